import { type Duration, duration } from '../../kernel/duration.ts'
import { addDuration, type Zone } from '../../runtime/index.ts'
import type { Customer } from '../customer.ts'
import { EVENT } from '../model.ts'
import { Line, type Resource, type ResourceHost } from './resource.ts'

/** Lets at most `max` customers through in any stretch of `per`, first come first served. */
export class Throttle implements Resource {
  private readonly host: ResourceHost
  private readonly max: number
  private readonly per: Duration
  private readonly clock: Zone
  private readonly line = new Line()
  /** The instants of the last `max` releases, oldest first, as a ring. */
  private readonly releases: number[] = []
  private oldest = 0
  private asleepUntil = Number.NEGATIVE_INFINITY

  constructor(host: ResourceHost, { max, per }: { max: number; per: string }, clock: Zone) {
    this.host = host
    this.max = max
    this.per = duration(per)
    this.clock = clock
  }

  ask(customer: Customer, node: number): void {
    this.line.join(customer, node)
    this.serve()
  }

  withdraw(customer: Customer): void {
    this.line.leave(customer)
  }

  private serve = (): void => {
    while (!this.line.isEmpty) {
      const free = this.freeAt()
      if (free > this.host.now) {
        if (this.asleepUntil < free) {
          this.asleepUntil = free
          this.host.wakeAt(free, this.serve)
        }
        return
      }
      const served = this.line.next()
      if (!served) return
      this.release()
      this.host.tell(served.customer, this.host.now, EVENT.granted, served.node)
    }
  }

  private freeAt(): number {
    if (this.releases.length < this.max) return this.host.now
    return addDuration(this.releases[this.oldest] ?? 0, this.per, this.clock)
  }

  private release(): void {
    if (this.releases.length < this.max) this.releases.push(this.host.now)
    else {
      this.releases[this.oldest] = this.host.now
      this.oldest = (this.oldest + 1) % this.max
    }
  }
}
