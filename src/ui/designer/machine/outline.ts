import type { SourceMap } from '../../../compiler/index.ts'
import {
  INSIDE,
  type JourneyMachine,
  type MachineAction,
  type MachineState,
  type MachineTransition,
  OUTSIDE,
  type Plan,
} from '../../../document/index.ts'
import { actionCode, guardCode, planOf, triggerCode } from './code-words.ts'
import { flowOrder } from './flow-order.ts'
import { triggersOf } from './triggers.ts'

interface Item {
  /** Unique in the outline; a state's is its path, a transition's says where it stands. */
  readonly id: string
  readonly parent: string | undefined
  /** 1 for the regions. */
  readonly level: number
  readonly children: readonly string[]
  /** Path of the state it belongs to; a state belongs to itself. */
  readonly state: string
  /** The step of the drawing it comes from, or leads to. */
  readonly node: string | undefined
  /** What search looks at. */
  readonly text: string
}

export interface StateItem extends Item {
  readonly kind: 'state'
  readonly key: string
  /** What people call it; empty where it has no name. */
  readonly name: string
  readonly type: 'parallel' | 'compound' | 'atomic'
  readonly initial: boolean
  readonly tags: readonly string[]
  readonly source: MachineState
}

export interface ActionItem extends Item {
  readonly kind: 'action'
  /** On entering or leaving the state, or on the way of a transition. */
  readonly when: 'entry' | 'exit' | 'actions'
  readonly code: string
  readonly source: MachineAction
}

export interface InvokeItem extends Item {
  readonly kind: 'invoke'
  readonly code: string
  readonly source: NonNullable<MachineState['invoke']>[number]
}

export interface TransitionItem extends Item {
  readonly kind: 'transition'
  /** As in the source map: `always`, `after due`, `done`, or the event. */
  readonly on: string
  readonly index: number
  readonly trigger: string
  readonly guard: string | undefined
  readonly edge: string | undefined
  readonly port: string | undefined
  /** The state it goes to; undefined where it stays. */
  readonly target: { readonly id: string; readonly key: string; readonly name: string } | undefined
  readonly source: MachineTransition
}

export type OutlineItem = StateItem | ActionItem | InvokeItem | TransitionItem

/** A machine as a tree of lines. */
export interface Outline {
  readonly roots: readonly string[]
  readonly items: ReadonlyMap<string, OutlineItem>
}

export const INSIDE_PATH = `path.${INSIDE}`
export const OUTSIDE_PATH = `path.${OUTSIDE}`

/** A transition's line, by its place in the machine as the source map tells it. */
export const transitionId = (state: string, on: string, index: number): string => `${state} ${on} ${index}`

interface Place {
  readonly parent: string | undefined
  readonly level: number
  readonly node: string | undefined
  readonly plan: Plan | undefined
}

/** Everything in a machine, once. Steps stand in the order in which customers meet them. */
export function outlineOf(machine: JourneyMachine, sourceMap: SourceMap): Outline {
  const writer = new Writer(machine, sourceMap)
  const top: Place = { parent: undefined, level: 1, node: undefined, plan: undefined }
  const roots = Object.entries(machine.states).map(([key, state]) => writer.state(key, state, top, false))
  return { roots, items: writer.items }
}

class Writer {
  readonly items = new Map<string, OutlineItem>()
  private readonly nodeAt: ReadonlyMap<string, string>
  private readonly order: readonly string[]
  private readonly inside: MachineState | undefined

  constructor(machine: JourneyMachine, sourceMap: SourceMap) {
    this.nodeAt = new Map(Object.entries(sourceMap.nodes).map(([node, path]) => [path, node]))
    this.inside = machine.states.path?.states?.[INSIDE]
    this.order = flowOrder(machine)
  }

  state(key: string, state: MachineState, { parent, level, ...above }: Place, initial: boolean): string {
    const id = parent === undefined ? key : `${parent}.${key}`
    const node = this.nodeAt.get(id) ?? above.node
    const below: Place = { parent: id, level: level + 1, node, plan: planOf(state) ?? above.plan }
    const children = [
      ...this.actions('entry', state.entry, below, id),
      ...this.actions('exit', state.exit, below, id),
      ...this.invokes(state, below),
      ...this.transitions(state, below),
      ...this.childStates(id, state, below),
    ]
    const name = state.description ?? ''
    const type = state.type === 'parallel' ? 'parallel' : state.states ? 'compound' : 'atomic'
    const tags = state.tags ?? []
    const text = [key, name, ...tags].join(' ')
    this.items.set(id, {
      kind: 'state',
      id,
      parent,
      level,
      children,
      state: id,
      node,
      key,
      name,
      type,
      initial,
      tags,
      source: state,
      text,
    })
    return id
  }

  private childStates(id: string, state: MachineState, below: Place): string[] {
    const keys = id === INSIDE_PATH ? this.order : Object.keys(state.states ?? {})
    return keys.flatMap((key) => {
      const child = state.states?.[key]
      return child ? [this.state(key, child, below, key === state.initial && state.type !== 'parallel')] : []
    })
  }

  private actions(
    when: ActionItem['when'],
    list: readonly MachineAction[] | undefined,
    { parent = '', level, node }: Place,
    state: string,
  ): string[] {
    return (list ?? []).map((source, index) => {
      const id = `${parent} ${when} ${index}`
      const code = actionCode(source)
      const text = `${when} ${code}`
      this.items.set(id, { kind: 'action', id, parent, level, children: [], state, node, when, code, source, text })
      return id
    })
  }

  private invokes(state: MachineState, { parent = '', level, node }: Place): string[] {
    return (state.invoke ?? []).map((source) => {
      const id = `${parent} invoke ${source.id}`
      const code = `${source.src} ${source.input.journey ?? ''}`.trim()
      const text = `invoke ${code}`
      this.items.set(id, { kind: 'invoke', id, parent, level, children: [], state: parent, node, code, source, text })
      return id
    })
  }

  private transitions(state: MachineState, place: Place): string[] {
    return triggersOf(state).flatMap(([on, list]) => list.map((each, index) => this.transition(on, index, each, place)))
  }

  private transition(on: string, index: number, source: MachineTransition, place: Place): string {
    const { parent = '', level, plan } = place
    const id = transitionId(parent, on, index)
    const target = this.target(source, parent)
    const node = place.node ?? (target && this.nodeAt.get(target.id))
    const trigger = triggerCode(on, plan)
    const guard = source.guard && guardCode(source.guard)
    const { edge, port } = source.meta ?? {}
    const children = this.actions('actions', source.actions, { ...place, parent: id, level: level + 1, node }, parent)
    const text = [trigger, guard, target?.key, target?.name].join(' ')
    this.items.set(id, {
      kind: 'transition',
      id,
      parent,
      level,
      children,
      state: parent,
      node,
      on,
      index,
      trigger,
      guard,
      edge,
      port,
      target,
      source,
      text,
    })
    return id
  }

  /** `#id` is a state of the path; anything else a sibling. */
  private target({ target }: MachineTransition, from: string): TransitionItem['target'] {
    if (target === undefined) return undefined
    const key = target.replace(/^#/, '')
    if (!target.startsWith('#')) return { id: `${from.slice(0, from.lastIndexOf('.'))}.${key}`, key, name: '' }
    if (key === OUTSIDE || key === INSIDE) return { id: `path.${key}`, key, name: '' }
    return { id: `${INSIDE_PATH}.${key}`, key, name: this.inside?.states?.[key]?.description ?? '' }
  }
}
