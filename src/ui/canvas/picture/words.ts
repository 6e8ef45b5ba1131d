import type { Journey } from '../../../document/index.ts'
import type { Format } from '../../kit/index.ts'
import { isStandardEvent, type Say } from '../kinds/say.ts'

export interface SayOptions {
  readonly journey: Pick<Journey, 'events' | 'attributes' | 'settings' | 'variants'>
  readonly variant: string
  /** Speaks the texts of `kinds` and `common`. */
  readonly t: Say['t']
  readonly format: Format
  /** The name of another journey. */
  readonly journeyName?: ((id: string) => string) | undefined
}

/** Words for the steps of a document at rest: one that is written down or drawn, and not edited. */
export function sayOf({ journey, variant, t, format, journeyName = String }: SayOptions): Say {
  const { events, attributes, settings, variants } = journey
  return {
    t,
    format,
    event: (name) => events[name]?.label || (isStandardEvent(name) ? t(`kinds:event.${name}`) : name),
    attribute: (name) => attributes[name]?.label || name,
    goal: (id) => settings.goals[id]?.name || id,
    node: (id) => variants[variant]?.nodes[id]?.name || id,
    journey: journeyName,
  }
}
