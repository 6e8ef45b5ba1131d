import { useReducedMotion } from '@mantine/hooks'
import { type NodeChange, type NodePositionChange, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Position, Variant } from '../../../document/index.ts'
import { around, type Editor, groupBox, variantInView } from '../../../editor/index.ts'
import { type CanvasNode, type Held, noteIdOf } from '../model/flow-model.ts'
import { foldedIn, groupIdOf, shownGroups } from '../model/folded.ts'
import { type Box, boxOf, GRID, noteBoxOf, overlap } from '../model/geometry.ts'
import type { Guide, snapTo } from '../model/guides.ts'
import { stagesOf } from './stages-of.ts'

const EMPTY: Held = new Map()
const NO_GUIDES: readonly Guide[] = []
/** How far, in screen pixels, the thing in the hand is pulled into line: a step of the grid at one to one. */
const REACH_PX = 8
const GLIDE_MS = 320
/** More than so many gliding steps would stutter: they are set down at once. */
const GLIDE_MOST = 300

/** Loaded when something is first taken into the hand: until it is there, nothing pulls. */
let pull: typeof snapTo | undefined
const loadPull = async () => {
  pull = (await import('../model/guides.ts')).snapTo
}

interface Shown {
  readonly held: Held
  readonly guides: readonly Guide[]
}

export interface Dragging extends Shown {
  readonly onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => void
  /** Puts everything back. False when nothing is in the hand. */
  readonly cancel: () => boolean
  /** Shows steps on their way from where they were to where the document has them now. */
  readonly glideFrom: (before: Readonly<Record<string, Position>>) => void
}

interface Hand {
  held: Held
  cancelled: boolean
  /** Alt is held down: nothing pulls. */
  free: boolean
  frame: number
}

const NOTHING: Shown = { held: EMPTY, guides: NO_GUIDES }

const variantOf = (editor: Editor): Variant | undefined =>
  variantInView(editor.document.getState().journey, editor.view.getState())?.variant

/**
 * Things in the hand. While they are carried only the view knows where they are; setting them down is one command, so a
 * drag of a thousand steps writes the document once. What is carried lines up with what stands around it, unless Alt is
 * held.
 */
export function useDragging(editor: Editor): Dragging {
  const [shown, setShown] = useState<Shown>(NOTHING)
  const hand = useRef<Hand>({ held: EMPTY, cancelled: false, free: false, frame: 0 })
  const flow = useStoreApi()
  const still = useReducedMotion()
  useEffect(() => watchAlt(hand.current), [])
  const ways = useMemo(() => {
    const show = (next: Shown) => {
      cancelAnimationFrame(hand.current.frame)
      hand.current.held = next.held
      setShown(next)
    }
    const place = (variant: Variant, held: Held): Shown =>
      hand.current.free ? { held, guides: NO_GUIDES } : inLine(variant, held, seenBy(flow.getState()))
    return {
      onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => {
        const moves = changes.filter((change) => change.type === 'position')
        const variant = variantOf(editor)
        if (moves.length === 0 || !variant) return
        if (!pull) void loadPull()
        const letGo = moves.some(({ dragging }) => dragging === false)
        if (!hand.current.cancelled) {
          const next = place(variant, carried(variant, hand.current.held, moves))
          if (letGo) setDown(editor, variant, next.held)
          show(letGo ? NOTHING : next)
        }
        if (letGo) hand.current.cancelled = false
      },
      cancel: () => {
        if (hand.current.held.size === 0) return false
        hand.current.cancelled = true
        show(NOTHING)
        return true
      },
      glideFrom: (before: Readonly<Record<string, Position>>) => {
        const moved = movedSince(variantOf(editor), before)
        if (still || moved.length === 0 || moved.length > GLIDE_MOST) return
        const start = performance.now()
        const step = () => {
          const share = Math.min(1, (performance.now() - start) / GLIDE_MS)
          if (share === 1) return setShown(NOTHING)
          setShown({ held: onTheWay(moved, 1 - (1 - share) ** 3), guides: NO_GUIDES })
          hand.current.frame = requestAnimationFrame(step)
        }
        cancelAnimationFrame(hand.current.frame)
        step()
      },
    }
  }, [editor, flow, still])
  useEffect(() => () => cancelAnimationFrame(hand.current.frame), [])
  return useMemo(() => ({ ...shown, ...ways }), [shown, ways])
}

/** Keeps in mind whether Alt is down: React Flow tells of places, not of keys. */
function watchAlt(hand: Hand): () => void {
  const look = ({ altKey }: PointerEvent | KeyboardEvent) => {
    hand.free = altKey
  }
  const kinds = ['pointermove', 'pointerup', 'keydown', 'keyup'] as const
  for (const kind of kinds) window.addEventListener(kind, look, { capture: true })
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, look, { capture: true })
  }
}

interface Moved {
  readonly id: string
  readonly from: Position
  readonly to: Position
}

const movedSince = (variant: Variant | undefined, before: Readonly<Record<string, Position>>): Moved[] =>
  Object.entries(before).flatMap(([id, from]) => {
    const to = variant?.nodes[id]?.position
    return to && (to.x !== from.x || to.y !== from.y) ? [{ id, from, to }] : []
  })

const onTheWay = (moved: readonly Moved[], share: number): Held =>
  new Map(
    moved.map(({ id, from, to }) => [
      id,
      { x: Math.round(from.x + (to.x - from.x) * share), y: Math.round(from.y + (to.y - from.y) * share) },
    ]),
  )

/** What is in the hand after some moves. Who carries a group carries its steps. */
function carried(variant: Variant, before: Held, moves: readonly NodePositionChange[]): Held {
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

interface Seen {
  readonly box: Box
  readonly zoom: number
}

const seenBy = ({
  transform: [x, y, zoom],
  width,
  height,
}: {
  transform: [number, number, number]
  width: number
  height: number
}): Seen => ({ box: { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }, zoom })

/** Pulls what is carried into line with what rests on screen. */
function inLine(variant: Variant, held: Held, { box: screen, zoom }: Seen): Shown {
  const box = around(boxesOf(variant, held))
  if (!box || !pull) return { held, guides: NO_GUIDES }
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

function setDown(editor: Editor, variant: Variant, held: Held): void {
  const nodes: Record<string, Position> = {}
  const notes: Record<string, Position> = {}
  for (const [id, position] of held) {
    const note = noteIdOf(id)
    if (note === undefined) nodes[id] = position
    else notes[note] = position
  }
  const stages = stagesOf(editor, variant, nodes)
  editor.execute('node.move', { nodes, notes, ...(Object.keys(stages).length > 0 && { stages }) })
}
