import type { Viewport } from '@xyflow/react'
import type { Position } from '../../../document/index.ts'

interface Camera {
  readonly frame: HTMLElement
  readonly get: () => Viewport
  readonly set: (viewport: Viewport) => void
  readonly limits: readonly [least: number, most: number]
  /** Puts back what the first finger took into its hand before the second came. */
  readonly letGo: () => void
}

interface Grip {
  readonly viewport: Viewport
  readonly middle: Position
  readonly apart: number
}

/**
 * Two fingers move and magnify the canvas wherever they land, on a step too: React Flow leaves fingers on steps to the
 * steps, so that on a full screen hardly any pinch would reach the canvas. Two on the empty canvas are React Flow's own.
 * Returns the way to stop.
 */
export function pinchAnywhere({ frame, get, set, limits, letGo }: Camera): () => void {
  let grip: Grip | undefined
  const placed = (touches: TouchList): Pick<Grip, 'middle' | 'apart'> | undefined => {
    const [a, b] = [touches[0], touches[1]]
    if (!a || !b) return undefined
    const { left, top } = frame.getBoundingClientRect()
    const middle = { x: (a.clientX + b.clientX) / 2 - left, y: (a.clientY + b.clientY) / 2 - top }
    return { middle, apart: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)) }
  }
  const begin = (event: TouchEvent) => {
    if (grip) event.stopPropagation()
    const fingers = [...event.touches]
    if (grip || fingers.length !== 2 || !fingers.every(({ target }) => isIn(frame, target))) return
    const at = fingers.some(({ target }) => isOnThing(target)) ? placed(event.touches) : undefined
    if (!at) return
    event.stopPropagation()
    letGo()
    grip = { ...at, viewport: get() }
  }
  const move = (event: TouchEvent) => {
    if (!grip) return
    event.stopPropagation()
    const at = placed(event.touches)
    if (at) set(moved(grip, at, limits))
  }
  const end = (event: TouchEvent) => {
    if (event.touches.length < 2) grip = undefined
  }
  // Before anybody else hears of it: the page's root hears captured events first.
  addEventListener('touchstart', begin, { capture: true, passive: true })
  addEventListener('touchmove', move, { capture: true, passive: true })
  addEventListener('touchend', end, { capture: true })
  addEventListener('touchcancel', end, { capture: true })
  return () => {
    removeEventListener('touchstart', begin, { capture: true })
    removeEventListener('touchmove', move, { capture: true })
    removeEventListener('touchend', end, { capture: true })
    removeEventListener('touchcancel', end, { capture: true })
  }
}

const isIn = (frame: HTMLElement, target: EventTarget) => target instanceof Node && frame.contains(target)

/** The cheap drawing from afar has no elements to press on, but steps all the same. */
const isOnThing = (target: EventTarget) =>
  target instanceof Element && target.closest('.react-flow__node, .react-flow__edge, [data-far]') !== null

/** What lay between the fingers stays between them. */
function moved(grip: Grip, at: Pick<Grip, 'middle' | 'apart'>, [least, most]: Camera['limits']): Viewport {
  const { viewport, middle, apart } = grip
  const zoom = Math.min(most, Math.max(least, (viewport.zoom * at.apart) / apart))
  const scale = zoom / viewport.zoom
  return {
    x: at.middle.x - (middle.x - viewport.x) * scale,
    y: at.middle.y - (middle.y - viewport.y) * scale,
    zoom,
  }
}
