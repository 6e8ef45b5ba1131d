import type { Customer } from '../customer.ts'
import type { Purpose } from '../draws.ts'
import { EVENT } from '../model.ts'
import type { Sampler } from '../sampling.ts'
import { Line, type Resource, type ResourceHost } from './resource.ts'

/** How long a customer's task at a node will take once somebody works on it, milliseconds. */
export interface TaskLuck {
  readonly purpose: (customer: Customer, node: number) => Purpose
  readonly sample: Sampler<number>
}

/**
 * People who work on tasks, one each at a time, first come first served over all nodes that give the team work. A task
 * that is withdrawn, because its time ran out or the customer left, is put down at once and its agent is free.
 */
export class Team implements Resource {
  private readonly host: ResourceHost
  private readonly luck: TaskLuck
  private free: number
  private readonly line = new Line()
  private readonly atWork = new Map<Customer, { finished: boolean }>()

  constructor(host: ResourceHost, agents: number, luck: TaskLuck) {
    this.host = host
    this.free = agents
    this.luck = luck
  }

  ask(customer: Customer, node: number): void {
    this.line.join(customer, node)
    this.serve()
  }

  withdraw(customer: Customer): void {
    if (this.line.leave(customer)) return
    const work = this.atWork.get(customer)
    if (!work) return
    this.atWork.delete(customer)
    if (!work.finished) this.release()
    work.finished = true
  }

  private serve(): void {
    while (this.free > 0) {
      const next = this.line.next()
      if (!next) return
      this.free--
      this.begin(next.customer, next.node)
    }
  }

  private begin(customer: Customer, node: number): void {
    const time = customer.sends[node] ?? 0
    customer.sends[node] = time + 1
    const takes = this.luck.sample(this.luck.purpose(customer, node).draw(customer.number, time))
    const work = { finished: false }
    this.atWork.set(customer, work)
    this.host.wakeAt(this.host.now + takes, () => {
      if (work.finished) return
      work.finished = true
      this.host.tell(customer, this.host.now, EVENT.taskDone, node)
      this.release()
    })
  }

  private release(): void {
    this.free++
    this.serve()
  }
}
