import type { Happening } from '../../document/index.ts'
import { durationMs } from '../../kernel/duration.ts'

/** One difference between what was expected of a person and what happens to her now. */
export type StepChange =
  | { readonly type: 'removed' | 'added'; readonly step: Happening; readonly at: number }
  | { readonly type: 'moved'; readonly step: Happening; readonly at: number; readonly before: number }

/** What a reader wants to know first. */
export type Headline =
  | { readonly code: 'instead'; readonly used: Happening; readonly now: Happening | undefined }
  | { readonly code: 'also'; readonly now: Happening }
  | { readonly code: 'moved'; readonly step: Happening; readonly before: number; readonly after: number }

export interface Comparison {
  readonly changes: readonly StepChange[]
  readonly headline: Headline
}

interface Timed {
  readonly step: Happening
  readonly at: number
  readonly key: string
}

/** Longest lists that are laid side by side step by step, as a product of their lengths. */
const MOST_CELLS = 4_000_000

/** What differs; `undefined` when the same things happen at the same times. */
export function compareHappenings(
  expected: readonly Happening[],
  happened: readonly Happening[],
): Comparison | undefined {
  const [before, after] = [timed(expected), timed(happened)]
  const pairs = common(before, after)
  const changes: StepChange[] = []
  /** Where in the new list that goes on which something is missing from. */
  const goesOn = new Map<StepChange, number>()
  let [i, j] = [0, 0]
  for (const [x, y] of [...pairs, [before.length, after.length] as const]) {
    for (; i < x; i++) {
      const change: StepChange = { type: 'removed', ...place(before[i] as Timed) }
      changes.push(change)
      goesOn.set(change, y)
    }
    for (; j < y; j++) changes.push({ type: 'added', ...place(after[j] as Timed) })
    const [old, now] = [before[x], after[y]]
    if (old && now && old.at !== now.at) changes.push({ type: 'moved', ...place(now), before: old.at })
    i = x + 1
    j = y + 1
  }
  return changes.length === 0
    ? undefined
    : { changes, headline: headlineOf(changes, (removed) => after.slice(goesOn.get(removed)).map(({ step }) => step)) }
}

const place = ({ step, at }: Timed) => ({ step, at })

function timed(steps: readonly Happening[]): Timed[] {
  let at = 0
  return steps.map((step) => {
    if (step.at !== undefined) at = durationMs(step.at)
    const { at: _, ...rest } = step
    return { step: rest, at, key: JSON.stringify(Object.entries(rest).sort()) }
  })
}

/** Index pairs of a longest common subsequence; beyond the limit, of what both begin and end with. */
function common(before: readonly Timed[], after: readonly Timed[]): (readonly [number, number])[] {
  let head = 0
  while (head < before.length && head < after.length && before[head]?.key === after[head]?.key) head++
  let tail = 0
  const room = Math.min(before.length, after.length) - head
  while (tail < room && before[before.length - 1 - tail]?.key === after[after.length - 1 - tail]?.key) tail++
  const pairs: (readonly [number, number])[] = []
  for (let index = 0; index < head; index++) pairs.push([index, index])
  const [rows, columns] = [before.length - head - tail, after.length - head - tail]
  if (rows * columns <= MOST_CELLS)
    pairs.push(...longest(before.slice(head, head + rows), after.slice(head, head + columns), head))
  for (let index = tail; index > 0; index--) pairs.push([before.length - index, after.length - index])
  return pairs
}

function longest(before: readonly Timed[], after: readonly Timed[], offset: number): (readonly [number, number])[] {
  const width = after.length + 1
  const table = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      table[i * width + j] =
        before[i]?.key === after[j]?.key
          ? 1 + (table[(i + 1) * width + j + 1] ?? 0)
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i]?.key === after[j]?.key) pairs.push([offset + i++, offset + j++])
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i++
    else j++
  }
  return pairs
}

/** What tells most about a story, first. */
const TELLING: readonly Happening['what'][] = [
  'sent',
  'skipped',
  'handedOff',
  'converted',
  'exited',
  'goesOn',
  'asked',
  'called',
  'refused',
  'updated',
  'emitted',
  'entered',
  'left',
  'queued',
  'waiting',
]
// Which way she took says more than that she passed by.
const rank = ({ what, port }: Happening): number =>
  TELLING.indexOf(what) + (what === 'left' && port === 'next' ? 0.5 : 0)

const mostTelling = (changes: readonly StepChange[], type: StepChange['type']): StepChange | undefined =>
  changes
    .filter((change) => change.type === type)
    .reduce<StepChange | undefined>(
      (best, change) => (!best || rank(change.step) < rank(best.step) ? change : best),
      undefined,
    )

function headlineOf(
  changes: readonly StepChange[],
  restAfter: (removed: StepChange) => readonly Happening[],
): Headline {
  const removed = mostTelling(changes, 'removed')
  const added = mostTelling(changes, 'added')
  if (removed) return { code: 'instead', used: removed.step, now: added?.step ?? nextOf(restAfter(removed)) }
  if (added) return { code: 'also', now: added.step }
  const moved = mostTelling(changes, 'moved')
  if (moved?.type !== 'moved') throw new Error('A comparison without a change has no headline')
  return { code: 'moved', step: moved.step, before: moved.before, after: moved.at }
}

const WEIGHTY: ReadonlySet<Happening['what']> = new Set(['sent', 'exited', 'handedOff', 'waiting', 'goesOn'])

/** What happens now in place of what is gone: the next thing of some weight. */
const nextOf = (rest: readonly Happening[]): Happening | undefined =>
  rest.find(({ what }) => WEIGHTY.has(what)) ?? rest[0]
