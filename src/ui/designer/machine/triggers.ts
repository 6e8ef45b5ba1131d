import type { MachineState, MachineTransition } from '../../../document/index.ts'

/** Every list of transitions of a state with what triggers it, in the words of the source map. */
export function triggersOf(state: MachineState): (readonly [on: string, list: readonly MachineTransition[]])[] {
  return [
    ...(state.always ? [['always', state.always] as const] : []),
    ...Object.entries(state.on ?? {}),
    ...Object.entries(state.after ?? {}).map(([delay, list]) => [`after ${delay}`, list] as const),
    ...(state.invoke ?? []).flatMap(
      ({ onDone, onError = [] }) => [['done', onDone] as const, ['error', onError] as const] as const,
    ),
  ]
}
