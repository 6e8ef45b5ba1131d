import type { Customer } from '../customer.ts'

export interface Timer {
  readonly at: number
  readonly order: number
  readonly ring: () => void
}

/** The timers of one stock machine on a virtual clock. Whoever runs the machine rings them. */
export class VirtualTimers {
  private waiting: readonly Timer[] = []

  clear(): void {
    this.waiting = []
  }

  /** The one that is due first; of those of one instant, the one that was set first. */
  next(): Timer | undefined {
    return this.waiting.reduce<Timer | undefined>(
      (best, timer) =>
        best === undefined || timer.at < best.at || (timer.at === best.at && timer.order < best.order) ? timer : best,
      undefined,
    )
  }

  take(timer: unknown): void {
    this.waiting = this.waiting.filter((each) => each !== timer)
  }

  /** What XState takes for a clock. Orders are shared with the customer's agenda: what was set first comes first. */
  clock(now: () => number, customer: () => Customer) {
    return {
      setTimeout: (ring: () => void, ms: number): Timer => {
        const timer = { at: now() + ms, order: customer().agenda.nextOrder(), ring }
        this.waiting = [...this.waiting, timer]
        return timer
      },
      clearTimeout: (timer: unknown) => this.take(timer),
    }
  }
}
