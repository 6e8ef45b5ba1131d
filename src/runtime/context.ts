import type { KnownCustomer } from './events.ts'

export interface MessageFacts {
  readonly channel: string
  readonly sent: boolean
  readonly delivered: boolean
  readonly opened: boolean
  readonly clicked: boolean
}

export interface SendRecord {
  /** Epoch milliseconds. */
  readonly at: number
  readonly channel: string
}

/** A machine's memory of its customer. Starts as the compiler writes it; plain JSON throughout. */
export interface JourneyContext {
  readonly customer: KnownCustomer
  /** Properties of the event that brought the customer in. */
  readonly entry: Readonly<Record<string, unknown>>
  readonly entries: number
  readonly enteredAt: number | null
  readonly leftAt: number | null
  /** By message node, since the last entry. */
  readonly messages: Readonly<Record<string, MessageFacts>>
  /** What was really sent, for caps; empty where the journey has none. */
  readonly sends: readonly SendRecord[]
  /** The instant the present wait ends, epoch milliseconds. */
  readonly due: number | null
  /** The present wait's date was missing or past. */
  readonly missed: boolean
  /** The arm that the last next-best choice took. */
  readonly chosen: string | null
  /** Calls made at the present webhook. */
  readonly attempts: number
}
