import { canonicalJson, type Journey } from '../../document/index.ts'

/**
 * Do two states of a journey differ in anything that a simulation depends on? Names, places on the canvas, notes and the
 * workshop do not count. The editor keeps the identity of parts that have not changed, so only few are compared by content.
 */
export function differsForSimulation(before: Journey, now: Journey, variantId: string, scenarioId: string): boolean {
  if (before === now) return false
  const old = before.variants[variantId]
  const variant = now.variants[variantId]
  if (!old || !variant) return true
  const shared: readonly (keyof Journey)[] = ['settings', 'attributes', 'events', 'timeZone', 'id']
  return (
    shared.some((key) => differ(before[key], now[key])) ||
    differ(before.scenarios[scenarioId], now.scenarios[scenarioId]) ||
    differ(old.edges, variant.edges) ||
    nodesDiffer(old.nodes, variant.nodes)
  )
}

type Nodes = Journey['variants'][string]['nodes']

function nodesDiffer(before: Nodes, now: Nodes): boolean {
  if (before === now) return false
  const ids = Object.keys(now)
  return (
    ids.length !== Object.keys(before).length ||
    ids.some((id) => before[id]?.kind !== now[id]?.kind || differ(before[id]?.config, now[id]?.config))
  )
}

const differ = (a: unknown, b: unknown) =>
  a !== b && (a === undefined || b === undefined || canonicalJson(a) !== canonicalJson(b))
