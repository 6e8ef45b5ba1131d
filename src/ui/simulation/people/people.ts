import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Journey } from '../../../document/index.ts'
import { type Editor, setMarks, variantInView } from '../../../editor/index.ts'
import {
  accepted,
  checking,
  type Derivation,
  type DeriveOptions,
  derivation,
  NotRunnable,
  type Target,
  type TestResult,
  type VariantResults,
} from '../../../simulator/people/index.ts'

export type PeopleStatus = 'idle' | 'checking' | 'finding' | 'ready' | 'broken'

export interface PeopleState {
  readonly status: PeopleStatus
  readonly results: VariantResults | undefined
  /** The document that the results are about. */
  readonly journey: Journey | undefined
  /** Share of the search done, while people are looked for. */
  readonly progress: number
  /** What the last search found nobody for; absent before one. */
  readonly unreached: ReadonlySet<string> | undefined
  /** False when the last search was ended before it had tried everything. */
  readonly complete: boolean
  readonly onCanvas: boolean
}

/** The test people of one open journey: kept true to it while somebody watches. */
export interface People {
  readonly store: StoreApi<PeopleState>
  /** Keeps the results fresh until the returned function is called. */
  readonly watch: () => () => void
  readonly find: (portWord: (role: string) => string) => Promise<void>
  readonly stop: () => void
  readonly accept: (results: readonly TestResult[]) => void
  readonly showOnCanvas: (on: boolean) => void
}

const DELAY_MS = 400
/** How long one piece of work may keep the page. */
const PIECE_MS = 8

const open = new WeakMap<Editor, People>()

/** The people of an open journey; always the same for the same editor. */
export function peopleOf(editor: Editor): People {
  let people = open.get(editor)
  if (!people) {
    people = createPeople(editor)
    open.set(editor, people)
  }
  return people
}

function createPeople(editor: Editor): People {
  const store = createStore<PeopleState>(() => ({
    status: 'idle',
    results: undefined,
    journey: undefined,
    progress: 0,
    unreached: undefined,
    complete: true,
    onCanvas: false,
  }))
  const queue = createQueue()
  let watchers = 0
  let release = () => {}
  const now = () => {
    const { journey } = editor.document.getState()
    return { journey, variant: variantInView(journey, editor.view.getState())?.id ?? journey.mainVariant }
  }
  const mark = () => {
    const { results, onCanvas, journey } = store.getState()
    setMarks(editor.view, onCanvas && results && journey ? marksOf(results) : undefined)
  }
  const check = async () => {
    const { journey, variant } = now()
    store.setState({ status: 'checking' })
    try {
      const results = await queue.drive(checking(journey, variant))
      if (!results) return
      store.setState({ status: 'ready', results, journey })
    } catch (error) {
      if (!(error instanceof NotRunnable)) throw error
      store.setState({ status: 'broken' })
    }
    mark()
  }
  const find = async (portWord: (role: string) => string) => {
    const { journey, variant } = now()
    store.setState({ status: 'finding', progress: 0 })
    try {
      const checked = await queue.drive(checking(journey, variant))
      const names = Object.values(journey.tests ?? {}).map(({ customer }) => customer.name)
      const options: DeriveOptions = {
        variant,
        names,
        portWord,
        covered: checked?.covered ?? new Set(),
        stop: queue.stopping,
      }
      const found =
        checked &&
        (await queue.drive(derivation(journey, options), ({ tried, total }) =>
          store.setState({ progress: tried / total }),
        ))
      if (!found) return
      store.setState({ unreached: unreachedOf(found), complete: found.complete })
      // The journey may have moved on meanwhile; the people are then held to it like any others.
      if (found.tests.length > 0) editor.execute('test.add', { tests: found.tests }, { variant })
    } catch (error) {
      if (!(error instanceof NotRunnable)) throw error
      return store.setState({ status: 'broken' })
    }
    await check()
  }
  const soon = () => {
    if (store.getState().status !== 'finding') queue.later(() => void check(), DELAY_MS)
  }
  const begin = () => {
    const stops = [
      editor.document.subscribe((state, before) => state.journey !== before.journey && soon()),
      editor.view.subscribe((state, before) => state.variant !== before.variant && soon()),
    ]
    void check()
    return () => {
      for (const stop of stops) stop()
      queue.cancel()
      setMarks(editor.view, undefined)
      store.setState({ onCanvas: false })
    }
  }
  return {
    store,
    find,
    stop: () => queue.stop(),
    watch: () => {
      watchers += 1
      if (watchers === 1) release = begin()
      return () => {
        watchers -= 1
        if (watchers === 0) release()
      }
    },
    accept: (results) => {
      const { journey } = editor.document.getState()
      const kept = results.filter(({ id }) => journey.tests?.[id])
      editor.execute('test.replace', {
        tests: Object.fromEntries(kept.map((result) => [result.id, accepted(journey, result)])),
      })
    },
    showOnCanvas: (onCanvas) => {
      store.setState({ onCanvas })
      mark()
    },
  }
}

/** Does long work in short pieces, one work at a time: a new one gives the old one up. */
function createQueue() {
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopping = false
  const cancel = () => {
    turn += 1
    clearTimeout(timer)
  }
  return {
    cancel,
    stop: () => {
      stopping = true
    },
    stopping: () => stopping,
    later: (task: () => void, ms: number) => {
      cancel()
      timer = setTimeout(task, ms)
    },
    /** The result, or `undefined` when something newer came. */
    drive: async <Piece, Result>(
      work: Generator<Piece, Result>,
      onPiece?: (piece: Piece) => void,
    ): Promise<Result | undefined> => {
      cancel()
      const mine = turn
      stopping = false
      let until = performance.now() + PIECE_MS
      for (;;) {
        const piece = work.next()
        if (piece.done) return piece.value
        if (performance.now() < until) continue
        onPiece?.(piece.value)
        await new Promise((resolve) => setTimeout(resolve, 0))
        if (mine !== turn) return undefined
        until = performance.now() + PIECE_MS
      }
    },
  }
}

const unreachedOf = ({ targets, covered }: Derivation): Set<string> =>
  new Set(targets.flatMap(({ key, impossible }) => (impossible || covered.has(key) ? [] : [key])))

export const unmet = ({ targets, covered }: VariantResults): Target[] => targets.filter(({ key }) => !covered.has(key))

/** How each step and way out is to be marked: keys are those of the targets, `node n1` and `port n1 next`. */
function marksOf({ targets, covered }: VariantResults): ReadonlyMap<string, 'met' | 'unmet' | 'impossible'> {
  return new Map(
    targets.map(({ key, impossible }) => [key, covered.has(key) ? 'met' : impossible ? 'impossible' : 'unmet']),
  )
}
