import {
  type ActionName,
  DUE,
  type GuardName,
  INSIDE,
  type JourneyMachine,
  type MachineAction,
  type MachineGuard,
  type MachineState,
  type MachineTransition,
  OUTSIDE,
  TIMEOUT_TAG,
} from '../document/index.ts'
import type { Customer } from './customer.ts'
import type { Names } from './names.ts'

export type Test = (customer: Customer) => boolean
export type Doing = (customer: Customer) => void

/** What the names in the machine do in this engine. */
export interface Vocabulary {
  guard(name: GuardName, params: unknown): Test
  action(name: ActionName, params: unknown): Doing
}

/** A state of the path region, flattened: handlers of its ancestors are already in its own. */
export interface StateRecord {
  readonly index: number
  /** State keys from the region down, for traces. */
  readonly path: readonly string[]
  readonly parent: StateRecord | null
  /** The node whose outermost state this is; −1 for others. */
  readonly node: number
  readonly entry: readonly Doing[]
  readonly exit: readonly Doing[]
  /** The inner state entered with this one, if any. */
  initial: StateRecord | null
  always: readonly TransitionRecord[]
  /** By event number, innermost state first; holes where nothing listens. */
  handlers: (readonly TransitionRecord[] | undefined)[]
  /** What the timer does; `null` where there is none. */
  due: readonly TransitionRecord[] | null
  /** What happens once a called journey is over; `null` where none is called. */
  done: readonly TransitionRecord[] | null
  /** Events of the same instant go before this state's timer. */
  readonly yields: boolean
}

export interface TransitionRecord {
  readonly guard: Test | null
  readonly actions: readonly Doing[]
  readonly edge: number
  readonly port: string
  /** The node left and entered, −1 for none. One way leaves and enters at most one: nodes do not hold nodes. */
  readonly exitNode: number
  readonly enterNode: number
  /** Exit actions of all states left, innermost first; entry actions of all states entered, outermost first. */
  readonly exitActions: readonly Doing[]
  readonly entryActions: readonly Doing[]
  readonly target: StateRecord | null
  readonly source: MachineTransition
}

export interface GoalRecord {
  readonly goal: number
  readonly guard: Test
  readonly actions: readonly Doing[]
}

/** A machine as tables: what the engine executes. */
export interface Program {
  readonly outside: StateRecord
  readonly states: readonly StateRecord[]
  /** By event number: the goals that may be reached. */
  readonly goals: (readonly GoalRecord[] | undefined)[]
}

interface Draft {
  readonly record: StateRecord
  readonly config: MachineState
}

/**
 * Lowers a compiled machine to tables. Follows XState's algorithm: the innermost enabled handler wins; a transition
 * leaves every state up to the nearest one that holds both its source and its target, then enters down to the target.
 * @param nodes numbers of nodes, `events` of event names, `edges` of edges, `goals` of goals.
 */
export function buildProgram(
  machine: JourneyMachine,
  numbers: { nodes: Names; events: Names; edges: Names; goals: Names },
  vocabulary: Vocabulary,
): Program {
  const drafts: Draft[] = []
  const byId = new Map<string, StateRecord>()
  const path = machine.states.path ?? {}
  const flatten = (key: string, config: MachineState, parent: StateRecord | null): StateRecord => {
    const record: StateRecord = {
      index: drafts.length,
      path: [...(parent?.path ?? []), key],
      parent,
      node: config.meta?.node === undefined ? -1 : numbers.nodes.number(config.meta.node),
      entry: (config.entry ?? []).map((action) => compileAction(action, vocabulary)),
      exit: (config.exit ?? []).map((action) => compileAction(action, vocabulary)),
      initial: null,
      always: [],
      handlers: [],
      due: null,
      done: null,
      yields: config.tags?.includes(TIMEOUT_TAG) === true || parent?.yields === true,
    }
    drafts.push({ record, config })
    if (config.id !== undefined) byId.set(config.id, record)
    for (const [childKey, child] of Object.entries(config.states ?? {})) {
      const inner = flatten(childKey, child, record)
      if (childKey === config.initial) record.initial = inner
    }
    return record
  }
  for (const [key, config] of Object.entries(path.states ?? {})) flatten(key, config, null)

  const linker = new Linker(drafts, byId, vocabulary, numbers.edges)
  for (const { record } of drafts) link(record, drafts, linker, numbers.events)
  // Without holes and without reading past the end, a look-up stays on the fast path.
  for (const { record } of drafts)
    record.handlers = Array.from({ length: numbers.events.size }, (_none, event) => record.handlers[event])
  const outside = byId.get(OUTSIDE)
  if (!outside) throw new Error(`The machine has no state ${OUTSIDE} beside ${INSIDE}`)
  return {
    outside,
    states: drafts.map(({ record }) => record),
    goals: goalTable(machine.states.goals, numbers, vocabulary),
  }
}

/** Gathers, for a state that can be active, the transitions of itself and its ancestors, innermost first. */
function link(record: StateRecord, drafts: readonly Draft[], linker: Linker, events: Names): void {
  if (record.initial) return
  const always: TransitionRecord[] = []
  const handlers: TransitionRecord[][] = []
  for (let state: StateRecord | null = record; state; state = state.parent) {
    const { config } = drafts[state.index] as Draft
    always.push(...linker.link(record, state, config.always ?? []))
    for (const [event, transitions] of Object.entries(config.on ?? {})) {
      const number = events.number(event)
      handlers[number] = [...(handlers[number] ?? []), ...linker.link(record, state, transitions)]
    }
    const after = config.after?.[DUE]
    for (const invoke of config.invoke ?? []) record.done = linker.link(record, state, invoke.onDone)
    if (after) record.due = [...(record.due ?? []), ...linker.link(record, state, after)]
  }
  record.always = always
  record.handlers = handlers
}

class Linker {
  private readonly byPath: ReadonlyMap<string, StateRecord>
  private readonly byId: ReadonlyMap<string, StateRecord>
  private readonly vocabulary: Vocabulary
  private readonly edges: Names

  constructor(drafts: readonly Draft[], byId: ReadonlyMap<string, StateRecord>, vocabulary: Vocabulary, edges: Names) {
    this.byPath = new Map(drafts.map(({ record }) => [record.path.join('.'), record]))
    this.byId = byId
    this.vocabulary = vocabulary
    this.edges = edges
  }

  /** Transitions of `source` as they happen while `active`, the source or a state within it, is the innermost one. */
  link(active: StateRecord, source: StateRecord, transitions: readonly MachineTransition[]): TransitionRecord[] {
    return transitions.map((transition) => {
      const target = this.target(source, transition)
      const reenter = transition.reenter === true
      const stays = target !== null && !reenter && within(target, source)
      const domain = target === null ? null : stays ? source : commonParent(source, target)
      const exits = target === null ? [] : ancestorsBelow(active, domain)
      const enters = target === null ? [] : entered(target, domain)
      return {
        guard: transition.guard === undefined ? null : compileGuard(transition.guard, this.vocabulary),
        actions: (transition.actions ?? []).map((action) => compileAction(action, this.vocabulary)),
        edge: transition.meta?.edge === undefined ? -1 : this.edges.number(transition.meta.edge),
        port: transition.meta?.port ?? '',
        exitNode: nodeAmong(exits),
        enterNode: nodeAmong(enters),
        exitActions: exits.flatMap(({ exit }) => exit),
        entryActions: enters.flatMap(({ entry }) => entry),
        target: target === null ? null : innermost(target),
        source: transition,
      }
    })
  }

  private target(source: StateRecord, { target }: MachineTransition): StateRecord | null {
    if (target === undefined) return null
    const found = target.startsWith('#') ? this.byId.get(target.slice(1)) : this.sibling(source, target)
    if (!found) throw new Error(`The machine has no state ${target}`)
    return found
  }

  private sibling(source: StateRecord, key: string): StateRecord | undefined {
    return this.byPath.get([...source.path.slice(0, -1), key].join('.'))
  }
}

const nodeAmong = (states: readonly StateRecord[]): number => states.find(({ node }) => node >= 0)?.node ?? -1

const within = (state: StateRecord, ancestor: StateRecord): boolean =>
  state === ancestor || (state.parent !== null && within(state.parent, ancestor))

/** The innermost proper ancestor of both; `null` is the region itself. */
function commonParent(a: StateRecord, b: StateRecord): StateRecord | null {
  for (let state = a.parent; state; state = state.parent) if (state !== b && within(b, state)) return state
  return null
}

function ancestorsBelow(state: StateRecord, domain: StateRecord | null): StateRecord[] {
  const list: StateRecord[] = []
  for (let each: StateRecord | null = state; each && each !== domain; each = each.parent) list.push(each)
  return list
}

/** What is entered on the way to a target and further into its initial states. */
function entered(target: StateRecord, domain: StateRecord | null): StateRecord[] {
  const list = ancestorsBelow(target, domain).reverse()
  for (let inner = target.initial; inner; inner = inner.initial) list.push(inner)
  return list
}

const innermost = (state: StateRecord): StateRecord => (state.initial ? innermost(state.initial) : state)

function goalTable(
  region: MachineState | undefined,
  { events, goals }: { events: Names; goals: Names },
  vocabulary: Vocabulary,
): Program['goals'] {
  const table: GoalRecord[][] = []
  for (const [goal, { states }] of Object.entries(region?.states ?? {})) {
    for (const [event, transitions] of Object.entries(states?.open?.on ?? {})) {
      for (const { guard, actions } of transitions) {
        const number = events.number(event)
        table[number] ??= []
        table[number].push({
          goal: goals.number(goal),
          guard: guard === undefined ? () => true : compileGuard(guard, vocabulary),
          actions: (actions ?? []).map((action) => compileAction(action, vocabulary)),
        })
      }
    }
  }
  return table
}

const compileGuard = (guard: MachineGuard, vocabulary: Vocabulary): Test =>
  typeof guard === 'string'
    ? vocabulary.guard(guard, undefined)
    : vocabulary.guard(guard.type, 'params' in guard ? guard.params : undefined)

const compileAction = (action: MachineAction, vocabulary: Vocabulary): Doing =>
  typeof action === 'string'
    ? vocabulary.action(action, undefined)
    : vocabulary.action(action.type, 'params' in action ? action.params : undefined)
