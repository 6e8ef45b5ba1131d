import type { Group, Variant } from '../../../document/index.ts'
import { groupBox } from '../../../editor/index.ts'
import type { Box } from './geometry.ts'

/** Groups share React Flow's id space with steps; no document id has a colon. */
const GROUP_PREFIX = 'group:'
export const groupFlowId = (id: string): string => GROUP_PREFIX + id
export const groupIdOf = (flowId: string): string | undefined =>
  flowId.startsWith(GROUP_PREFIX) ? flowId.slice(GROUP_PREFIX.length) : undefined

const NOBODY: ReadonlyMap<string, string> = new Map()
const known = new WeakMap<Variant['groups'], ReadonlyMap<string, string>>()

/** For each step that lies in a collapsed group: the group that stands for it. Kept for each state of the groups. */
export function foldedIn({ groups }: Pick<Variant, 'groups'>): ReadonlyMap<string, string> {
  const present = known.get(groups)
  if (present) return present
  const folded = new Map<string, string>()
  for (const [id, group] of Object.entries(groups)) {
    if (group.collapsed) for (const node of group.nodes) folded.set(node, id)
  }
  const answer = folded.size === 0 ? NOBODY : folded
  known.set(groups, answer)
  return answer
}

/** What stands on the canvas for a step, as React Flow names it: the step itself, or the collapsed group it is in. */
export function standInOf(variant: Variant, node: string): string {
  const group = foldedIn(variant).get(node)
  return group === undefined ? node : groupFlowId(group)
}

/** Steps in the hand that would change their group if they were set down now: the group they come to, or none. */
export type Regrouping = ReadonlyMap<string, string | undefined>

/** The steps of a group without those that would leave it. Who would come is not among them: that is when set down. */
export const stayingIn = (id: string, { nodes }: Group, changes: Regrouping): readonly string[] =>
  changes.size === 0 ? nodes : nodes.filter((node) => !changes.has(node) || changes.get(node) === id)

export interface ShownGroup {
  readonly id: string
  readonly group: Group
  readonly box: Box
}

/** Groups that have steps, with the room they take. */
export const shownGroups = (variant: Variant): ShownGroup[] =>
  Object.entries(variant.groups).flatMap(([id, group]) => {
    const box = groupBox(variant.nodes, group)
    return box ? [{ id, group, box }] : []
  })

const ways = new WeakMap<Variant, Map<Group, readonly string[]>>()

/** Edges that leave a collapsed group, in the order of what they lead to from left to right. */
export function waysOutOf(variant: Variant, group: Group): readonly string[] {
  const present = ways.get(variant) ?? new Map<Group, readonly string[]>()
  ways.set(variant, present)
  const found = present.get(group) ?? findWaysOut(variant, group)
  present.set(group, found)
  return found
}

function findWaysOut(variant: Variant, group: Group): string[] {
  const inside = new Set(group.nodes)
  return Object.entries(variant.edges)
    .filter(([, { from, to }]) => inside.has(from) && !inside.has(to))
    .map(([id, { to }]) => ({ id, x: variant.nodes[to]?.position.x ?? 0 }))
    .sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/** Where the `index`th of `count` ways leaves a collapsed group, from its left edge. */
export const exitX = (box: Pick<Box, 'width'>, index: number, count: number): number =>
  ((index + 1) / (count + 1)) * box.width
