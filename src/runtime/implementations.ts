import { type AnyStateMachine, assign, createMachine, enqueueActions } from 'xstate'
import { DUE, type JourneyMachine, LONGEST_TIMER_MS } from '../document/index.ts'
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
    actors: { journey: ports.journey ?? OVER_AT_ONCE },
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
