import { pointer } from '../../kernel/json-pointer.ts'
import type { Channel } from '../channels.ts'
import type { DurationDistribution } from '../distribution.ts'
import type { AssumptionNote, ChannelBehaviour, Scenario } from '../scenario.ts'

export const INDUSTRIES = ['retail', 'saas', 'bank', 'travel', 'insurance'] as const
export type Industry = (typeof INDUSTRIES)[number]

/**
 * Public sources that figures are taken from. `campaignMonitor`: Campaign Monitor, “Ultimate Email Marketing Benchmarks
 * for 2022”, mail sent in 2021. `mailchimp`: Mailchimp, “Email Marketing Statistics and Benchmarks by Industry”, October
 * 2019, all accounts that name no industry.
 */
export type PresetSource = 'campaignMonitor' | 'mailchimp'

/** One figure of a preset. Without a source it is an assumption of ours, and said to be one. */
export interface PresetFigure {
  readonly value: number
  readonly source?: PresetSource
  /** The row of the source's table, in its own words. */
  readonly row?: string
  /** How the figure was worked out, where the source measures something else. */
  readonly worked?: 'bounces' | 'perOpen'
  readonly low?: number
  readonly high?: number
}

const REACTIONS = ['deliver', 'open', 'click', 'unsubscribe'] as const

export interface ChannelPreset extends Readonly<Record<(typeof REACTIONS)[number], PresetFigure>> {
  /** Share of customers who allow the channel. */
  readonly consent: PresetFigure
  readonly openDelay: DurationDistribution
  readonly clickDelay: DurationDistribution
}

export interface Preset {
  readonly channels: Readonly<Record<Channel, ChannelPreset>>
  readonly fatigue: { readonly strength: PresetFigure; readonly halfLife: string }
}

/** Puts a sourced figure's origin into words. */
export type SourceWords = (figure: PresetFigure & { readonly source: PresetSource }) => string

/**
 * A scenario with an industry's figures for these channels and for fatigue. What it says of other channels, people, single
 * messages, segments and events stays. Sources and ranges go with the figures; those of figures that went are gone.
 */
export function withPreset(
  scenario: Scenario,
  preset: Preset,
  channels: readonly Channel[],
  words: SourceWords,
): Scenario {
  const notes = new Map(Object.entries(scenario.assumptions ?? {}))
  const forget = (...place: readonly string[]) => {
    const path = pointer(...place)
    for (const key of [...notes.keys()]) if (key === path || key.startsWith(`${path}/`)) notes.delete(key)
  }
  const remember = (figure: PresetFigure, ...place: readonly string[]) => {
    const note = noteOf(figure, words)
    if (note) notes.set(pointer(...place), note)
  }
  const behaviours: Partial<Record<Channel, ChannelBehaviour>> = { ...scenario.behaviour.channels }
  const consent = { ...scenario.population.consent }
  for (const channel of channels) {
    const figures = preset.channels[channel]
    forget('behaviour', 'channels', channel)
    forget('population', 'consent', channel)
    behaviours[channel] = behaviourOf(figures)
    consent[channel] = figures.consent.value
    for (const each of REACTIONS) remember(figures[each], 'behaviour', 'channels', channel, each)
    remember(figures.consent, 'population', 'consent', channel)
  }
  forget('behaviour', 'fatigue')
  remember(preset.fatigue.strength, 'behaviour', 'fatigue', 'strength')
  const { assumptions: _before, ...rest } = scenario
  return {
    ...rest,
    population: { ...scenario.population, consent },
    behaviour: {
      ...scenario.behaviour,
      channels: behaviours,
      fatigue: { strength: preset.fatigue.strength.value, halfLife: preset.fatigue.halfLife },
    },
    ...(notes.size > 0 && { assumptions: Object.fromEntries(notes) }),
  }
}

const behaviourOf = ({
  deliver,
  open,
  click,
  unsubscribe,
  openDelay,
  clickDelay,
}: ChannelPreset): ChannelBehaviour => ({
  deliver: deliver.value,
  open: open.value,
  click: click.value,
  unsubscribe: unsubscribe.value,
  openDelay,
  clickDelay,
})

function noteOf(figure: PresetFigure, words: SourceWords): AssumptionNote | undefined {
  const { source, low, high } = figure
  const note: AssumptionNote = {
    ...(source !== undefined && { source: words({ ...figure, source }) }),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
  }
  return Object.keys(note).length > 0 ? note : undefined
}
