import { createStore } from 'zustand/vanilla'
import type { Diagnostic } from '../compiler/index.ts'
import type { Journey } from '../document/index.ts'
import { sameJson } from './commands/receive.ts'
import type { ReadableStore } from './stores.ts'

/** Finds what is wrong with a document, here or in a worker. */
export type Checker = (journey: Journey) => readonly Diagnostic[] | Promise<readonly Diagnostic[]>

export interface DiagnosticsState {
  /** `pending`: the list is about an earlier state of the document. */
  readonly status: 'pending' | 'ready'
  readonly list: readonly Diagnostic[]
}

/** Runs a task later; the result cancels it. */
export type Schedule = (task: () => void, delayMs: number) => () => void

export interface DiagnosticsRunner extends ReadableStore<DiagnosticsState> {
  /** Checks this document soon, in place of one that is waiting or under way. */
  request: (journey: Journey) => void
  dispose: () => void
}

/** Keeps the problems of the document at hand, off the typing path: a check waits until changes pause. */
export function createDiagnostics(check: Checker | undefined, schedule: Schedule, delayMs: number): DiagnosticsRunner {
  const store = createStore<DiagnosticsState>(() => ({ status: check ? 'pending' : 'ready', list: [] }))
  let turn = 0
  let cancel = () => {}
  const settle = (mine: number, found: readonly Diagnostic[]) => {
    if (mine === turn) store.setState({ status: 'ready', list: keepIdentity(store.getState().list, found) })
  }
  const run = (checker: Checker, journey: Journey, mine: number) => {
    const found = checker(journey)
    if (!(found instanceof Promise)) return settle(mine, found)
    // A checker that breaks leaves the list as it was: the document is fine, only our view of it is old.
    found.then(
      (list) => settle(mine, list),
      () => {},
    )
  }
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    request: (journey) => {
      if (!check) return
      turn += 1
      const mine = turn
      cancel()
      if (store.getState().status === 'ready') store.setState({ status: 'pending' })
      cancel = schedule(() => run(check, journey, mine), delayMs)
    },
    dispose: () => {
      turn += 1
      cancel()
    },
  }
}

/** The same findings keep their objects, so that faces which show them need not render again. */
function keepIdentity(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Map<string, Diagnostic>()
  for (const item of before) known.set(placeOf(item), item)
  const next = after.map((item) => {
    const old = known.get(placeOf(item))
    return old && sameJson(old, item) ? old : item
  })
  const unchanged = next.length === before.length && next.every((item, index) => item === before[index])
  return unchanged ? before : next
}

const placeOf = (item: Diagnostic) => [item.code, item.variant, item.node, item.edge, item.port, item.path].join(' ')
