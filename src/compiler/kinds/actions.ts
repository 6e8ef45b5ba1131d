import {
  ANSWER_EVENTS,
  DUE,
  EXIT_REASONS,
  type MachineAction,
  type MachineTransition,
  TIMEOUT_TAG,
} from '../../document/index.ts'
import type { LowerKind } from '../lowering.ts'
import { waitingUntil } from '../waiting.ts'
import { answered } from './timing.ts'

export const lowerUpdate: LowerKind<'update'> = (id, { config }, context) => ({
  always: [doing({ type: 'update', params: { node: id, set: config.set } }, context.through(id, 'next'))],
})

export const lowerEmit: LowerKind<'emit'> = (id, { config }, context) => ({
  always: [
    doing(
      { type: 'emitEvent', params: { node: id, event: config.event, properties: config.properties ?? {} } },
      context.through(id, 'next'),
    ),
  ],
})

/** Tries once and then `retries` times more, at once after an error or a time-out. */
export const lowerWebhook: LowerKind<'webhook'> = (id, { config }, context) => {
  const retries = config.retries ?? 0
  const failed = context.through(id, 'error')
  const again: MachineTransition = {
    guard: { type: 'mayRetry', params: { node: id, retries } },
    target: 'calling',
    reenter: true,
  }
  const ok: MachineTransition = { guard: { type: 'isAbout', params: { node: id } }, ...context.through(id, 'ok') }
  const gaveUp: MachineTransition = { guard: { type: 'isAbout', params: { node: id } }, ...failed }
  const { webhookOk, webhookError } = ANSWER_EVENTS
  return {
    entry: ['resetAttempts'],
    initial: 'calling',
    states: {
      calling: {
        entry: [
          { type: 'plan', params: { until: 'duration', duration: config.timeout ?? 'PT10S' } },
          { type: 'request', params: { node: id } },
        ],
        on: {
          [webhookOk]: [...context.exitsOn(webhookOk), ok],
          [webhookError]: [...context.exitsOn(webhookError), again, gaveUp],
        },
        after: { [DUE]: [again, failed] },
      },
    },
    tags: [TIMEOUT_TAG],
  }
}

export const lowerTask: LowerKind<'task'> = (id, { config }, context) => {
  const assign: MachineAction = {
    type: 'assignTask',
    params: { node: id, team: config.team, within: config.within },
  }
  const waiting = waitingUntil({ until: 'duration', duration: config.within }, [context.through(id, 'expired')])
  const done = answered(id, ANSWER_EVENTS.taskDone, context, { entry: [assign], port: 'done' })
  return {
    ...waiting,
    ...done,
    entry: [...(waiting.entry ?? []), assign],
    exit: [{ type: 'withdraw', params: { node: id } }],
    tags: [TIMEOUT_TAG],
  }
}

export const lowerJourney: LowerKind<'journey'> = (id, { config }, context) => {
  if (config.mode === 'handOff') {
    const handOff: MachineAction = { type: 'handOff', params: { node: id, journey: config.journey } }
    return { always: [doing(handOff, context.leaving(EXIT_REASONS.handedOff))] }
  }
  return {
    invoke: [
      {
        id: `call ${id}`,
        src: 'journey',
        input: { journey: config.journey, node: id },
        onDone: [context.through(id, 'next')],
        onError: [context.through(id, 'next')],
      },
    ],
  }
}

export const lowerGoal: LowerKind<'goal'> = (id, { config }, context) => ({
  always: [doing({ type: 'reachGoal', params: { goal: config.goal } }, context.through(id, 'next'))],
})

export const lowerExit: LowerKind<'exit'> = (_id, { config }, context) => ({
  always: [context.leaving(config.reason)],
})

export const lowerEntry: LowerKind<'entry'> = (id, _node, context) => ({ always: [context.through(id, 'next')] })

const doing = (action: MachineAction, out: MachineTransition): MachineTransition => ({
  ...out,
  actions: [action, ...(out.actions ?? [])],
})
