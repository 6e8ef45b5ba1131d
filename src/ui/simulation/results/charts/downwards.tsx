import type { KeyboardEvent, ReactNode } from 'react'

/** Which key the drawing library takes for the next row and the one before, in charts whose rows go down. */
const TURNED: Readonly<Record<string, string>> = {
  ArrowDown: 'ArrowLeft',
  ArrowRight: 'ArrowLeft',
  ArrowUp: 'ArrowRight',
  ArrowLeft: 'ArrowRight',
}

/** Arrow keys walk down the rows of a chart as they do down a list. */
export function Downwards({ children }: { children: ReactNode }) {
  const turn = (event: KeyboardEvent) => {
    const key = TURNED[event.key]
    // The key that is sent on comes by here again.
    if (key === undefined || !event.nativeEvent.isTrusted) return
    event.preventDefault()
    event.stopPropagation()
    event.target.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  }
  return <div onKeyDownCapture={turn}>{children}</div>
}
