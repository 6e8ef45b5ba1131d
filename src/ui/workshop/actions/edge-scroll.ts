/** So near the edge of a list that is longer than the screen, a card in hand scrolls it, in pixels; and so far a frame. */
const EDGE = 48
const MOST_PER_FRAME = 14

export interface EdgeScroll {
  /** Where the pointer is now, in pixels of the window. */
  readonly at: (y: number) => void
  /** How far the list has been scrolled since, in pixels. */
  readonly moved: () => number
  readonly stop: () => void
}

/** Scrolls what lies around a thing while it is carried near the upper or lower edge; `onMove` after each frame of it. */
export function edgeScroll(thing: Element, onMove: () => void): EdgeScroll {
  const list = scrollerOf(thing)
  const from = list?.scrollTop ?? 0
  let speed = 0
  let frame = 0
  const step = () => {
    frame = 0
    const before = list?.scrollTop
    list?.scrollBy(0, speed)
    if (speed !== 0 && list?.scrollTop !== before) onMove()
    if (speed !== 0) frame = requestAnimationFrame(step)
  }
  return {
    at: (y) => {
      speed = list ? speedAt(y, list.getBoundingClientRect()) : 0
      if (speed !== 0 && frame === 0) frame = requestAnimationFrame(step)
    },
    moved: () => (list?.scrollTop ?? 0) - from,
    stop: () => {
      speed = 0
      cancelAnimationFrame(frame)
    },
  }
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))

const speedAt = (y: number, { top, bottom }: DOMRect): number =>
  MOST_PER_FRAME * (clamp((y - bottom + EDGE) / EDGE) - clamp((top + EDGE - y) / EDGE))

function scrollerOf(thing: Element): Element | undefined {
  for (let element = thing.parentElement; element; element = element.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY)
    if (scrolls && element.scrollHeight > element.clientHeight) return element
  }
  return undefined
}
