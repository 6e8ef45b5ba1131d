import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import { type Point, type Scores, type Size, scoresAt } from './placing.ts'

/** A card that is being carried. */
export interface Carried {
  readonly id: string
  /** Where its middle is on the screen. */
  readonly at: Point
  /** What it would mean if it was let go here; undefined: nothing, for it is not over the board. */
  readonly scores: Scores | undefined
}

interface CardDragOptions {
  readonly board: RefObject<HTMLElement | null>
  /** How large cards are drawn on the board. */
  readonly card: Size
  /** `undefined`: it was let go beside the board. */
  readonly onDrop: (id: string, scores: Scores | undefined) => void
}

/** The margin of the board is the board, too. */
const MARGIN = 28

/** A hand that trembles does not carry. */
const STARTS_AFTER = 4

interface Held {
  readonly id: string
  readonly pointer: number
  readonly start: Point
  /** From the pointer to the middle of the card. */
  readonly grip: Point
  carrying: boolean
}

/** Carrying cards with mouse, pen or finger. A press that carries nothing stays a click. */
export function useCardDrag({ board, card, onDrop }: CardDragOptions) {
  const [carried, setCarried] = useState<Carried>()
  const held = useRef<Held>(undefined)
  // The click that ends a carrying is none.
  const dropped = useRef(false)
  const carriedTo = ({ id, grip }: Held, { clientX, clientY }: PointerEvent): Carried => {
    const at = { x: clientX + grip.x, y: clientY + grip.y }
    const box = board.current?.getBoundingClientRect()
    const over =
      box &&
      clientX >= box.left - MARGIN &&
      clientX <= box.right + MARGIN &&
      clientY >= box.top - MARGIN &&
      clientY <= box.bottom + MARGIN
    return { id, at, scores: over ? scoresAt({ x: at.x - box.left, y: at.y - box.top }, box, card) : undefined }
  }
  const stop = () => {
    held.current = undefined
    setCarried(undefined)
  }
  const handlers = (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      dropped.current = false
      if (event.button !== 0 || !event.isPrimary) return
      const box = event.currentTarget.getBoundingClientRect()
      const start = { x: event.clientX, y: event.clientY }
      const grip = { x: box.left + box.width / 2 - start.x, y: box.top + box.height / 2 - start.y }
      held.current = { id, pointer: event.pointerId, start, grip, carrying: false }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const mine = held.current
      if (mine?.pointer !== event.pointerId) return
      mine.carrying ||= Math.hypot(event.clientX - mine.start.x, event.clientY - mine.start.y) > STARTS_AFTER
      if (mine.carrying) setCarried(carriedTo(mine, event))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const mine = held.current
      if (mine?.pointer !== event.pointerId) return
      stop()
      if (!mine.carrying) return
      dropped.current = true
      onDrop(mine.id, carriedTo(mine, event).scores)
    },
    onPointerCancel: stop,
    onClickCapture: (event: { stopPropagation: () => void; preventDefault: () => void }) => {
      if (!dropped.current) return
      dropped.current = false
      event.preventDefault()
      event.stopPropagation()
    },
  })
  return { carried, handlers }
}
