import type { TourStep } from './steps.ts'

/** A box in pixels of the window. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const GAP = 12
const EDGE = 12

/** Where a card of this size stands beside its target: on the side asked for, and always wholly within the window. */
export function placeBeside(
  target: Box,
  card: { readonly width: number; readonly height: number },
  side: TourStep['side'],
  window: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const middle = {
    left: target.left + (target.width - card.width) / 2,
    top: target.top + (target.height - card.height) / 2,
  }
  const wished = {
    right: { left: target.left + target.width + GAP, top: target.top + GAP },
    below: { left: middle.left, top: target.top + target.height + GAP },
    // Within the lower edge of what is large: a card above the whole canvas would stand outside the window.
    above: {
      left: middle.left,
      top: Math.max(target.top - card.height - GAP, target.top + target.height - card.height - 48),
    },
    over: middle,
  }[side]
  const within = (value: number, length: number, most: number) => Math.max(EDGE, Math.min(value, most - length - EDGE))
  return { left: within(wished.left, card.width, window.width), top: within(wished.top, card.height, window.height) }
}
