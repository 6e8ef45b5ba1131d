import { useComputedColorScheme } from '@mantine/core'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { Position } from '../../../document/index.ts'
import type { Contrasts } from '../../../editor/index.ts'
import { useCanvas, useVariant } from '../canvas-context.ts'
import { colourReader, paintLayer } from '../canvas-layer.ts'
import { type Scene, sceneOf } from '../far/scene.ts'
import type { Box } from '../model/geometry.ts'
import classes from './compare-layer.module.css'
import type { GhostScene } from './ghosts.ts'

interface FarProps {
  readonly scene: GhostScene
  readonly contrasts: Contrasts
}

const HOWS = ['added', 'changed', 'moved'] as const
type How = (typeof HOWS)[number]
type Colours = Readonly<Record<How | 'ghost' | 'rim', string>>

/** The same from afar: frames and signs around what differs, dashed boxes for what only the other variant has. */
export function FarContrasts({ scene, contrasts }: FarProps) {
  const { editor } = useCanvas()
  const variant = useVariant(editor)
  const flow = useStoreApi()
  const element = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme('light')
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another scheme the page's colours are others
  useEffect(() => {
    const canvas = element.current
    if (!canvas) return
    const colours = coloursOf(canvas)
    const { stop } = paintLayer(canvas, flow, (context, zoom) => {
      paintGhosts(context, scene, zoom, colours)
      for (const how of HOWS) paintHow(context, sceneOf(variant), contrasts, how, zoom, colours)
    })
    return stop
  }, [scene, contrasts, variant, flow, scheme])
  return <canvas ref={element} className={classes.far} data-testid="far-contrasts" />
}

function coloursOf(element: Element): Colours {
  const read = colourReader(element)
  return {
    added: read('--j-good'),
    changed: read('--j-warn'),
    moved: read('--j-text-soft'),
    ghost: read('--j-text-soft'),
    rim: read('--j-surface'),
  }
}

function paintGhosts(
  context: CanvasRenderingContext2D,
  { steps, ways, notes }: GhostScene,
  zoom: number,
  colours: Colours,
) {
  context.strokeStyle = colours.ghost
  context.lineWidth = 1.5 / zoom
  context.setLineDash([4 / zoom, 3 / zoom])
  context.beginPath()
  for (const { box } of [...steps, ...notes]) context.rect(box.x, box.y, box.width, box.height)
  for (const { corners } of ways) trace(context, corners)
  context.stroke()
  context.setLineDash([])
}

function trace(context: CanvasRenderingContext2D, corners: readonly Position[]): void {
  corners.forEach(({ x, y }, index) => {
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  })
}

function paintHow(
  context: CanvasRenderingContext2D,
  scene: Scene,
  contrasts: Contrasts,
  how: How,
  zoom: number,
  colours: Colours,
): void {
  const is = (key: string) => contrasts.get(key) === how
  const boxes = [
    ...scene.nodes.filter(({ members }) => members.some((id) => is(`node ${id}`))),
    ...scene.notes.filter(({ id }) => is(`note ${id}`)),
  ].map(({ box }) => box)
  context.strokeStyle = colours[how]
  context.lineWidth = 2.5 / zoom
  context.beginPath()
  for (const edge of scene.edges) if (is(`port ${edge.from} ${edge.port}`)) trace(context, edge.corners)
  if (how !== 'moved') for (const { x, y, width, height } of boxes) context.rect(x, y, width, height)
  context.stroke()
  for (const box of boxes) paintSign(context, box, how, zoom, colours)
}

/** A plus, a stroke of the pen, or an arrow in a disc: colour alone does not say it. */
function paintSign(context: CanvasRenderingContext2D, { x, y }: Box, how: How, zoom: number, colours: Colours): void {
  // A few pixels of the screen, but from very far no larger than a step is high.
  const size = Math.min(60, Math.max(16, 6 / zoom))
  const half = size * 0.5
  context.fillStyle = colours[how]
  context.beginPath()
  context.arc(x, y, size, 0, 2 * Math.PI)
  context.fill()
  context.strokeStyle = colours.rim
  context.lineWidth = size / 4
  context.beginPath()
  if (how === 'changed')
    trace(context, [
      { x: x - half, y: y + half },
      { x: x + half, y: y - half },
    ])
  else {
    trace(context, [
      { x: x - half, y },
      { x: x + half, y },
    ])
    if (how === 'added')
      trace(context, [
        { x, y: y - half },
        { x, y: y + half },
      ])
    else
      trace(context, [
        { x, y: y - half },
        { x: x + half, y },
        { x, y: y + half },
      ])
  }
  context.stroke()
}
