import { describe, expect, it } from 'vitest'
import { CHANNELS } from '../channels.ts'
import { durationDistributionSchema } from '../distribution.ts'
import { newScenario } from '../names.ts'
import { scenarioSchema } from '../scenario.ts'
import { INDUSTRIES, PRESETS, type PresetFigure, withPreset } from './index.ts'

const SHARES = ['consent', 'deliver', 'open', 'click', 'unsubscribe'] as const
const figures = (industry: (typeof INDUSTRIES)[number]): [string, PresetFigure][] => [
  ...CHANNELS.flatMap((channel) =>
    SHARES.map((share): [string, PresetFigure] => [`${channel} ${share}`, PRESETS[industry].channels[channel][share]]),
  ),
  ['fatigue', PRESETS[industry].fatigue.strength],
]
const words = ({ source, row = '' }: PresetFigure) => `${source} ${row}`.trim()

describe.each(INDUSTRIES)('the figures of %s', (industry) => {
  it('can be true: shares within their range, delays that can be drawn', () => {
    for (const [name, { value, low = value, high = value }] of figures(industry)) {
      expect(value, name).toBeGreaterThanOrEqual(low)
      expect(value, name).toBeLessThanOrEqual(high)
      expect(low, name).toBeGreaterThanOrEqual(0)
      expect(high, name).toBeLessThanOrEqual(1)
    }
    for (const { openDelay, clickDelay } of Object.values(PRESETS[industry].channels)) {
      expect(durationDistributionSchema.safeParse(openDelay).success).toBe(true)
      expect(durationDistributionSchema.safeParse(clickDelay).success).toBe(true)
    }
  })

  it('name a source only with what of it they are', () => {
    const sourced = figures(industry).filter(([, { source }]) => source !== undefined)
    expect(sourced.map(([name]) => name).sort()).toEqual([
      'email click',
      'email deliver',
      'email open',
      'email unsubscribe',
    ])
    for (const [, { source, row }] of sourced) expect(row !== undefined).toBe(source === 'campaignMonitor')
  })

  it('make a scenario that the document takes, and speak of their sources there', () => {
    const scenario = withPreset(newScenario({ name: 'Base' }), PRESETS[industry], CHANNELS, words)
    expect(scenarioSchema.safeParse(scenario).error).toBeUndefined()
    expect(scenario.assumptions?.['/behaviour/channels/email/open']?.source).toMatch(/^campaignMonitor ./)
    expect(scenario.assumptions?.['/behaviour/channels/sms/open']).not.toHaveProperty('source')
  })
})

describe('using the figures of an industry', () => {
  const base = {
    ...newScenario({ name: 'Base' }),
    behaviour: { channels: { email: { open: 0.9 }, sms: { open: 0.5 } }, nodes: {}, segments: [], events: {} },
    assumptions: {
      '/behaviour/channels/email/open': { source: 'Ours' },
      '/behaviour/channels/sms/open': { source: 'Ours' },
    },
  }

  it('leaves everything else as it was', () => {
    const { behaviour, population, assumptions, ...rest } = withPreset(base, PRESETS.bank, ['email'], words)
    expect(behaviour.channels.email?.open).toBe(0.271)
    expect(behaviour.channels.sms).toEqual({ open: 0.5 })
    expect(population.consent).toEqual({ email: 0.7 })
    expect(assumptions?.['/behaviour/channels/sms/open']).toEqual({ source: 'Ours' })
    expect(assumptions?.['/behaviour/channels/email/open']?.source).toBe('campaignMonitor Financial Services')
    expect(rest).toEqual(
      expect.objectContaining({ name: 'Base', customers: base.customers, seed: base.seed, arrivals: base.arrivals }),
    )
  })

  it('twice is using it once', () => {
    const once = withPreset(base, PRESETS.travel, ['email', 'sms'], words)
    expect(withPreset(once, PRESETS.travel, ['email', 'sms'], words)).toEqual(once)
  })
})
