import { useComputedColorScheme } from '@mantine/core'
import { Panel, useReactFlow, useStoreApi } from '@xyflow/react'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas, useVariant } from '../canvas-context.ts'
import { type Scene, sceneOf } from '../far/scene.ts'
import { around, type Box } from '../model/geometry.ts'
import classes from './minimap.module.css'

const WIDTH = 168
const HEIGHT = 112
const PADDING = 8

/** How the journey fits into the small picture. */
interface Fit {
  readonly scale: number
  readonly x: number
  readonly y: number
}

function fitOf(scene: Scene): Fit | undefined {
  const box = around([...scene.nodes.map((item) => item.box), ...scene.notes.map((item) => item.box)])
  if (!box) return undefined
  const scale = Math.min((WIDTH - 2 * PADDING) / box.width, (HEIGHT - 2 * PADDING) / box.height, 0.15)
  return { scale, x: WIDTH / 2 - (box.x + box.width / 2) * scale, y: HEIGHT / 2 - (box.y + box.height / 2) * scale }
}

/** The whole journey in small, with a frame around what is on screen; pressing or dragging on it goes there. */
export function Minimap() {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const variant = useVariant(editor)
  const scheme = useComputedColorScheme('light')
  const flow = useStoreApi()
  const { setCenter, getZoom } = useReactFlow()
  const canvas = useRef<HTMLCanvasElement>(null)
  const window = useRef<HTMLDivElement>(null)
  const scene = sceneOf(variant)
  const fit = useMemo(() => fitOf(scene), [scene])
  useEffect(() => {
    if (canvas.current && fit) paint(canvas.current, scene, fit, scheme)
  }, [scene, fit, scheme])
  useEffect(() => {
    if (!fit) return undefined
    const show = () => {
      const { transform, width, height } = flow.getState()
      if (window.current)
        placeWindow(
          window.current,
          {
            x: -transform[0] / transform[2],
            y: -transform[1] / transform[2],
            width: width / transform[2],
            height: height / transform[2],
          },
          fit,
        )
    }
    show()
    return flow.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width) show()
    })
  }, [flow, fit])
  if (!fit) return null
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    void setCenter((event.clientX - left - fit.x) / fit.scale, (event.clientY - top - fit.y) / fit.scale, {
      zoom: getZoom(),
    })
  }
  return (
    <Panel position="bottom-right" className={classes.minimap ?? ''}>
      <div role="img" aria-label={t('minimap')} className={classes.picture} onPointerDown={go} onPointerMove={go}>
        <canvas ref={canvas} width={WIDTH * 2} height={HEIGHT * 2} className={classes.canvas} />
        <div ref={window} className={classes.window} />
      </div>
    </Panel>
  )
}

/** `_scheme` is named because the page's colours are others in another one. */
function paint(canvas: HTMLCanvasElement, scene: Scene, { scale, x, y }: Fit, _scheme: string): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const style = getComputedStyle(canvas)
  context.setTransform(2, 0, 0, 2, 0, 0)
  context.clearRect(0, 0, WIDTH, HEIGHT)
  context.strokeStyle = style.getPropertyValue('--j-line')
  context.lineWidth = 0.75
  context.beginPath()
  for (const { corners } of scene.edges) {
    corners.forEach((corner, index) => {
      if (index === 0) context.moveTo(corner.x * scale + x, corner.y * scale + y)
      else context.lineTo(corner.x * scale + x, corner.y * scale + y)
    })
  }
  context.stroke()
  for (const { box, category } of scene.nodes) {
    context.fillStyle = style.getPropertyValue(category === undefined ? '--j-text-soft' : `--j-category-${category}`)
    context.fillRect(
      box.x * scale + x,
      box.y * scale + y,
      Math.max(2, box.width * scale),
      Math.max(1.5, box.height * scale),
    )
  }
}

/** Keeps the frame within the picture: what is far outside is shown at its edge. */
function placeWindow(element: HTMLElement, seen: Box, { scale, x, y }: Fit): void {
  const left = Math.max(0, Math.min(WIDTH - 4, seen.x * scale + x))
  const top = Math.max(0, Math.min(HEIGHT - 4, seen.y * scale + y))
  const right = Math.max(left + 4, Math.min(WIDTH, (seen.x + seen.width) * scale + x))
  const bottom = Math.max(top + 4, Math.min(HEIGHT, (seen.y + seen.height) * scale + y))
  element.style.transform = `translate(${left}px, ${top}px)`
  element.style.width = `${right - left}px`
  element.style.height = `${bottom - top}px`
}
