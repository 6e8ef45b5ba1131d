import type { NodePositionChange } from '@xyflow/react'
import type { Position, Variant } from '../../../document/index.ts'
import { around, type Editor, groupBox } from '../../../editor/index.ts'
import { type Held, noteIdOf } from '../model/flow-model.ts'
import { foldedIn, groupFlowId, groupIdOf, type Regrouping, shownGroups } from '../model/folded.ts'
import { type Box, boxOf, GRID, noteBoxOf, overlap } from '../model/geometry.ts'
import type { Guide, snapTo } from '../model/guides.ts'
import type { regrouped, touched } from '../model/regroup.ts'
import { stagesOf } from './stages-of.ts'

/** What is in the hand, and how it is shown there. */

const NO_GUIDES: readonly Guide[] = []
const NO_CHANGES: Regrouping = new Map()
/** How far, in screen pixels, the thing in the hand is pulled into line: a step of the grid at one to one. */
const REACH_PX = 8

interface Surroundings {
  readonly snapTo: typeof snapTo
  readonly regrouped: typeof regrouped
  readonly touched: typeof touched
}

/** Loaded when something is first pressed: until it is there, nothing pulls and no group takes steps in. */
let surroundings: Surroundings | undefined
export async function lookAround(): Promise<void> {
  if (surroundings) return
  try {
    const [guides, groups] = await Promise.all([import('../model/guides.ts'), import('../model/regroup.ts')])
    surroundings = { ...guides, ...groups }
  } catch {
    // Without a connection: the next press tries again.
  }
}

export interface Shown {
  readonly held: Held
  readonly guides: readonly Guide[]
  /** Steps in the hand that would change their group if they were set down now. */
  readonly changes: Regrouping
}

export const NOTHING: Shown = { held: new Map(), guides: NO_GUIDES, changes: NO_CHANGES }

/** Steps in the hand that would change their group where they are. */
export const changesOf = (variant: Variant, held: Held): Regrouping =>
  surroundings?.regrouped(variant, held) ?? NO_CHANGES

interface Moved {
  readonly id: string
  readonly from: Position
  readonly to: Position
}

export const movedSince = (variant: Variant | undefined, before: Readonly<Record<string, Position>>): Moved[] =>
  Object.entries(before).flatMap(([id, from]) => {
    const to = variant?.nodes[id]?.position
    return to && (to.x !== from.x || to.y !== from.y) ? [{ id, from, to }] : []
  })

export const onTheWay = (moved: readonly Moved[], share: number): Held =>
  new Map(
    moved.map(({ id, from, to }) => [
      id,
      { x: Math.round(from.x + (to.x - from.x) * share), y: Math.round(from.y + (to.y - from.y) * share) },
    ]),
  )

/** What is in the hand after some moves. Who carries a group carries its steps. */
export function carried(variant: Variant, before: Held, moves: readonly NodePositionChange[]): Held {
  const next = new Map(before)
  for (const { id, position } of moves) {
    if (!position) continue
    const group = variant.groups[groupIdOf(id) ?? '']
    const base = group && groupBox(variant.nodes, group)
    if (!group || !base) {
      next.set(id, position)
      continue
    }
    const by = { x: onGrid(position.x - base.x), y: onGrid(position.y - base.y) }
    for (const member of group.nodes) {
      const from = variant.nodes[member]?.position
      if (from) next.set(member, { x: from.x + by.x, y: from.y + by.y })
    }
  }
  return next
}

const onGrid = (length: number) => Math.round(length / GRID) * GRID

/** The camera as React Flow keeps it. */
interface Camera {
  readonly transform: readonly [number, number, number]
  readonly width: number
  readonly height: number
}

/** What is carried, pulled into line with what rests on screen; without a camera nothing pulls. */
export function placed(variant: Variant, held: Held, camera: Camera | undefined): Shown {
  const lined =
    camera && surroundings ? inLine(variant, held, camera, surroundings.snapTo) : { held, guides: NO_GUIDES }
  return { ...lined, changes: changesOf(variant, lined.held) }
}

function inLine(variant: Variant, held: Held, camera: Camera, pull: typeof snapTo): Pick<Shown, 'held' | 'guides'> {
  const box = around(boxesOf(variant, held))
  if (!box) return { held, guides: NO_GUIDES }
  const [x, y, zoom] = camera.transform
  const screen = { x: -x / zoom, y: -y / zoom, width: camera.width / zoom, height: camera.height / zoom }
  const { by, guides } = pull(box, restingOn(variant, held, screen), REACH_PX / zoom)
  if (by.x === 0 && by.y === 0) return { held, guides }
  return { held: new Map([...held].map(([id, at]) => [id, { x: at.x + by.x, y: at.y + by.y }])), guides }
}

function boxesOf(variant: Variant, held: Held): Box[] {
  const folded = foldedIn(variant)
  const groups = new Set([...held.keys()].flatMap((id) => folded.get(id) ?? []))
  return [
    ...[...held].flatMap(([id, at]) => {
      const note = variant.notes[noteIdOf(id) ?? '']
      const node = folded.has(id) ? undefined : variant.nodes[id]
      return note ? [noteBoxOf(note, at)] : node ? [boxOf(node, at)] : []
    }),
    ...[...groups].flatMap((id) => {
      const group = variant.groups[id]
      return (group && groupBox(variant.nodes, group, held)) ?? []
    }),
  ]
}

/** Steps and collapsed groups on screen that are not in the hand. */
function restingOn(variant: Variant, held: Held, screen: Box): Box[] {
  const folded = foldedIn(variant)
  const boxes: Box[] = []
  for (const [id, node] of Object.entries(variant.nodes)) {
    if (held.has(id) || folded.has(id)) continue
    const box = boxOf(node)
    if (overlap(box, screen)) boxes.push(box)
  }
  for (const { group, box } of folded.size === 0 ? [] : shownGroups(variant)) {
    if (group.collapsed && !group.nodes.some((id) => held.has(id)) && overlap(box, screen)) boxes.push(box)
  }
  return boxes
}

const NO_MARKS: ReadonlyMap<string, 'in' | 'out'> = new Map()

/** Shows on their frames which groups would gain or lose steps. `variant` left out: none. */
export function markGroups(canvas: HTMLElement | null, variant: Variant | undefined, changes: Regrouping): void {
  const marks = (variant && surroundings?.touched(variant, changes)) ?? NO_MARKS
  // Straight on the elements: a sign for the moment of a drag is no state of the canvas.
  for (const old of canvas?.querySelectorAll<HTMLElement>('[data-drop]') ?? []) {
    if (!marks.has(groupIdOf(old.dataset.id ?? '') ?? '')) delete old.dataset.drop
  }
  for (const [id, drop] of marks) {
    const element = canvas?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(groupFlowId(id))}"]`)
    if (element) element.dataset.drop = drop
  }
}

/** Sets down what is in the hand, as one step: into the bands and groups that lie there. */
export function setDown(editor: Editor, variant: Variant, { held, changes }: Pick<Shown, 'held' | 'changes'>): void {
  const nodes: Record<string, Position> = {}
  const notes: Record<string, Position> = {}
  for (const [id, position] of held) {
    const note = noteIdOf(id)
    if (note === undefined) nodes[id] = position
    else notes[note] = position
  }
  const stages = stagesOf(editor, variant, nodes)
  editor.execute('node.move', {
    nodes,
    notes,
    ...(Object.keys(stages).length > 0 && { stages }),
    ...(changes.size > 0 && { groups: Object.fromEntries(changes) }),
  })
}
