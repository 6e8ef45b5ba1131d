import { INSIDE, type JourneyMachine, type MachineState, type MachineTransition } from '../document/index.ts'

/** Where a port of the drawing is in the machine. */
export interface MappedTransition {
  readonly node: string
  readonly port: string
  readonly edge?: string
  /** Path of state keys from the root, joined by dots. */
  readonly state: string
  /** `always`, `after due`, `done`, or the event's name. */
  readonly on: string
  /** Index among that state's transitions on the same event. */
  readonly index: number
}

/** The drawing and the machine, side by side. */
export interface SourceMap {
  /** Node id → path of its state. */
  readonly nodes: Readonly<Record<string, string>>
  readonly transitions: readonly MappedTransition[]
}

export function sourceMapOf(machine: JourneyMachine): SourceMap {
  const nodes: Record<string, string> = {}
  const transitions: MappedTransition[] = []
  const inside = machine.states.path?.states?.[INSIDE]
  for (const [node, state] of Object.entries(inside?.states ?? {})) {
    const path = `path.${INSIDE}.${node}`
    nodes[node] = path
    collect(node, path, state, transitions)
  }
  return { nodes, transitions }
}

function collect(node: string, path: string, state: MachineState, into: MappedTransition[]): void {
  for (const [on, list] of transitionsOf(state)) {
    list.forEach((transition, index) => {
      const { port, edge } = transition.meta ?? {}
      if (port === undefined) return
      into.push({ node, port, ...(edge === undefined ? {} : { edge }), state: path, on, index })
    })
  }
  for (const [key, child] of Object.entries(state.states ?? {})) collect(node, `${path}.${key}`, child, into)
}

/** Every list of transitions of a state, with what triggers it. */
export function transitionsOf(state: MachineState): [on: string, transitions: readonly MachineTransition[]][] {
  return [
    ...(state.always ? [['always', state.always] as [string, MachineTransition[]]] : []),
    ...Object.entries(state.on ?? {}),
    ...Object.entries(state.after ?? {}).map(([delay, list]): [string, MachineTransition[]] => [
      `after ${delay}`,
      list,
    ]),
    ...(state.invoke ?? []).flatMap((invoke): [string, MachineTransition[]][] => [
      ['done', invoke.onDone],
      ['error', invoke.onError ?? []],
    ]),
  ]
}
