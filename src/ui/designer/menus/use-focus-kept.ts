import { type RefObject, useEffect } from 'react'
import { useDesigner } from '../designer-context.ts'

/**
 * The keyboard is never lost: when what had it goes away (a deleted step, a closed panel), it moves to what is selected on
 * the canvas, else to the canvas itself.
 */
export function useFocusKept(frame: RefObject<HTMLElement | null>): void {
  const { editor } = useDesigner()
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    let last: Element | undefined
    let asked = 0
    const remember = (event: FocusEvent) => {
      if (event.target instanceof Element) last = event.target
    }
    const look = () => {
      const active = document.activeElement
      const nowhere = active === null || active === document.body
      if (nowhere && last && !last.isConnected) comeBack(element, [...editor.view.getState().selection.nodes][0])
    }
    // Two frames later: React has drawn by then, and whoever meant to move the keyboard has done so.
    const later = () => {
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(() => {
        asked = requestAnimationFrame(look)
      })
    }
    element.addEventListener('focusin', remember)
    const stops = [editor.document.subscribe(later), editor.view.subscribe(later)]
    return () => {
      cancelAnimationFrame(asked)
      element.removeEventListener('focusin', remember)
      for (const stop of stops) stop()
    }
  }, [editor, frame])
}

function comeBack(frame: HTMLElement, selected: string | undefined): void {
  const canvas = frame.querySelector<HTMLElement>('[data-testid="canvas"]')
  const step =
    selected === undefined
      ? undefined
      : canvas?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(selected)}"]`)
  const target = step ?? canvas
  target?.focus({ preventScroll: true })
}
