import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { carryPointer } from '../../kit/index.ts'
import { edgeScroll } from './edge-scroll.ts'

export interface OrderDrag {
  readonly id: string
  /** How far down it was carried, in pixels. */
  readonly y: number
  /** The one it would come right before; absent: at the end. */
  readonly before: string | undefined
}

/** Carrying a row of a list to another place, by its grip. Rows are elements with `data-row`, in the order of `ids`. */
export function useOrderDrag(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  onMove: (id: string, before: string | undefined) => void,
) {
  const [drag, setDrag] = useState<OrderDrag>()
  const giveUp = useRef<() => void>(undefined)
  useEffect(() => () => giveUp.current?.(), [])
  const start = (id: string, event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary) return
    event.preventDefault()
    const middles = middlesOf(list.current, id)
    const from = event.clientY
    let current: OrderDrag | undefined
    let last = from
    const scroll = edgeScroll(event.currentTarget, () => carry())
    const carry = () => {
      const y = last + scroll.moved()
      current = { id, y: y - from, before: middles.find((middle) => y < middle.y)?.id }
      setDrag(current)
    }
    giveUp.current?.()
    giveUp.current = carryPointer(event, 0, {
      onMove: ({ clientY }) => {
        last = clientY
        scroll.at(last)
        carry()
      },
      onDrop: () => {
        if (current && current.before !== nextOf(ids, id)) onMove(id, current.before)
      },
      onEnd: () => {
        scroll.stop()
        setDrag(undefined)
      },
    })
  }
  return { drag, start }
}

const nextOf = (ids: readonly string[], id: string) => ids[ids.indexOf(id) + 1]

/** Where the middles of the other rows are, measured once: nothing moves but the row in hand. */
const middlesOf = (list: HTMLElement | null, except: string) =>
  [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].flatMap((row) => {
    const { top, height } = row.getBoundingClientRect()
    const id = row.dataset.row
    return id === undefined || id === except ? [] : [{ id, y: top + height / 2 }]
  })
