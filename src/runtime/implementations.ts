import {
  type AnyActorLogic,
  type AnyActorRef,
  type AnyStateMachine,
  assign,
  createMachine,
  enqueueActions,
} from 'xstate'
import { DUE, type JourneyMachine, LIMITS, LONGEST_TIMER_MS } from '../document/index.ts'
import { type ActionImplementations, actions } from './actions.ts'
import type { Facts } from './facts.ts'
import { type GuardImplementations, guards } from './guards.ts'
import type { Ports } from './ports.ts'

const OVER_AT_ONCE = createMachine({ initial: 'over', states: { over: { type: 'final' } } })

/**
 * The names of every compiled journey, bound to a world: `setup(implementations(ports)).createMachine(machine)`.
 * The same for all journeys, since machines carry their parameters themselves.
 */
export function implementations(ports: Ports) {
  const { clock } = ports
  return {
    guards: guards(ports),
    actions: xstateActions(actions(ports), ports),
    actors: { journey: withinCallDepth(ports.journey ?? OVER_AT_ONCE) },
    delays: {
      [DUE]: ({ context }: Facts) => Math.min(Math.max(0, (context.due ?? 0) - clock.now()), LONGEST_TIMER_MS),
    },
  }
}

/** A compiled journey as an XState machine in this world. */
export function createJourneyMachine(machine: JourneyMachine, ports: Ports): AnyStateMachine {
  const { guards: named, actions: doing, actors, delays } = implementations(ports)
  // The configuration is data of our own compiler; XState's types are made for literals in source code.
  const config = machine as unknown as Parameters<typeof createMachine>[0]
  return createMachine(config).provide({
    guards: named as GuardImplementations as never,
    actions: doing as never,
    actors: actors as never,
    delays: delays as never,
  }) as unknown as AnyStateMachine
}

/**
 * The actor of a called journey. Calls nested beyond the limit fail instead of going on for ever; who called goes on as
 * after any call.
 */
function withinCallDepth(logic: AnyActorLogic): AnyActorLogic {
  const getInitialSnapshot: AnyActorLogic['getInitialSnapshot'] = (scope, input) => {
    if (callsAround(scope.self) > LIMITS.callDepth)
      throw new RangeError(
        `Journeys can call one another at most ${LIMITS.callDepth} deep. Hand the customer over instead of calling.`,
      )
    return logic.getInitialSnapshot(scope, input)
  }
  return Object.create(logic, { getInitialSnapshot: { value: getInitialSnapshot } }) as AnyActorLogic
}

/** How many calls an actor is inside of, itself included. */
function callsAround(actor: AnyActorRef): number {
  let calls = 0
  for (let at: AnyActorRef | undefined = actor; at; at = at._parent) if (at.src === 'journey') calls += 1
  return calls
}

/** Applies what an action says it does with XState's own means. */
function xstateActions(named: ActionImplementations, { perform }: Ports) {
  return Object.fromEntries(
    Object.entries(named).map(([name, action]) => [
      name,
      enqueueActions(({ context, event, enqueue }, params) => {
        const run = action as (facts: Facts, params: unknown) => ReturnType<typeof action>
        const { context: changes, effect, raise } = run({ context, event } as unknown as Facts, params)
        if (changes) enqueue(assign(changes as never))
        if (effect) enqueue(() => perform(effect, changes?.customer ?? context.customer))
        for (const raised of raise ?? []) enqueue.raise(raised as never)
      }),
    ]),
  )
}
