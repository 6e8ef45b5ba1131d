import type { Journey, Workshop } from '../../../document/index.ts'
import type { RunState } from '../../../editor/index.ts'
import type { Format } from '../../kit/index.ts'

/** Words and figures in the reader's language. */
export interface Speech {
  /** A text by its whole name: `takeAway:worst`, `common:channel.email`. */
  readonly t: (key: string, values?: Record<string, unknown>) => string
  readonly format: Format
}

/** What is taken away: everything that pages are made of. */
export interface TakenAway {
  readonly journey: Journey
  readonly workshop: Workshop
  readonly say: Speech
  /** The last simulation; absent: pages are without. */
  readonly run?: RunState | undefined
  /** The day, in words. */
  readonly today: string
}
