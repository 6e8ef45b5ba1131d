import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type PointerEvent, type RefObject, type SyntheticEvent, useEffect, useMemo, useRef } from 'react'
import type { Position } from '../../../document/index.ts'
import { type Editor, type Selection, select, variantInView } from '../../../editor/index.ts'
import { type Held, noteFlowId } from '../model/flow-model.ts'
import { GRID } from '../model/geometry.ts'
import { changesOf, setDown } from '../use/in-hand.ts'
import type { Carried } from './far-layer.tsx'
import { pick, sceneOf, within } from './scene.ts'

const NOBODY: ReadonlySet<string> = new Set()
export const NOTHING_CARRIED: Carried = { nodes: NOBODY, notes: NOBODY, by: { x: 0, y: 0 }, into: NOBODY }
const CLICK_PX = 3

interface Grip {
  readonly pointer: number
  readonly from: Position
  readonly zoom: number
  /** What to select when the pointer did not move: pressing on one of several selected things keeps them until then. */
  readonly click: { readonly nodes: Iterable<string>; readonly notes: Iterable<string> } | undefined
  moved: boolean
}

interface FarPointer {
  readonly onPointerDownCapture: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMoveCapture: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUpCapture: (event: PointerEvent<HTMLElement>) => void
  /** Keeps the canvas from panning while something is in the hand. */
  readonly onMouseDownCapture: (event: SyntheticEvent) => void
  readonly onTouchStartCapture: (event: SyntheticEvent) => void
  /** Puts back what is in the hand. False when the hand is empty. */
  readonly cancel: () => boolean
}

/** Selecting and dragging on the cheap drawing, where there are no elements to press on. */
export function useFarPointer(
  editor: Editor,
  active: boolean,
  readOnly: boolean,
  carried: RefObject<Carried>,
  repaint: RefObject<() => void>,
): FarPointer {
  const { screenToFlowPosition } = useReactFlow()
  const flow = useStoreApi()
  const grip = useRef<Grip | undefined>(undefined)
  useBoxSelection(editor, active)
  return useMemo(() => {
    const drop = () => {
      grip.current = undefined
      carried.current = NOTHING_CARRIED
      repaint.current()
    }
    const keepStill = (event: SyntheticEvent) => {
      if (grip.current) event.stopPropagation()
    }
    return {
      onMouseDownCapture: keepStill,
      onTouchStartCapture: keepStill,
      onPointerDownCapture: (event) => {
        if (!active || event.button !== 0 || event.shiftKey || isControl(event.target)) return
        const scene = shownScene(editor)
        const found =
          scene && pick(scene, screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }))
        if (!found) return
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
        const click = press(editor, found, event.ctrlKey || event.metaKey)
        const from = { x: event.clientX, y: event.clientY }
        grip.current = { pointer: event.pointerId, from, zoom: flow.getState().transform[2], click, moved: false }
      },
      onPointerMoveCapture: (event) => {
        const hold = grip.current
        if (!hold || hold.pointer !== event.pointerId || readOnly) return
        const [dx, dy] = [event.clientX - hold.from.x, event.clientY - hold.from.y]
        if (!hold.moved && Math.hypot(dx, dy) < CLICK_PX) return
        hold.moved = true
        const by = { x: snapped(dx / hold.zoom), y: snapped(dy / hold.zoom) }
        carried.current = inHand(editor, by)
        repaint.current()
      },
      onPointerUpCapture: (event) => {
        const hold = grip.current
        if (!hold || hold.pointer !== event.pointerId) return
        const held = carried.current
        if (!hold.moved && hold.click) select(editor.view, hold.click)
        if (hold.moved) setDownFar(editor, held)
        drop()
      },
      cancel: () => {
        const holding = grip.current?.moved === true
        drop()
        return holding
      },
    }
  }, [editor, active, readOnly, carried, repaint, screenToFlowPosition, flow])
}

const snapped = (length: number) => Math.round(length / GRID) * GRID

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('button, .nopan, .react-flow__panel') !== null

const shownScene = (editor: Editor) => {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  return variant && sceneOf(variant)
}

type Found = Readonly<Record<'nodes' | 'notes', readonly string[]>>

/** Selects what was pressed. What is selected already stays so until the button is let go. */
function press(editor: Editor, found: Found, add: boolean): Grip['click'] {
  const { selection } = editor.view.getState()
  const has = found.nodes.some((id) => selection.nodes.has(id)) || found.notes.some((id) => selection.notes.has(id))
  if (add) {
    select(editor.view, has ? without(selection, found) : together(selection, found))
    return undefined
  }
  if (has) return found
  select(editor.view, found)
  return undefined
}

const together = (selection: Selection, { nodes, notes }: Found) => ({
  nodes: [...selection.nodes, ...nodes],
  notes: [...selection.notes, ...notes],
  edges: selection.edges,
})

const without = (selection: Selection, { nodes, notes }: Found) => ({
  nodes: [...selection.nodes].filter((id) => !nodes.includes(id)),
  notes: [...selection.notes].filter((id) => !notes.includes(id)),
  edges: selection.edges,
})

const shownVariant = (editor: Editor) =>
  variantInView(editor.document.getState().journey, editor.view.getState())?.variant

/** The selected things, so far from where they were. */
function inHand(editor: Editor, by: Position): Carried {
  const { nodes, notes } = editor.view.getState().selection
  const variant = shownVariant(editor)
  const changes = variant && changesOf(variant, movedBy(nodes, variant.nodes, by))
  return { nodes, notes, by, into: new Set([...(changes?.values() ?? [])].filter((id) => id !== undefined)) }
}

const movedBy = (ids: Iterable<string>, things: Readonly<Record<string, { position: Position }>>, by: Position): Held =>
  new Map(
    [...ids].flatMap((id): [string, Position][] => {
      const at = things[id]?.position
      return at ? [[id, { x: at.x + by.x, y: at.y + by.y }]] : []
    }),
  )

function setDownFar(editor: Editor, { nodes, notes, by }: Carried): void {
  const variant = shownVariant(editor)
  if (!variant || (by.x === 0 && by.y === 0)) return
  const held = movedBy(nodes, variant.nodes, by)
  const noted = [...movedBy(notes, variant.notes, by)].map(([id, at]) => [noteFlowId(id), at] as const)
  setDown(editor, variant, { held: new Map([...held, ...noted]), changes: changesOf(variant, held) })
}

/** React Flow draws the selection box; with no elements on the page we must say what lies in it. */
function useBoxSelection(editor: Editor, active: boolean): void {
  const flow = useStoreApi()
  useEffect(() => {
    if (!active) return undefined
    return flow.subscribe(({ userSelectionRect, transform }, before) => {
      const scene = userSelectionRect && userSelectionRect !== before.userSelectionRect ? shownScene(editor) : undefined
      if (!userSelectionRect || !scene) return
      const [x, y, zoom] = transform
      select(
        editor.view,
        within(scene, {
          x: (userSelectionRect.x - x) / zoom,
          y: (userSelectionRect.y - y) / zoom,
          width: userSelectionRect.width / zoom,
          height: userSelectionRect.height / zoom,
        }),
      )
    })
  }, [editor, active, flow])
}
