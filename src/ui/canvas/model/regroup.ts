import type { Group, Position, Variant } from '../../../document/index.ts'
import { groupBox } from '../../../editor/index.ts'
import { type Regrouping, stayingIn } from './folded.ts'
import { type Box, boxOf, contains } from './geometry.ts'

const NOTHING: Regrouping = new Map()

interface Place {
  readonly id: string
  readonly group: Group
  readonly box: Box
}

/**
 * Which steps change their group where they are carried to. The middle of a step decides, against the frames as they were
 * before anything was taken into the hand: within its own frame it stays; else it comes to the smallest frame, or the
 * collapsed group, that its middle lies in; else it leaves. Steps of a group that is carried whole, or collapsed, stay together.
 * O(steps in the hand · groups).
 */
export function regrouped(variant: Variant, held: ReadonlyMap<string, Position>): Regrouping {
  const places = placesOf(variant)
  if (places.length === 0) return NOTHING
  const home = new Map(places.flatMap((place) => place.group.nodes.map((node) => [node, place] as const)))
  const changes = new Map<string, string | undefined>()
  for (const [id, at] of held) {
    const node = variant.nodes[id]
    const own = home.get(id)
    if (!node || own?.group.collapsed || isCarriedWhole(own?.group, held)) continue
    const { x, y, width, height } = boxOf(node, at)
    const middle = { x: x + width / 2, y: y + height / 2 }
    if (own && contains(own.box, middle)) continue
    const to = places.find(
      (place) => place !== own && !isCarriedWhole(place.group, held) && contains(place.box, middle),
    )
    if (to?.id !== own?.id) changes.set(id, to?.id)
  }
  return changes.size === 0 ? NOTHING : changes
}

/** Groups that steps in the hand would come to, and groups they would leave. */
export function touched(variant: Variant, changes: Regrouping): ReadonlyMap<string, 'in' | 'out'> {
  const found = new Map<string, 'in' | 'out'>()
  if (changes.size === 0) return found
  for (const [id, group] of Object.entries(variant.groups)) {
    if (stayingIn(id, group, changes).length < group.nodes.length) found.set(id, 'out')
  }
  for (const to of changes.values()) if (to !== undefined) found.set(to, 'in')
  return found
}

const isCarriedWhole = (group: Group | undefined, held: ReadonlyMap<string, Position>): boolean =>
  group?.nodes.every((id) => held.has(id)) === true

/** Groups that stand, the smallest first. */
function placesOf(variant: Variant): Place[] {
  return Object.entries(variant.groups)
    .flatMap(([id, group]): Place[] => {
      const box = groupBox(variant.nodes, group)
      return box ? [{ id, group, box }] : []
    })
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)
}
