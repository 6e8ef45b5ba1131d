import { fitCanvas } from './fit-canvas.ts'

/** Reads colours of the page's theme where an element stands. */
export function colourReader(element: Element): (name: string) => string {
  const style = getComputedStyle(element)
  return (name) => style.getPropertyValue(name).trim() || '#888888'
}

/** What a layer needs of the canvas below it: where it is looked at, and word of a change. */
interface Camera {
  readonly getState: () => { readonly transform: readonly [number, number, number]; width: number; height: number }
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Paints a layer over the journey, at once and again whenever the camera moves, at most once a frame. `draw` works in
 * canvas units. `soon` asks for another painting.
 */
export function paintLayer(
  canvas: HTMLCanvasElement,
  camera: Camera,
  draw: (context: CanvasRenderingContext2D, zoom: number) => void,
): { readonly soon: () => void; readonly stop: () => void } {
  const context = canvas.getContext('2d')
  if (!context) return { soon: () => undefined, stop: () => undefined }
  let frame = 0
  const paint = () => {
    frame = 0
    const { transform, width, height } = camera.getState()
    fitCanvas(canvas, width, height)
    const [x, y, zoom] = transform
    const ratio = canvas.width / Math.max(1, width)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y)
    draw(context, zoom)
  }
  const soon = () => {
    frame ||= requestAnimationFrame(paint)
  }
  const leave = camera.subscribe(soon)
  paint()
  return {
    soon,
    stop: () => {
      leave()
      cancelAnimationFrame(frame)
    },
  }
}
