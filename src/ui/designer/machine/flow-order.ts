import { INSIDE, type JourneyMachine, type MachineState, OUTSIDE } from '../../../document/index.ts'
import { triggersOf } from './triggers.ts'

/** Keys of the steps' states in the order in which customers meet them, nearest first; what nobody reaches comes last. */
export function flowOrder(machine: JourneyMachine): readonly string[] {
  const path = machine.states.path?.states ?? {}
  const steps = path[INSIDE]?.states ?? {}
  const seen = new Set<string>()
  const queue = [...targetsOf(path[OUTSIDE])]
  for (const key of queue) {
    const state = Object.hasOwn(steps, key) ? steps[key] : undefined
    if (!state || seen.has(key)) continue
    seen.add(key)
    queue.push(...targetsOf(state))
  }
  return [...seen, ...Object.keys(steps).filter((key) => !seen.has(key))]
}

/** The ids that a state and all within it lead to. */
function targetsOf(state: MachineState | undefined): string[] {
  if (!state) return []
  const own = triggersOf(state).flatMap(([, list]) => list.flatMap(({ target }) => target ?? []))
  const ids = own.flatMap((target) => (target.startsWith('#') ? [target.slice(1)] : []))
  return [...ids, ...Object.values(state.states ?? {}).flatMap(targetsOf)]
}
