import type { JourneyTest, TestAnchor, TestEvent } from '../../document/index.ts'
import { duration } from '../../kernel/duration.ts'
import { addDuration, type Zone, zone } from '../../runtime/index.ts'

/** What an event may follow, as a key: `sent n1`, `arrived n1`, `exited`. */
export const anchorKey = (what: TestAnchor['what'], node?: string): string =>
  node === undefined ? what : `${what} ${node}`

interface Due {
  readonly at: number
  /** Its place in the script: the earlier of two at one instant comes first. */
  readonly order: number
  readonly event: TestEvent
}

/** What a script still has to come: events whose time is known, and events that wait for what they follow. */
export class Agenda {
  private readonly due: Due[] = []
  private readonly waiting = new Map<string, { readonly order: number; readonly event: TestEvent }[]>()
  private readonly times = new Map<string, number>()
  private readonly zone: Zone

  constructor({ customer, events }: Pick<JourneyTest, 'customer' | 'events'>, start: number) {
    this.zone = zone(customer.timeZone)
    for (const [order, event] of events.entries()) {
      if (!event.since) this.note(event, order, start)
      else {
        const key = anchorKey(event.since.what, event.since.node)
        this.waiting.set(key, [...(this.waiting.get(key) ?? []), { order, event }])
      }
    }
  }

  /** The instant of the next event; `undefined` when none has a time. */
  get nextAt(): number | undefined {
    return this.due[0]?.at
  }

  /** Nothing is to come whose time is known. */
  get isOver(): boolean {
    return this.due.length === 0
  }

  /** The next event. Throws when there is none. */
  take(): TestEvent {
    const next = this.due.shift()
    if (!next) throw new Error('Nothing is to come')
    return next.event
  }

  /** Something happened that events may follow. */
  happened(key: string, at: number): void {
    const time = (this.times.get(key) ?? 0) + 1
    this.times.set(key, time)
    for (const { event, order } of this.waiting.get(key) ?? [])
      if ((event.since?.time ?? 1) === time) this.note(event, order, at)
  }

  private note(event: TestEvent, order: number, from: number): void {
    const due: Due = { at: addDuration(from, duration(event.after), this.zone), order, event }
    const later = this.due.findIndex((other) => other.at > due.at || (other.at === due.at && other.order > order))
    this.due.splice(later < 0 ? this.due.length : later, 0, due)
  }
}
