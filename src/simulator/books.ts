import type { ActionParams } from '../document/index.ts'
import { WEEK_MS } from '../kernel/duration.ts'
import type { Customer } from './customer.ts'
import type { Model } from './model.ts'
import type { Tally } from './tally.ts'

/** A message went out: it counts in her week, and for what she has cost. `now` in milliseconds since the epoch. */
export function bookSend(customer: Customer, node: number, now: number, model: Model, tally: Tally): void {
  const message = model.messages[node]
  tally.sent(node, message?.channelNumber ?? 0, now)
  bookWeeks(customer, Math.floor((now - customer.arrivedAt) / WEEK_MS), tally)
  customer.weekSends++
  customer.sent++
  customer.costMicros += message?.costMicros ?? 0
}

/** What is only known of a customer at her end: her last weeks, what she was worth, what her arms came to. */
export function closeBooks(customer: Customer, model: Model, tally: Tally): void {
  if (customer.entries === 0) return
  const until = customer.node >= 0 ? model.end : customer.leftAt
  bookWeeks(customer, Math.floor((until - customer.arrivedAt) / WEEK_MS) + 1, tally)
  tally.finished(customer.peak, customer.costMicros, customer.value)
  for (let index = 0; index < customer.arms.length; index++) {
    const arm = (customer.arms[index] ?? 0) - 1
    if (arm < 0) continue
    const goal = model.experiments[index]?.goal ?? -1
    const reachedAt = customer.goalsReachedAt[goal] ?? Number.NaN
    tally.arm(index, arm, reachedAt >= (customer.armsSince[index] ?? 0))
    const sent = customer.sent - (customer.armsSent[index] ?? 0)
    if (sent > 0) tally.armSends(index, arm, sent, customer.costMicros - (customer.armsCost[index] ?? 0))
  }
}

/** Books her weeks up to, not including, `week`, counted from her arrival. */
function bookWeeks(customer: Customer, week: number, tally: Tally): void {
  if (customer.week >= week) return
  if (customer.weekSends > customer.peak) customer.peak = customer.weekSends
  tally.weeks(customer.weekSends, 1)
  tally.weeks(0, week - customer.week - 1)
  customer.weekSends = 0
  customer.week = week
}

/** What reaching a goal is worth; 0 where its value is no number. */
export function worthOf(value: ActionParams['convert']['value'], property: (name: string) => unknown): number {
  if (value === undefined) return 0
  const worth = 'constant' in value ? value.constant : property(value.property)
  return typeof worth === 'number' && Number.isFinite(worth) ? worth : 0
}
