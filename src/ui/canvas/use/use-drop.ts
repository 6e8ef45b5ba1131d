import { useReactFlow } from '@xyflow/react'
import { type DragEvent, type RefObject, useMemo, useRef } from 'react'
import { type Position, portsOf } from '../../../document/index.ts'
import { addAt, addOnEdge, type Editor, variantInView } from '../../../editor/index.ts'
import { sceneOf } from '../far/scene.ts'
import type { CanvasCarry } from '../handles.ts'
import { distanceTo } from '../model/edge-path.ts'
import { GRID, NODE_HEIGHT } from '../model/geometry.ts'
import { DRAG_TYPE, type PaletteItem, paletteItem, sampleOf } from '../model/palette.ts'
import { usePaletteWords } from '../parts/use-palette-words.ts'

/** How near an edge, in screen pixels, a step must be let go to go into it. */
const REACH_PX = 20

const isStep = (event: DragEvent) => event.dataTransfer.types.includes(DRAG_TYPE)
const onGrid = (length: number) => Math.round(length / GRID) * GRID

/** Steps brought in from the palette, by mouse or by finger: onto the canvas, or into an edge. */
export function useDrop(editor: Editor, frame: RefObject<HTMLElement | null>) {
  const words = usePaletteWords()
  const { screenToFlowPosition, getZoom } = useReactFlow()
  const over = useRef<string | undefined>(undefined)
  return useMemo(() => {
    const show = (edge: string | undefined) => {
      if (over.current === edge) return
      markEdge(frame.current, over.current, false)
      markEdge(frame.current, edge, true)
      over.current = edge
    }
    const edgeAt = (point: Position) => nearestEdge(editor, point, REACH_PX / getZoom())
    const pointOf = (screen: Position) => screenToFlowPosition(screen, { snapToGrid: false })
    const letGo = (item: PaletteItem, screen: Position) => {
      show(undefined)
      const point = pointOf(screen)
      const position = { x: onGrid(point.x), y: onGrid(point.y - NODE_HEIGHT / 2) }
      const edge = item.kind === 'entry' || portsOf(sampleOf(item)).length === 0 ? undefined : edgeAt(point)
      const pattern = { ...item, name: words.name(item) }
      if (edge === undefined) addAt(editor, pattern, position)
      else addOnEdge(editor, pattern, edge, position)
      frame.current?.focus({ preventScroll: true })
    }
    const carry: CanvasCarry = {
      over: (screen) => {
        const inside = screen !== undefined && isOver(frame.current, screen)
        show(inside ? edgeAt(pointOf(screen)) : undefined)
        return inside
      },
      letGo,
    }
    return {
      carry,
      handlers: {
        onDragOver: (event: DragEvent) => {
          if (!isStep(event)) return
          event.preventDefault()
          event.dataTransfer.dropEffect = 'copy'
          show(edgeAt(pointOf({ x: event.clientX, y: event.clientY })))
        },
        onDragLeave: () => show(undefined),
        onDrop: (event: DragEvent) => {
          const item = paletteItem(event.dataTransfer.getData(DRAG_TYPE))
          show(undefined)
          if (!item) return
          event.preventDefault()
          letGo(item, { x: event.clientX, y: event.clientY })
        },
      },
    }
  }, [editor, frame, screenToFlowPosition, getZoom, words])
}

const isOver = (frame: HTMLElement | null, { x, y }: Position): boolean =>
  frame?.contains(document.elementFromPoint(x, y)) === true

function nearestEdge(editor: Editor, point: Position, reach: number): string | undefined {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  let best: { id: string; distance: number } | undefined
  for (const { id, corners } of variant ? sceneOf(variant).edges : []) {
    const distance = distanceTo(corners, point)
    if (distance <= reach && distance < (best?.distance ?? Infinity)) best = { id, distance }
  }
  return best?.id
}

// Straight on the element: a class for the moment of a drag is no state of the canvas.
const markEdge = (frame: HTMLElement | null, id: string | undefined, on: boolean) => {
  if (id !== undefined)
    frame?.querySelector(`.react-flow__edge[data-id="${CSS.escape(id)}"]`)?.classList.toggle('drop-here', on)
}
