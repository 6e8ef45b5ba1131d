import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Journey, JourneyTest } from '../../../document/index.ts'
import { type Editor, setMarks, variantInView } from '../../../editor/index.ts'
import type { Derivation, Target, VariantResults } from '../../../simulator/people/index.ts'
import { type BrowserPeople, createBrowserPeople } from '../../../workers/browser-people.ts'

export type PeopleStatus = 'idle' | 'checking' | 'finding' | 'ready' | 'broken' | 'failed'

export interface PeopleState {
  readonly status: PeopleStatus
  readonly results: VariantResults | undefined
  /** The document that the results are about. */
  readonly journey: Journey | undefined
  /** Share of the places met, while people are looked for. */
  readonly progress: number
  /** What the last search found nobody for; absent before one. */
  readonly unreached: ReadonlySet<string> | undefined
  /** False when the last search was ended before it had tried everything. */
  readonly complete: boolean
  /** People that were found but for whom a journey has no room. */
  readonly leftOut: number
  readonly onCanvas: boolean
}

/** The test people of one open journey: kept true to it while somebody watches. */
export interface People {
  readonly store: StoreApi<PeopleState>
  /** Keeps the results fresh until the returned function is called. */
  readonly watch: () => () => void
  /** Finds people for what nobody meets; the words are those for the ways out, by role. */
  readonly find: (words: Readonly<Record<string, string>>) => Promise<void>
  /** Ends the search with what it has found. */
  readonly enough: () => void
  /** Gives the search up. */
  readonly cancel: () => void
  /** Puts these in place of the people under the same ids, as far as they are still there. */
  readonly replace: (tests: Readonly<Record<string, JourneyTest>>) => void
  readonly showOnCanvas: (on: boolean) => void
}

const DELAY_MS = 500

const open = new WeakMap<Editor, People>()
let thread: BrowserPeople | undefined

/** The people of an open journey; always the same for the same editor. */
export function peopleOf(editor: Editor): People {
  let people = open.get(editor)
  if (!people) {
    thread ??= createBrowserPeople()
    people = createPeople(editor, thread)
    open.set(editor, people)
  }
  return people
}

function createPeople(editor: Editor, asked: BrowserPeople): People {
  const store = createStore<PeopleState>(() => ({
    status: 'idle',
    results: undefined,
    journey: undefined,
    progress: 0,
    unreached: undefined,
    complete: true,
    leftOut: 0,
    onCanvas: false,
  }))
  let watchers = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let release = () => {}
  const now = () => {
    const { journey } = editor.document.getState()
    return { journey, variant: variantInView(journey, editor.view.getState())?.id ?? journey.mainVariant }
  }
  const mark = () => {
    const { results, onCanvas, journey } = store.getState()
    setMarks(editor.view, onCanvas && results && journey ? marksOf(results) : undefined)
  }
  const fail = () => store.setState({ status: 'failed' })
  const check = async () => {
    const { journey, variant } = now()
    store.setState({ status: 'checking' })
    const outcome = await asked.check(journey, variant)
    if (outcome === 'givenUp') return
    if (outcome === 'notRunnable') store.setState({ status: 'broken', results: undefined })
    else store.setState({ status: 'ready', results: outcome.value, journey })
    mark()
  }
  const checkNow = () => void check().catch(fail)
  const find = async (words: Readonly<Record<string, string>>) => {
    const { journey, variant } = now()
    clearTimeout(timer)
    store.setState({ status: 'finding', progress: 0 })
    const outcome = await asked.find(journey, variant, words, (progress) => store.setState({ progress }))
    if (outcome === 'givenUp') return
    if (outcome === 'notRunnable') return store.setState({ status: 'broken', results: undefined })
    const { tests, complete, leftOut } = outcome.value
    store.setState({ unreached: unreachedOf(outcome.value), complete, leftOut })
    // The journey may have moved on meanwhile; the people are then held to it like any others.
    if (tests.length > 0) editor.execute('test.add', { tests }, { variant })
    clearTimeout(timer)
    await check()
  }
  const soon = () => {
    if (store.getState().status === 'finding') return
    clearTimeout(timer)
    timer = setTimeout(checkNow, DELAY_MS)
  }
  const begin = () => {
    const stops = [
      editor.document.subscribe((state, before) => state.journey !== before.journey && soon()),
      editor.view.subscribe((state, before) => state.variant !== before.variant && soon()),
    ]
    checkNow()
    return () => {
      for (const stop of stops) stop()
      clearTimeout(timer)
      asked.cancel()
      setMarks(editor.view, undefined)
      store.setState({ onCanvas: false, status: 'idle' })
    }
  }
  return {
    store,
    find: (words) => find(words).catch(fail),
    enough: asked.enough,
    cancel: () => {
      asked.cancel()
      checkNow()
    },
    watch: () => {
      watchers += 1
      if (watchers === 1) release = begin()
      return () => {
        watchers -= 1
        if (watchers === 0) release()
      }
    },
    replace: (tests) => {
      const { journey } = editor.document.getState()
      const kept = Object.entries(tests).filter(([id]) => journey.tests?.[id])
      editor.execute('test.replace', { tests: Object.fromEntries(kept) })
    },
    showOnCanvas: (onCanvas) => {
      store.setState({ onCanvas })
      mark()
    },
  }
}

export const changedCount = ({ results }: PeopleState): number =>
  results?.results.filter(({ comparison }) => comparison).length ?? 0

const unreachedOf = ({ targets, covered }: Derivation): Set<string> =>
  new Set(targets.flatMap(({ key, impossible }) => (impossible || covered.has(key) ? [] : [key])))

export const unmet = ({ targets, covered }: VariantResults): Target[] => targets.filter(({ key }) => !covered.has(key))

/** How each step and way out is to be marked: keys are those of the targets, `node n1` and `port n1 next`. */
function marksOf({ targets, covered }: VariantResults): ReadonlyMap<string, 'met' | 'unmet' | 'impossible'> {
  return new Map(
    targets.map(({ key, impossible }) => [key, covered.has(key) ? 'met' : impossible ? 'impossible' : 'unmet']),
  )
}
