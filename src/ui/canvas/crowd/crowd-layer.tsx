import { useComputedColorScheme } from '@mantine/core'
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useCanvas, useVariant } from '../canvas-context.ts'
import { colourReader, paintLayer } from '../canvas-layer.ts'
import { sceneOf } from '../far/scene.ts'
import type { Crowd } from './crowd.ts'
import classes from './crowd-layer.module.css'
import { type Placed, placesOf } from './places.ts'

/** Radius of a dot in canvas units, and the least in pixels of the screen. */
const RADIUS = 4.5
const LEAST = 2

interface Colours {
  readonly going: string
  readonly converted: string
  readonly rim: string
  readonly words: string
}

/** People drawn over the journey as dots. Nothing of React happens while they move. */
export function CrowdLayer({ crowd }: { crowd: Crowd }) {
  const { editor } = useCanvas()
  const variant = useVariant(editor)
  const flow = useStoreApi()
  const element = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme('light')
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another scheme the page's colours are others
  useEffect(() => {
    const canvas = element.current
    if (!canvas) return
    const scene = sceneOf(variant)
    const colours = coloursOf(canvas)
    const layer = paintLayer(canvas, flow, (context, zoom) => {
      // From afar no figures stand beside the ways.
      const figures = canvas.closest('[data-far]') === null
      paintPeople(context, placesOf(scene, scene.corners, crowd.people(), figures), zoom, colours)
    })
    const leaveCrowd = crowd.subscribe(layer.soon)
    return () => {
      leaveCrowd()
      layer.stop()
    }
  }, [crowd, variant, flow, scheme])
  return <canvas ref={element} className={classes.layer} data-testid="crowd-layer" />
}

function coloursOf(element: Element): Colours {
  const read = colourReader(element)
  return {
    going: read('--j-accent'),
    converted: read('--j-good'),
    rim: read('--j-surface'),
    words: read('--j-text-soft'),
  }
}

/** Who has reached a goal is a larger dot with a ring round it: the colour does not say it alone. */
function paintPeople(context: CanvasRenderingContext2D, { dots, overflows }: Placed, zoom: number, colours: Colours) {
  const radius = Math.max(RADIUS, LEAST / zoom)
  context.lineWidth = radius / 3
  for (const { x, y, converted, presence } of dots) {
    context.globalAlpha = presence
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = converted ? colours.converted : colours.going
    context.fill()
    context.strokeStyle = colours.rim
    context.stroke()
    if (!converted) continue
    context.beginPath()
    context.arc(x, y, radius * 1.45, 0, 2 * Math.PI)
    context.strokeStyle = colours.converted
    context.stroke()
  }
  context.globalAlpha = 1
  context.fillStyle = colours.words
  context.font = `600 ${Math.max(11, 8 / zoom)}px "Inter Variable", sans-serif`
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  for (const { x, y, count } of overflows) context.fillText(`+${count}`, x, y)
}
