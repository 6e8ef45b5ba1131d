import { type PointerEvent as ReactPointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { carryPointer } from '../../kit/index.ts'
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
    const [fromX, fromY] = [event.clientX, event.clientY]
    let current: MergeDrag | undefined
    let last = { x: fromX, y: fromY }
    const scroll = edgeScroll(event.currentTarget, () => carry())
    const show = (next: MergeDrag | undefined) => {
      current = next
      setDrag(next)
    }
    const carry = () =>
      show({ id, x: last.x - fromX, y: last.y - fromY + scroll.moved(), over: cardAt(last.x, last.y, id) })
    giveUp.current?.()
    giveUp.current = carryPointer(event, SLACK, {
      onMove: ({ clientX, clientY }) => {
        last = { x: clientX, y: clientY }
        scroll.at(clientY)
        carry()
      },
      onDrop: () => {
        if (current?.over !== undefined) merge.current(current.over, id)
      },
      onEnd: () => {
        scroll.stop()
        show(undefined)
      },
    })
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
