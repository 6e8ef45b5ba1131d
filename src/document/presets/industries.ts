import type { Channel } from '../channels.ts'
import { guess, USUAL_CHANNELS } from './channels.ts'
import type { ChannelPreset, Industry, Preset, PresetFigure } from './preset.ts'

/** A row of Campaign Monitor's table of 2022: shares of the mail delivered, but clicks of the mail opened. */
interface BenchmarkRow {
  readonly row: string
  readonly open: number
  readonly clickToOpen: number
  readonly unsubscribe: number
}

/** Lowest and highest of that table's industries: between these a figure is varied. */
const OPEN_RANGE = { low: 0.171, high: 0.285 }
const CLICK_RANGE = { low: 0.058, high: 0.172 }

/** Unsubscribes are published with one decimal of a per cent; here they are a share of those opened. */
function benchmarked({
  row,
  open,
  clickToOpen,
  unsubscribe,
}: BenchmarkRow): Pick<ChannelPreset, 'open' | 'click' | 'unsubscribe'> {
  const from = { source: 'campaignMonitor', row } as const
  const perOpen = (share: number) => Number((share / open).toFixed(4))
  return {
    open: { value: open, ...from, ...OPEN_RANGE },
    click: { value: clickToOpen, ...from, ...CLICK_RANGE },
    unsubscribe: {
      value: perOpen(unsubscribe),
      ...from,
      worked: 'perOpen',
      low: perOpen(Math.max(0, unsubscribe - 0.0005)),
      high: perOpen(unsubscribe + 0.0005),
    },
  }
}

const RETAIL: BenchmarkRow = { row: 'Retail', open: 0.171, clickToOpen: 0.058, unsubscribe: 0.001 }
const SOFTWARE: BenchmarkRow = { row: 'IT / Tech / Software', open: 0.227, clickToOpen: 0.098, unsubscribe: 0.002 }
const FINANCE: BenchmarkRow = { row: 'Financial Services', open: 0.271, clickToOpen: 0.101, unsubscribe: 0.002 }
const TRAVEL: BenchmarkRow = {
  row: 'Travel, Hospitality, Leisure',
  open: 0.202,
  clickToOpen: 0.087,
  unsubscribe: 0.002,
}

type Differences = Partial<Record<Channel, Partial<ChannelPreset>>>

function preset(email: BenchmarkRow, strength: PresetFigure, halfLife: string, differences: Differences): Preset {
  const all: Differences = { ...differences, email: { ...benchmarked(email), ...differences.email } }
  const channels = Object.entries(USUAL_CHANNELS).map(([channel, usual]): [string, ChannelPreset] => [
    channel,
    { ...usual, ...all[channel as Channel] },
  ])
  return { channels: Object.fromEntries(channels) as Preset['channels'], fatigue: { strength, halfLife } }
}

/** Starting points for a scenario, by industry. Whatever has no source is our assumption. */
export const PRESETS: Readonly<Record<Industry, Preset>> = {
  retail: preset(RETAIL, guess(0.08, 0.03, 0.15), 'P7D', {
    sms: { consent: guess(0.35, 0.2, 0.55), click: guess(0.1, 0.05, 0.18) },
  }),
  saas: preset(SOFTWARE, guess(0.06, 0.02, 0.12), 'P7D', {
    email: { consent: guess(0.9, 0.75, 0.98) },
    sms: { consent: guess(0.1, 0.03, 0.25) },
    inApp: { deliver: guess(0.6, 0.4, 0.8) },
  }),
  bank: preset(FINANCE, guess(0.05, 0.02, 0.1), 'P14D', {
    email: { consent: guess(0.7, 0.5, 0.9) },
    push: { consent: guess(0.65, 0.45, 0.8), open: guess(0.08, 0.04, 0.15) },
    call: { deliver: guess(0.4, 0.2, 0.6) },
  }),
  travel: preset(TRAVEL, guess(0.07, 0.03, 0.14), 'P7D', {
    email: { consent: guess(0.75, 0.55, 0.9) },
    sms: { consent: guess(0.45, 0.25, 0.65) },
  }),
  // The table has no row for insurance.
  insurance: preset(FINANCE, guess(0.05, 0.02, 0.1), 'P14D', {
    email: { consent: guess(0.65, 0.45, 0.85) },
    call: { consent: guess(0.6, 0.4, 0.8), click: guess(0.25, 0.1, 0.4) },
    mail: { open: guess(0.7, 0.5, 0.85) },
  }),
}
