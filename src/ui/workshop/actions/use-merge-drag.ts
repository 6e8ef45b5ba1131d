import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { edgeScroll } from './edge-scroll.ts'

/** So far a press may wander without being a drag, in pixels. */
const SLACK = 5

export interface MergeDrag {
  readonly id: string
  /** How far the card has been carried. */
  readonly x: number
  readonly y: number
  /** The card it would be laid on. */
  readonly over: string | undefined
}

/**
 * Laying one card on another, by mouse, pen or finger. Escape, or letting go beside every card, leaves all as it was. Cards
 * are elements with `data-card`.
 */
export function useMergeDrag(onMerge: (into: string, other: string) => void) {
  const [drag, setDrag] = useState<MergeDrag>()
  const giveUp = useRef<() => void>(undefined)
  useEffect(() => () => giveUp.current?.(), [])
  const merge = useRef(onMerge)
  useEffect(() => {
    merge.current = onMerge
  })
  const start = useCallback((id: string, event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary) return
    const [fromX, fromY, pointer] = [event.clientX, event.clientY, event.pointerId]
    let current: MergeDrag | undefined
    let last = { x: fromX, y: fromY }
    const scroll = edgeScroll(event.currentTarget, () => carry())
    const show = (next: MergeDrag | undefined) => {
      current = next
      setDrag(next)
    }
    const move = (moved: PointerEvent) => {
      if (moved.pointerId !== pointer) return
      last = { x: moved.clientX, y: moved.clientY }
      if (!current && Math.hypot(last.x - fromX, last.y - fromY) < SLACK) return
      moved.preventDefault()
      scroll.at(last.y)
      carry()
    }
    const carry = () =>
      show({ id, x: last.x - fromX, y: last.y - fromY + scroll.moved(), over: cardAt(last.x, last.y, id) })
    const end = (ended: PointerEvent) => {
      if (ended.pointerId !== pointer) return
      const over = current?.over
      stop()
      if (over !== undefined && ended.type === 'pointerup') merge.current(over, id)
    }
    const keys = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape' || !current) return
      pressed.preventDefault()
      pressed.stopImmediatePropagation()
      stop()
    }
    const stop = () => {
      scroll.stop()
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', end)
      removeEventListener('pointercancel', end)
      removeEventListener('keydown', keys, { capture: true })
      giveUp.current = undefined
      show(undefined)
    }
    giveUp.current?.()
    giveUp.current = stop
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
    addEventListener('keydown', keys, { capture: true })
  }, [])
  return { drag, start }
}

function cardAt(x: number, y: number, except: string): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const card = element.closest<HTMLElement>('[data-card]')?.dataset.card
    if (card !== undefined && card !== except) return card
  }
  return undefined
}
