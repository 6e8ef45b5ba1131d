import { at, equalJson, isRecord, type JsonRecord } from './diff.ts'
import type { Workshop } from './workshop.ts'

/**
 * Lists of a workshop to which several people add at once: votes, names of merged cards, nodes, pains, what happens
 * backstage, questions. Elsewhere a list is one value, for its order says something as a whole; here two dots given at
 * the same moment must both count.
 */
const SHARED: ReadonlySet<string> = new Set([
  'actions/votes',
  'actions/also',
  'steps/nodes',
  'steps/pains',
  'steps/backstage',
  'opportunities/votes',
  'opportunities/feasibility',
])

/** Is the list at these keys one to which several people add? */
export const isSharedList = (keys: readonly string[]): boolean =>
  keys.length === 4 && keys[0] === 'workshop' && SHARED.has(`${keys[1]}/${keys[3]}`)

type List = readonly unknown[]

/** What tells entries apart: a text is itself; a question its id, else its words. */
function keyOf(entry: unknown): string {
  if (!isRecord(entry)) return `=${String(entry)}`
  const { id, question } = entry
  return typeof id === 'string' ? `#${id}` : `?${String(question)}`
}

/** Each entry once, under its key. */
const keyed = (list: List): Map<string, unknown> => {
  const entries = new Map<string, unknown>()
  for (const entry of list) if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry)
  return entries
}

/**
 * The entries that neither side took away, each as the side that changed it has it, then what either added. `inner` merges
 * an entry that both changed. The same whichever side is mine, save for what `inner` cannot decide.
 */
export function mergeLists(
  base: List,
  mine: List,
  theirs: List,
  inner: (base: unknown, mine: unknown, theirs: unknown) => unknown,
): List {
  const [before, one, other] = [keyed(base), keyed(mine), keyed(theirs)]
  const kept = orderOfKept(before, one, other).flatMap((key) => {
    const [was, left, right] = [before.get(key), one.get(key), other.get(key)]
    if (left !== undefined && right !== undefined) return [inner(was, left, right)]
    // Taken away on one side and changed on the other: the change stays, as everywhere.
    const stayed = left ?? right
    return equalJson(was, stayed) ? [] : [stayed]
  })
  const isNew = (key: string) => !before.has(key)
  const added = inOneOrder([...one.keys()].filter(isNew), [...other.keys()].filter(isNew)).flatMap(
    (key): readonly unknown[] => {
      const [left, right] = [one.get(key), other.get(key)]
      if (left === undefined || right === undefined) return [left ?? right]
      if (isRecord(left) && isRecord(right) && left.question !== right.question) return twoQuestions(left, right)
      return [inner(undefined, left, right)]
    },
  )
  return [...kept, ...added]
}

/** Two people gave two questions one id: both are asked, and one of them is known by its words from now on. */
function twoQuestions(one: JsonRecord, other: JsonRecord): readonly JsonRecord[] {
  const [first, second] = String(one.question) < String(other.question) ? [one, other] : [other, one]
  const { id: _, ...nameless } = second
  return [first, nameless]
}

/** Keys of the base that somebody still has, in the order of the side that changed it; of both, in that of the base. */
function orderOfKept(
  base: ReadonlyMap<string, unknown>,
  mine: ReadonlyMap<string, unknown>,
  theirs: ReadonlyMap<string, unknown>,
): string[] {
  const inBoth = [...base.keys()].filter((key) => mine.has(key) && theirs.has(key))
  const rest = [...base.keys()].filter((key) => mine.has(key) !== theirs.has(key))
  const orderIn = (side: ReadonlyMap<string, unknown>) => [...side.keys()].filter((key) => inBoth.includes(key))
  const [here, there] = [orderIn(mine), orderIn(theirs)]
  const order = equalJson(here, inBoth) ? there : equalJson(there, inBoth) ? here : inBoth
  return [...order, ...rest]
}

/** Both lists in one, whichever comes first: by the place in their own list, equal places in the order of the alphabet. */
function inOneOrder(one: readonly string[], other: readonly string[]): string[] {
  const place = (key: string) => Math.min(...[one.indexOf(key), other.indexOf(key)].filter((index) => index >= 0))
  const keys = [...new Set([...one, ...other])]
  return keys.sort((a, b) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0))
}

/** What a workshop holds under ids that two people may give at once. */
export const WORKSHOP_COLLECTIONS = [
  ['actions'],
  ['steps'],
  ['opportunities'],
  ['board', 'stickies'],
  ['board', 'images'],
  ['board', 'stamps'],
  ['board', 'strokes'],
] as const

export type WorkshopCollection = (typeof WORKSHOP_COLLECTIONS)[number]

/** The collection of a workshop; empty where there is none. */
export function collectionIn(
  workshop: Workshop | undefined,
  [first, second]: WorkshopCollection,
): Readonly<Record<string, unknown>> {
  const outer = workshop?.[first]
  const held = second === undefined ? outer : isRecord(outer) ? at(outer, second) : undefined
  return isRecord(held) ? held : {}
}
