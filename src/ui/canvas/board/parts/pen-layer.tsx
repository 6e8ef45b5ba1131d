import { useReactFlow, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useEffect, useRef, useState, type WheelEvent } from 'react'
import { useBoard, useBoardView } from '../board-context.ts'
import { passes, pathOf, strokeOf } from '../model/stroke.ts'
import classes from './pen-layer.module.css'
import things from './things.module.css'

/** How far, in pixels of the screen, a line may be from what the hand drew, and how far the eraser reaches. */
const TOLERANCE_PX = 0.6
const REACH_PX = 10

/** Lies over the board while the pen or the eraser is in hand, and takes the pointer: mouse, finger or pen. */
export function PenLayer({ onCancel }: { onCancel: (cancel: () => boolean) => void }) {
  const tool = useBoardView((view) => view.tool)
  if (tool !== 'pen' && tool !== 'eraser') return null
  return tool === 'pen' ? <Pen onCancel={onCancel} /> : <Eraser onCancel={onCancel} />
}

/** The wheel and pinching go on to the board beneath. */
function useWheelThrough() {
  const flow = useStoreApi()
  return (event: WheelEvent) => {
    const renderer = flow.getState().domNode?.querySelector('.react-flow__renderer')
    renderer?.dispatchEvent(new globalThis.WheelEvent('wheel', event.nativeEvent))
  }
}

function Pen({ onCancel }: { onCancel: (cancel: () => boolean) => void }) {
  const { editor, store } = useBoard()
  const colour = useBoardView((view) => view.penColour)
  const width = useBoardView((view) => view.penWidth)
  const flow = useStoreApi()
  const { screenToFlowPosition } = useReactFlow()
  const drawing = useRef<number[] | undefined>(undefined)
  const [path, setPath] = useState<string | undefined>(undefined)
  const onWheel = useWheelThrough()
  useEffect(
    () =>
      onCancel(() => {
        const was = drawing.current !== undefined
        drawing.current = undefined
        setPath(undefined)
        return was
      }),
    [onCancel],
  )
  const zoom = flow.getState().transform[2]
  const add = (event: PointerEvent, points: number[]) => {
    // Between two frames the hand has been at more places than one.
    const moments = event.nativeEvent.getCoalescedEvents?.() ?? []
    for (const { clientX, clientY } of moments.length > 0 ? moments : [event]) {
      const { x, y } = screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false })
      points.push(x, y)
    }
    setPath(pathOf(points))
  }
  const finish = () => {
    const points = drawing.current
    drawing.current = undefined
    setPath(undefined)
    if (!points || points.length < 2) return
    const line = strokeOf(points, TOLERANCE_PX / flow.getState().transform[2])
    const { author } = store.getState()
    const value = { points: line, colour, width, ...(author !== '' && { author }) }
    editor.execute('board.add', { kind: 'strokes', value })
  }
  const { transform } = flow.getState()
  return (
    <div
      className={classes.layer}
      data-testid="pen-layer"
      data-tool="pen"
      onWheel={onWheel}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return
        event.currentTarget.setPointerCapture(event.pointerId)
        drawing.current = []
        add(event, drawing.current)
      }}
      onPointerMove={(event) => {
        if (drawing.current && event.isPrimary) add(event, drawing.current)
      }}
      onPointerUp={finish}
      onPointerCancel={finish}
    >
      {path !== undefined && (
        <svg className={classes.line} aria-hidden>
          <g transform={`translate(${transform[0]} ${transform[1]}) scale(${zoom})`}>
            <path d={path} className={things.strokeLine} data-colour={colour} strokeWidth={width} />
          </g>
        </svg>
      )}
    </div>
  )
}

/** Takes away every line it passes; one sweep is one step back. */
function Eraser({ onCancel }: { onCancel: (cancel: () => boolean) => void }) {
  const { editor } = useBoard()
  const flow = useStoreApi()
  const { screenToFlowPosition } = useReactFlow()
  const sweep = useRef<{ commit: () => void; cancel: () => void } | undefined>(undefined)
  const onWheel = useWheelThrough()
  useEffect(
    () =>
      onCancel(() => {
        const was = sweep.current !== undefined
        sweep.current?.cancel()
        sweep.current = undefined
        return was
      }),
    [onCancel],
  )
  const wipe = (event: PointerEvent) => {
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false })
    const reach = REACH_PX / flow.getState().transform[2]
    const strokes = editor.document.getState().journey.workshop?.board?.strokes ?? {}
    const ids = Object.entries(strokes)
      .filter(([, { points, width = 3 }]) => passes(points, at, reach + width / 2))
      .map(([id]) => id)
    if (ids.length > 0) editor.execute('board.remove', { kind: 'strokes', ids })
  }
  const finish = () => {
    sweep.current?.commit()
    sweep.current = undefined
  }
  return (
    <div
      className={classes.layer}
      data-testid="pen-layer"
      data-tool="eraser"
      onWheel={onWheel}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return
        event.currentTarget.setPointerCapture(event.pointerId)
        sweep.current = editor.gesture('board.remove')
        wipe(event)
      }}
      onPointerMove={(event) => {
        if (sweep.current && event.isPrimary) wipe(event)
      }}
      onPointerUp={finish}
      onPointerCancel={finish}
    />
  )
}
