/** A document as it stands in a file of some version: nothing is known of it but that it is a JSON object. */
export type RawJourney = Readonly<Record<string, unknown>>

/**
 * One step from format version N to N + 1. `up` is pure and total: it turns what it knows and leaves alone what it does
 * not understand, for the schema to report. It never throws and does not change its argument.
 */
export interface Migration {
  /** What changed, in a few words; unique and never renamed. */
  readonly name: string
  /** The version that `up` starts from. */
  readonly from: number
  readonly up: (raw: RawJourney) => RawJourney
}
