import { doorOf, type Journey, LIMITS } from '../../document/index.ts'
import { own } from './environment.ts'
import type { VariantContext } from './variant-context.ts'

/** What can be said of hand-offs and calls where the other journeys' documents are known. */
export function checkOtherJourneys({ journey, id, variant, report, name }: VariantContext, others: readonly Journey[]) {
  const known = new Map(others.filter((other) => other.id !== journey.id).map((other) => [other.id, other]))
  for (const [node, { kind, config }] of Object.entries(variant.nodes)) {
    if (kind !== 'journey') continue
    const other = known.get(config.journey)
    const main = other && own(other.variants, other.mainVariant)
    if (!other || !main) continue
    const values = { node: name(node), journey: other.name || other.id }
    if (doorOf(main) === undefined) report('journey-without-door', { node }, values)
    if (config.mode !== 'call') continue
    // Calls of this journey are looked at in this variant, those of the others in the one that runs.
    const way = wayBack(
      other.id,
      (at) => (at === journey.id ? called(journey, id) : calledBy(known.get(at))),
      journey.id,
    )
    if (way)
      report(
        'journey-call-cycle',
        { node },
        { ...values, way: way.map((at) => titleOf(at, known, journey)).join(' → ') },
      )
  }
}

const titleOf = (id: string, known: ReadonlyMap<string, Journey>, journey: Journey): string =>
  (id === journey.id ? journey : known.get(id))?.name || id

const calledBy = (journey: Journey | undefined): string[] =>
  journey === undefined ? [] : called(journey, journey.mainVariant)

const called = (journey: Journey, variant: string): string[] =>
  Object.values(own(journey.variants, variant)?.nodes ?? {}).flatMap(({ kind, config }) =>
    kind === 'journey' && config.mode === 'call' ? [config.journey] : [],
  )

/** The shortest chain of calls from one journey to another, both included. */
function wayBack(from: string, calls: (id: string) => readonly string[], to: string): string[] | undefined {
  const ways: string[][] = [[from]]
  const seen = new Set([from])
  for (let way = ways.shift(); way; way = ways.shift()) {
    if (way.length > LIMITS.callDepth * 2) return undefined
    for (const next of calls(way.at(-1) ?? '').toSorted()) {
      if (next === to) return [...way, next]
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}
