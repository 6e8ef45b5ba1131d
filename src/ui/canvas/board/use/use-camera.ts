import { useReducedMotion } from '@mantine/hooks'
import { useReactFlow, useStoreApi, type Viewport } from '@xyflow/react'
import { useMemo } from 'react'
import { BOARD_COLLECTIONS } from '../../../../document/index.ts'
import type { Bench } from '../board-deeds.ts'
import { boxOfThing } from '../model/board-things.ts'
import type { Rect } from '../model/place.ts'

const MARGIN = 24
const TOP = 12
/** What is brought on screen is at least so far from its edge. */
const NEAR = 8
/** Room for the tools. */
const BOTTOM = 88
/** Nobody reads a board smaller than this: rather see its beginning. */
const OPEN_ZOOM = 0.6
const GLIDE_MS = 240
/** Texts smaller than this cannot be written in. */
const WRITING_ZOOM = 0.8

export interface Camera {
  /** Everything on screen; `opening`: as large as it can be read, from its beginning. */
  readonly fit: (opening?: boolean) => void
  readonly set: (viewport: Viewport) => void
  readonly zoomBy: (factor: number) => void
  readonly zoomTo: (zoom: number) => void
  /** Moves just so far that this is on screen; to write in it, near enough as well. */
  readonly bring: (rect: Rect, writing?: boolean) => void
  /** The middle of what is on screen, in pixels of the board. */
  readonly middle: () => { readonly x: number; readonly y: number }
}

export function useCamera(bench: Bench): Camera {
  const { setViewport, zoomTo } = useReactFlow()
  const flow = useStoreApi()
  const duration = useReducedMotion() ? 0 : GLIDE_MS
  return useMemo(() => {
    const seen = () => {
      const {
        transform: [x, y, zoom],
        width,
        height,
      } = flow.getState()
      return { x, y, zoom, width, height }
    }
    return {
      fit: (opening = false) => {
        const { width, height } = seen()
        const all = wholeOf(bench)
        if (width === 0) return
        void setViewport(fitting(all, { width, height }, opening), opening ? {} : { duration })
      },
      set: (viewport) => void setViewport(viewport),
      zoomBy: (factor) => void zoomTo(seen().zoom * factor, { duration: duration / 2 }),
      zoomTo: (zoom) => void zoomTo(zoom, { duration }),
      bring: (rect, writing = false) => {
        const before = seen()
        const next = before.width > 0 ? bringing(rect, before, writing ? WRITING_ZOOM : 0) : undefined
        if (next) void setViewport(next, { duration })
      },
      middle: () => {
        const { x, y, zoom, width, height } = seen()
        return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
      },
    }
  }, [bench, flow, setViewport, zoomTo, duration])
}

interface Seen extends Viewport {
  readonly width: number
  readonly height: number
}

/** Where the camera must stand to have this on screen; nothing where it already does. */
function bringing(rect: Rect, { x, y, zoom, width, height }: Seen, least: number): Viewport | undefined {
  const near = Math.max(zoom, least)
  const middled =
    near === zoom ? { x, y } : { x: width / 2 - middleX(rect) * near, y: height / 2 - middleY(rect) * near }
  const next = {
    zoom: near,
    x: into(middled.x, rect.x, rect.width, near, width),
    y: into(middled.y, rect.y, rect.height, near, height - BOTTOM),
  }
  return next.x === x && next.y === y && near === zoom ? undefined : next
}

const middleX = ({ x, width }: Rect) => x + width / 2
const middleY = ({ y, height }: Rect) => y + height / 2

/** The camera's offset at which a span is on screen; its beginning, where it is longer than that. */
function into(offset: number, at: number, length: number, zoom: number, screen: number): number {
  const [start, end] = [at * zoom + offset, (at + length) * zoom + offset]
  if (start < NEAR) return offset + NEAR - start
  if (end > screen - NEAR) return offset - Math.min(end - screen + NEAR, start - NEAR)
  return offset
}

/** Around the columns and everything that lies free. */
function wholeOf(bench: Bench): Rect {
  const layout = bench.layout()
  const board = bench.editor.document.getState().journey.workshop?.board
  const boxes = BOARD_COLLECTIONS.flatMap((kind) =>
    Object.values(board?.[kind] ?? {}).flatMap((thing) => boxOfThing(kind, thing, layout) ?? []),
  )
  const columns = layout.columns.length > 0 || boxes.length === 0
  let [left, top, right, bottom] = columns
    ? [0, 0, Math.max(layout.width, 1), Math.max(layout.height, 1)]
    : [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function fitting(all: Rect, { width, height }: { width: number; height: number }, opening: boolean) {
  const high = (height - TOP - BOTTOM) / all.height
  const whole = Math.min((width - 2 * MARGIN) / all.width, high)
  // Too wide to be read whole: all lanes of its beginning.
  const wanted = opening && whole < OPEN_ZOOM ? Math.max(OPEN_ZOOM, high) : whole
  const zoom = Math.min(1, Math.max(0.05, wanted))
  const start = (length: number, at: number, screen: number) =>
    opening && length * zoom > screen - 2 * MARGIN ? MARGIN - at * zoom : (screen - length * zoom) / 2 - at * zoom
  // The board hangs from its headings: short of the screen's height it stays at the top.
  return { zoom, x: opening ? MARGIN - all.x * zoom : start(all.width, all.x, width), y: TOP - all.y * zoom }
}
