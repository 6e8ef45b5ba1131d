import type { Variant } from '../../../document/index.ts'

const known = new WeakMap<Variant['groups'], ReadonlyMap<string, string>>()

/** The group that each step is in, by the step's id. Kept for each state of the groups. */
export function homesOf(groups: Variant['groups']): ReadonlyMap<string, string> {
  const present = known.get(groups)
  if (present) return present
  const homes = new Map(Object.entries(groups).flatMap(([id, { nodes }]) => nodes.map((node) => [node, id] as const)))
  known.set(groups, homes)
  return homes
}
