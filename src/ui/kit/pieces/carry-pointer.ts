interface Pressed {
  readonly pointerId: number
  readonly clientX: number
  readonly clientY: number
}

interface Carrying {
  /** The pointer has moved, and means to carry. */
  readonly onMove: (event: PointerEvent) => void
  /** It let go where it is, after it has carried. */
  readonly onDrop: (event: PointerEvent) => void
  /** It is over: let go, taken away by the browser, taken back by Escape, or given up. Once, and after `onDrop`. */
  readonly onEnd: (carried: boolean) => void
}

/**
 * Follows the pointer that was pressed (mouse, pen or finger) until it lets go. Escape takes back what is carried and is
 * heard by nobody else. The result gives it up.
 *
 * @param slackPx so far the pointer may wander before it means to carry; with 0 it does from the beginning
 */
export function carryPointer(pressed: Pressed, slackPx: number, carrying: Carrying): () => void {
  const listening = new AbortController()
  let carried = slackPx === 0
  const end = () => {
    if (listening.signal.aborted) return
    listening.abort()
    carrying.onEnd(carried)
  }
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) return
    carried ||= Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) >= slackPx
    if (!carried) return
    event.preventDefault()
    carrying.onMove(event)
  }
  const letGo = (event: PointerEvent) => {
    if (event.pointerId !== pressed.pointerId) return
    if (carried && event.type === 'pointerup') carrying.onDrop(event)
    end()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !carried) return
    event.preventDefault()
    event.stopImmediatePropagation()
    end()
  }
  const options = { signal: listening.signal, capture: true }
  addEventListener('pointermove', move, options)
  addEventListener('pointerup', letGo, options)
  addEventListener('pointercancel', letGo, options)
  addEventListener('keydown', key, options)
  return end
}

/** What was carried was not pressed: the click that browsers make of letting go is not heard. */
export function ignoreClick(place: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  place.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => place.removeEventListener('click', swallow, { capture: true }), 50)
}
