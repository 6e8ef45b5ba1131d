import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { carryPointer, ignoreClick } from '../../kit/index.ts'
import type { Slot } from './course-model.ts'

interface Dragged {
  readonly id?: string
  readonly shift?: { readonly x: number; readonly y: number }
  /** Where the step would go, in pixels from the left of all that scrolls. */
  readonly marker?: number
}

export interface StepDrag extends Dragged {
  readonly start: (event: ReactPointerEvent<HTMLElement>, id: string) => void
}

/** So far a pointer moves before it means to drag and not to press. */
const MEANT_PX = 6
/** So near to an edge the path begins to scroll, and so far each time. */
const EDGE_PX = 56
const SCROLL_PX = 12
/** So far the card leaves its line. */
const REACH_PX = 10

/**
 * Dragging of a card along the path: with the mouse by any part of it, with a finger by its grip, for the rest of it scrolls.
 * Escape puts it back.
 */
export function useStepDrag(path: RefObject<HTMLElement | null>, put: (id: string, slot: Slot) => void): StepDrag {
  const [dragged, setDragged] = useState<Dragged>({})
  const stop = useRef<(() => void) | undefined>(undefined)
  useEffect(() => () => stop.current?.(), [])
  const start = (event: ReactPointerEvent<HTMLElement>, id: string) => {
    const scroller = path.current
    const byGrip = event.target instanceof Element && event.target.closest('[data-grip]') !== null
    if (!scroller || event.button !== 0 || !event.isPrimary || (event.pointerType !== 'mouse' && !byGrip)) return
    stop.current?.()
    stop.current = follow({ event: event.nativeEvent, id, scroller, show: setDragged, put })
  }
  return { ...dragged, start }
}

interface Following {
  readonly event: PointerEvent
  readonly id: string
  readonly scroller: HTMLElement
  readonly show: (dragged: Dragged) => void
  readonly put: (id: string, slot: Slot) => void
}

function follow({ event: first, id, scroller, show, put }: Following): () => void {
  const from = { x: first.clientX + scroller.scrollLeft, y: first.clientY }
  let at = first
  let frame = 0
  const draw = () => {
    // It keeps near its line: what lies above and below is not part of the path.
    const y = Math.max(-REACH_PX, Math.min(REACH_PX, at.clientY - from.y))
    const shift = { x: at.clientX + scroller.scrollLeft - from.x, y }
    show({ id, shift, marker: placeIn(scroller, id, at.clientX).marker })
  }
  const scroll = () => {
    const { left, right } = scroller.getBoundingClientRect()
    const by = at.clientX < left + EDGE_PX ? -SCROLL_PX : at.clientX > right - EDGE_PX ? SCROLL_PX : 0
    if (by !== 0) {
      scroller.scrollLeft += by
      draw()
    }
    frame = requestAnimationFrame(scroll)
  }
  return carryPointer(first, MEANT_PX, {
    onMove: (event) => {
      at = event
      if (frame === 0) frame = requestAnimationFrame(scroll)
      draw()
    },
    onDrop: () => put(id, placeIn(scroller, id, at.clientX).slot),
    onEnd: (carried) => {
      cancelAnimationFrame(frame)
      if (carried) ignoreClick(scroller)
      show({})
    },
  })
}

const GAP = 6

function placeIn(scroller: HTMLElement, id: string, x: number): { slot: Slot; marker: number } {
  const stretches = [...scroller.querySelectorAll<HTMLElement>('[data-stretch]')]
  const found = stretches.findIndex((each) => each.getBoundingClientRect().right >= x)
  const stretch = found < 0 ? stretches.length - 1 : found
  const box = stretches[stretch]
  const cards = [...(box?.querySelectorAll<HTMLElement>('[data-step]') ?? [])]
    .filter((card) => card.dataset.step !== id)
    // Where it stands in the path: the card in the hand is elsewhere.
    .map((card) => (card.parentElement ?? card).getBoundingClientRect())
  const index = cards.filter(({ left, width }) => left + width / 2 < x).length
  const [before, after] = [cards[index - 1], cards[index]]
  const edge = after ? after.left - GAP : before ? before.right + GAP : (box?.getBoundingClientRect().left ?? 0) + GAP
  return { slot: { stretch, index }, marker: edge - scroller.getBoundingClientRect().left + scroller.scrollLeft }
}
