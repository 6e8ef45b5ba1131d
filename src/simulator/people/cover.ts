/** Turns that looking for the very smallest set may take. */
const MOST_TURNS = 20_000
/** Sets among which the very smallest choice is looked for. */
const MOST_SETS = 1_500

/**
 * A choice of few sets that together hold everything the whole list holds: greedily whoever adds most, then without those
 * who turned out not to be needed. Every set that is chosen holds something that no other chosen one does.
 */
export function fewCovering(sets: readonly ReadonlySet<string>[], before: ReadonlySet<string>): number[] {
  const fresh = sets.map((keys) => [...keys].filter((key) => !before.has(key)))
  const open = new Set(fresh.flat())
  const gain = fresh.map((keys) => keys.length)
  const chosen: number[] = []
  while (open.size > 0) {
    // What a set adds only shrinks: the first whose figure is still true when looked at again is the best.
    let best = -1
    for (;;) {
      const next = gain.indexOf(Math.max(...gain))
      const now = (fresh[next] ?? []).filter((key) => open.has(key)).length
      const isTrue = now === gain[next]
      gain[next] = now
      if (isTrue) {
        best = next
        break
      }
    }
    chosen.push(best)
    gain[best] = 0
    for (const key of fresh[best] ?? []) open.delete(key)
  }
  return withoutNeedless(chosen, fresh)
}

function withoutNeedless(chosen: readonly number[], keysOf: readonly (readonly string[])[]): number[] {
  const times = new Map<string, number>()
  for (const index of chosen) for (const key of keysOf[index] ?? []) times.set(key, (times.get(key) ?? 0) + 1)
  const kept = new Set(chosen)
  for (const index of [...chosen].reverse()) {
    const keys = keysOf[index] ?? []
    if (!keys.every((key) => (times.get(key) ?? 0) > 1)) continue
    kept.delete(index)
    for (const key of keys) times.set(key, (times.get(key) ?? 1) - 1)
  }
  return chosen.filter((index) => kept.has(index))
}

/**
 * The smallest choice of sets that holds everything in `wanted`, if it has fewer than `fewerThan`; `undefined` when there
 * is none, or when that was not found out within bounds. Branch and bound: the thing that fewest sets hold is settled
 * first, and a branch ends where even the largest sets could not hold what is left.
 */
export function smallestCovering(
  sets: readonly ReadonlySet<string>[],
  wanted: ReadonlySet<string>,
  fewerThan: number,
): number[] | undefined {
  const useful = distinct(sets, wanted)
  if (useful.length > MOST_SETS) return undefined
  const holders = new Map([...wanted].map((key): [string, number[]] => [key, []]))
  useful.forEach(({ keys }, index) => {
    for (const key of keys) holders.get(key)?.push(index)
  })
  if ([...holders.values()].some((list) => list.length === 0)) return undefined
  const largest = Math.max(...useful.map(({ keys }) => keys.length))
  let best: number[] | undefined
  let most = fewerThan - 1
  let turns = MOST_TURNS
  const times = new Map<string, number>()
  let open = wanted.size
  const take = (index: number, by: 1 | -1) => {
    for (const key of useful[index]?.keys ?? []) {
      const before = times.get(key) ?? 0
      times.set(key, before + by)
      if (before === 0) open -= 1
      else if (before + by === 0) open += 1
    }
  }
  const search = (chosen: readonly number[]): void => {
    if (open === 0) {
      best = [...chosen]
      most = chosen.length - 1
      return
    }
    if (turns-- < 0 || chosen.length + Math.ceil(open / largest) > most) return
    let rarest: readonly number[] = []
    for (const [key, list] of holders)
      if (!times.get(key) && (rarest.length === 0 || list.length < rarest.length)) rarest = list
    const adds = (index: number) => (useful[index]?.keys ?? []).filter((key) => !times.get(key)).length
    for (const index of [...rarest].sort((a, b) => adds(b) - adds(a))) {
      take(index, 1)
      search([...chosen, index])
      take(index, -1)
    }
  }
  search([])
  return best?.map((index) => useful[index]?.index ?? 0)
}

/** The sets that hold something wanted, without those that hold nothing beyond another. */
function distinct(
  sets: readonly ReadonlySet<string>[],
  wanted: ReadonlySet<string>,
): { readonly index: number; readonly keys: readonly string[] }[] {
  const parts = sets
    .map((keys, index) => ({ index, set: keys, keys: [...keys].filter((key) => wanted.has(key)).sort() }))
    .filter(({ keys }) => keys.length > 0)
    .sort((a, b) => b.keys.length - a.keys.length || a.index - b.index)
  const seen = new Set<string>()
  const once = parts.filter(({ keys }) => {
    const text = keys.join('\n')
    return seen.has(text) ? false : seen.add(text)
  })
  if (once.length > MOST_SETS) return once
  return once.filter((part, at) => !once.slice(0, at).some((other) => part.keys.every((key) => other.set.has(key))))
}
