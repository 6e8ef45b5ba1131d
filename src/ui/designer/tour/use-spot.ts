import { type CSSProperties, type RefObject, useLayoutEffect, useState } from 'react'
import { type Box, placeBeside } from './placement.ts'
import type { TourStep } from './steps.ts'

interface Spot {
  readonly card: CSSProperties
  /** Around what the card speaks of; absent where that is not to be seen. */
  readonly ring: CSSProperties | undefined
}

const RING = 4
/** Not to be seen, but there: what is hidden cannot have the keyboard. */
const NOT_PLACED: Spot = { card: { opacity: 0, left: 0, top: 0 }, ring: undefined }

/** Where the card and the ring stand, followed as panels open and the window changes. */
export function useSpot(step: TourStep | undefined, card: RefObject<HTMLElement | null>): Spot {
  const [spot, setSpot] = useState<Spot>(NOT_PLACED)
  useLayoutEffect(() => {
    if (!step) return
    let frame = 0
    let last = ''
    // Panels arrive when their code does, and no event tells of every change of the layout.
    const follow = () => {
      frame = requestAnimationFrame(follow)
      const target = boxOf(step)
      const own = card.current?.getBoundingClientRect()
      if (!own) return
      const next = JSON.stringify([target, own.width, own.height, innerWidth, innerHeight])
      if (next === last) return
      last = next
      const window = { width: innerWidth, height: innerHeight }
      const place = placeBeside(target ?? { left: 0, top: 0, ...window }, own, target ? step.side : 'over', window)
      setSpot({ card: place, ring: target && ringAround(target) })
    }
    follow()
    return () => cancelAnimationFrame(frame)
  }, [step, card])
  return spot
}

function boxOf({ targets }: TourStep): Box | undefined {
  for (const selector of targets) {
    const box = document.querySelector(selector)?.getBoundingClientRect()
    if (box && box.width > 0) return { left: box.left, top: box.top, width: box.width, height: box.height }
  }
  return undefined
}

const ringAround = ({ left, top, width, height }: Box): CSSProperties => ({
  left: Math.max(2, left - RING),
  top: Math.max(2, top - RING),
  width: Math.min(innerWidth - 2, left + width + RING) - Math.max(2, left - RING),
  height: Math.min(innerHeight - 2, top + height + RING) - Math.max(2, top - RING),
})
