import type { Journey, Variant } from './journey.ts'

/** By which kind of entry a hand-off or a call comes in: the first there is. An entry by event waits for its event. */
const DOORS = ['manual', 'segment', 'schedule'] as const

/** The entry by which other journeys send customers into this one: `undefined` where only events bring them in. */
export function doorOf({ nodes }: Pick<Variant, 'nodes'>): string | undefined {
  const entries = Object.entries(nodes)
    .flatMap(([id, node]) => (node.kind === 'entry' ? [{ id, type: node.config.trigger.type }] : []))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const door of DOORS) {
    const found = entries.find(({ type }) => type === door)
    if (found) return found.id
  }
  return undefined
}

/** Ids of the journeys that steps of this one hand customers to or call, in any of the variants given; all by default. */
export function journeysNamed(journey: Journey, variants: readonly string[] = Object.keys(journey.variants)): string[] {
  const named = new Set<string>()
  for (const variant of variants)
    for (const node of Object.values(journey.variants[variant]?.nodes ?? {}))
      if (node.kind === 'journey' && node.config.journey !== journey.id) named.add(node.config.journey)
  return [...named].sort()
}
