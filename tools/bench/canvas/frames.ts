import type { Position, Variant } from '../../../src/document/index.ts'

/** What the driver asks of the page. */
export interface BenchPage {
  /** Milliseconds from the start of the navigation to the first frame with the journey on it; 0 until then. */
  openMs: number
  /** Frame times in milliseconds since the last call. */
  takeFrames(): number[]
  zoom(): number
  /** The middle of a step on the screen. */
  middleOf(id: string): Position
  /** A place near the middle of the screen where nothing is drawn. */
  emptySpot(): Position
}

declare global {
  interface Window {
    bench: BenchPage
  }
}

/** About the size of a step of either kind of canvas, before zooming. */
const STEP = { width: 260, height: 90 }
const GAP_PX = 4
const PATTERN = /matrix\(([^)]+)\)/

/** Hangs the measuring on the page. Both canvases are React Flow underneath, so one way of looking serves both. */
export function recordFrames(variant: Variant): void {
  const frames: number[] = []
  let last = 0
  const tick = (now: number) => {
    if (last > 0) frames.push(now - last)
    last = now
    if (window.bench.openMs === 0 && isDrawn()) {
      // The frame after next has been painted when its callback runs.
      requestAnimationFrame(() => requestAnimationFrame((then) => (window.bench.openMs ||= then)))
    }
    requestAnimationFrame(tick)
  }
  window.bench = {
    openMs: 0,
    takeFrames: () => frames.splice(0),
    zoom: () => camera().zoom,
    middleOf: (id) => middle(variant, id),
    emptySpot: () => emptySpot(variant),
  }
  requestAnimationFrame(tick)
}

const isDrawn = () => document.querySelector('.react-flow__node, [data-far] canvas') !== null

function camera(): { x: number; y: number; zoom: number } {
  const viewport = document.querySelector('.react-flow__viewport')
  const values = viewport ? PATTERN.exec(getComputedStyle(viewport).transform)?.[1]?.split(',').map(Number) : undefined
  const [zoom = 1, , , , x = 0, y = 0] = values ?? []
  return { x, y, zoom }
}

function middle(variant: Variant, id: string): Position {
  const element = document.querySelector(`.react-flow__node[data-id="${id}"]`)
  if (element) {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  }
  const node = variant.nodes[id]
  if (!node) throw new Error(`There is no step ${id}.`)
  const { x, y, zoom } = camera()
  // Without an element it is Jornada's drawing from afar, where a position is the middle of a step's top edge.
  return { x: x + node.position.x * zoom, y: y + (node.position.y + STEP.height / 2) * zoom }
}

function emptySpot(variant: Variant): Position {
  const { x, y, zoom } = camera()
  const boxes = Object.values(variant.nodes).map(({ position }) => ({
    // Half a step to the left as well: Jornada's positions are in the middle, the bare canvas's at the left.
    left: x + (position.x - STEP.width / 2) * zoom - GAP_PX,
    top: y + position.y * zoom - GAP_PX,
    right: x + (position.x + STEP.width) * zoom + GAP_PX,
    bottom: y + (position.y + STEP.height) * zoom + GAP_PX,
  }))
  const free = (at: Position) =>
    boxes.every((box) => at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom) && onPane(at)
  const { innerWidth: width, innerHeight: height } = window
  for (let radius = 0; radius < width / 2; radius += 7) {
    for (let turn = 0; turn < 12; turn += 1) {
      const angle = (turn * Math.PI) / 6
      const at = { x: width / 2 + radius * Math.cos(angle), y: height / 2 + radius * Math.sin(angle) }
      if (at.y > 20 && at.y < height - 20 && free(at)) return at
    }
  }
  throw new Error('There is no empty place on the screen.')
}

const onPane = ({ x, y }: Position) =>
  document.elementFromPoint(x, y)?.closest('.react-flow__pane, .react-flow__renderer') !== null &&
  !document.elementFromPoint(x, y)?.closest('.react-flow__edge, .react-flow__panel, .react-flow__minimap')
