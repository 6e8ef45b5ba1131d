import type { SendRecord } from './context.ts'

/** An event as machines receive it. Document events carry `properties`; standard events carry `node` and more. */
export interface JourneyEvent {
  readonly type: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly node?: string
  readonly channel?: string
  /** Which attempt an answer belongs to; see webhooks. */
  readonly attempt?: number
  readonly goal?: string
  readonly attribute?: string
  readonly value?: unknown
  readonly customer?: KnownCustomer
}

/** Who a machine is about. */
export interface KnownCustomer {
  readonly id: string
  /** IANA name. */
  readonly timeZone: string
  readonly attributes: Readonly<Record<string, unknown>>
  /** Channels that are not named are consented to. */
  readonly consent: Readonly<Record<string, boolean>>
  /** What other journeys have sent her, in order of time: caps count it too. Only a host of several journeys knows. */
  readonly sends?: readonly SendRecord[]
}
