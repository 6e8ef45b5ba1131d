import { useReactFlow } from '@xyflow/react'
import {
  type DragEvent,
  type FocusEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import { addStamp, addSticky, type Bench } from '../board-deeds.ts'
import { cellKey } from '../model/board-layout.ts'
import { boxOfThing, readThingId } from '../model/board-things.ts'
import { type Cell, cellRect } from '../model/place.ts'
import type { Camera } from './use-camera.ts'

/** Where the pointer and the keyboard are on the board, and what is laid down there. */

interface Point {
  readonly x: number
  readonly y: number
}

/** Where the camera stood when the board was left; else everything, or where it begins. */
export function openCamera({ store }: Bench, camera: Camera, surface: HTMLElement | null): void {
  const { viewport } = store.getState()
  if (viewport && surface) camera.set(viewport)
  else camera.fit(true)
}

/** Where the pointer is over the board now; nowhere while it is elsewhere. */
export function usePointer(surface: RefObject<HTMLElement | null>): () => Point | undefined {
  const { screenToFlowPosition } = useReactFlow()
  const at = useRef<Point | undefined>(undefined)
  useEffect(() => {
    const element = surface.current
    const move = ({ clientX, clientY }: PointerEvent) => {
      at.current = { x: clientX, y: clientY }
    }
    const leave = () => {
      at.current = undefined
    }
    element?.addEventListener('pointermove', move)
    element?.addEventListener('pointerleave', leave)
    return () => {
      element?.removeEventListener('pointermove', move)
      element?.removeEventListener('pointerleave', leave)
    }
  }, [surface])
  return useCallback(
    () => at.current && screenToFlowPosition(at.current, { snapToGrid: false }),
    [screenToFlowPosition],
  )
}

/** Moves the keyboard to a cell: it comes on the page as soon as it is the current one. */
export function useGrab(bench: Bench, surface: RefObject<HTMLElement | null>, camera: Camera) {
  return useCallback(
    (cell: Cell, write = false) => {
      bench.store.setState({ cell, ...(write && { editing: cell }) })
      const rect = cellRect(cell, bench.layout())
      if (rect && !write) camera.bring(rect)
      if (write) return
      const name = `[role="gridcell"][data-step="${CSS.escape(cell.step)}"][data-lane="${cell.lane}"]`
      const focus = () => {
        const element = surface.current?.querySelector<HTMLElement>(name)
        element?.focus({ preventScroll: true })
        return element
      }
      // At once where it can be: who holds an arrow key down is not to lose a step. Else it comes with the next frames.
      if (!focus()) requestAnimationFrame(() => focus() ?? requestAnimationFrame(focus))
    },
    [bench, surface, camera],
  )
}

/** What the keyboard comes to is brought on screen. */
export function follow(event: FocusEvent, bench: Bench, camera: Camera): void {
  if (!(event.target instanceof HTMLElement)) return
  const { step, lane, id } = event.target.dataset
  if (step !== undefined && lane !== undefined) {
    const cell = { step, lane } as Cell
    if (cellKey(cell.step, cell.lane) !== keyOf(bench.store.getState().cell)) bench.store.setState({ cell })
    return
  }
  const named = readThingId(id ?? '')
  const thing = named && bench.editor.document.getState().journey.workshop?.board?.[named.kind][named.id]
  const box = thing && event.target.matches(':focus-visible') && boxOfThing(named.kind, thing, bench.layout())
  if (box) camera.bring(box)
}

export const keyOf = (cell: Cell | undefined) => (cell ? cellKey(cell.step, cell.lane) : '')

/** With a sticky or an emoji in hand a click lays it down; without, a double click where nothing is makes a sticky. */
export function usePlacing(bench: Bench, toBoard: (at: Point, options: { snapToGrid: boolean }) => Point) {
  return useMemo(() => {
    const at = (event: MouseEvent) => toBoard({ x: event.clientX, y: event.clientY }, { snapToGrid: false })
    const onBoard = (event: MouseEvent) =>
      event.target instanceof Element && event.target.closest('.react-flow__renderer') !== null
    return {
      onClick: (event: MouseEvent) => {
        const { tool } = bench.store.getState()
        if ((tool !== 'sticky' && tool !== 'stamp') || !onBoard(event)) return
        event.stopPropagation()
        if (tool === 'stamp') return void addStamp(bench, at(event))
        const id = addSticky(bench, at(event))
        bench.store.setState({ writing: id, tool: 'select' })
      },
      onDoubleClick: (event: MouseEvent) => {
        if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return
        bench.store.setState({ writing: addSticky(bench, at(event)) })
      },
    }
  }, [bench, toBoard])
}

export const dropHandlers = (
  onFiles: (files: readonly File[], at: Point) => void,
  toBoard: (at: Point, options: { snapToGrid: boolean }) => Point,
) => ({
  onDragOver: (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  },
  onDrop: (event: DragEvent) => {
    const files = [...event.dataTransfer.files]
    if (files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    onFiles(files, toBoard({ x: event.clientX, y: event.clientY }, { snapToGrid: false }))
  },
})
