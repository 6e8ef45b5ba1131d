import {
  ANSWER_EVENTS,
  EXIT_REASONS,
  type MachineState,
  type MachineTransition,
  type Plan,
  TIMEOUT_TAG,
  zoneRef,
} from '../../document/index.ts'
import type { LoweringContext, LowerKind } from '../lowering.ts'
import { sortedEntries } from '../lowering.ts'
import { waitingUntil } from '../waiting.ts'

export const lowerDelay: LowerKind<'delay'> = (id, { config }, context) => {
  const zone = 'clock' in config ? zoneRef(config.clock, context.journey.timeZone) : 'customer'
  const next = context.through(id, 'next')
  switch (config.mode) {
    case 'for':
      return waitingUntil({ until: 'duration', duration: config.duration }, [next])
    case 'untilTime':
      return waitingUntil({ until: 'timeOfDay', time: config.time, ...optional('days', config.days), zone }, [next])
    case 'untilDate': {
      const past = config.past ?? 'continue'
      return waitingUntil({ until: 'date', date: config.date, zone, past }, withPast(past, next, context))
    }
    case 'untilAttribute': {
      const past = config.past ?? 'continue'
      const plan: Plan = {
        until: 'attribute',
        attribute: config.attribute,
        ...optional('offset', config.offset),
        ...optional('time', config.time),
        ...optional('yearly', config.yearly),
        zone,
        past,
      }
      return waitingUntil(plan, withPast(past, next, context))
    }
  }
}

export const lowerTimeWindow: LowerKind<'timeWindow'> = (id, { config }, context) =>
  waitingUntil(
    {
      until: 'windowOpens',
      ...optional('days', config.days),
      from: config.from,
      to: config.to,
      ...optional('holidays', config.holidays),
      zone: zoneRef(config.clock, context.journey.timeZone),
    },
    [context.through(id, 'next')],
  )

export const lowerWaitFor: LowerKind<'waitFor'> = (id, { config }, context) => {
  const on: Record<string, MachineTransition[]> = {}
  for (const [port, branch] of sortedEntries(config.branches)) {
    on[branch.event] ??= context.exitsOn(branch.event)
    on[branch.event]?.push({
      guard: {
        type: 'matches',
        params: { ...optional('message', branch.message), ...optional('where', branch.where) },
      },
      ...context.through(id, port),
    })
  }
  const waiting = waitingUntil({ until: 'duration', duration: config.timeout }, [context.through(id, 'timeout')])
  return { ...waiting, tags: [TIMEOUT_TAG], on }
}

export const lowerThrottle: LowerKind<'throttle'> = (id, { config }, context) => ({
  ...answered(id, ANSWER_EVENTS.granted, context, {
    entry: [{ type: 'queue', params: { node: id, max: config.max, per: config.per } }],
    port: 'next',
  }),
  exit: [{ type: 'withdraw', params: { node: id } }],
})

/** A state that waits for the outside world's answer about this node. */
export function answered(
  id: string,
  event: string,
  context: LoweringContext,
  { entry, port }: { entry: NonNullable<MachineState['entry']>; port: string },
): MachineState {
  const answer: MachineTransition = { guard: { type: 'isAbout', params: { node: id } }, ...context.through(id, port) }
  return { entry, on: { [event]: [...context.exitsOn(event), answer] } }
}

function withPast(past: 'continue' | 'exit', next: MachineTransition, context: LoweringContext): MachineTransition[] {
  if (past === 'continue') return [next]
  return [{ guard: 'wasPast', ...context.leaving(EXIT_REASONS.datePassed, 'next') }, next]
}

/** `{ key: value }`, or nothing when the value is absent: exact optional properties have no undefined. */
const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value }
