import { useEffect } from 'react'

/** When this goes, the keyboard returns to what had it before; to the canvas where that is gone or was nothing. */
export function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      // Somebody went on elsewhere meanwhile: stay there.
      const now = document.activeElement
      const lost = now === null || now === document.body || now.closest('[data-tour-card]') !== null
      if (!lost) return
      const back = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : undefined
      const target = back ?? document.querySelector<HTMLElement>('[data-testid="canvas"]')
      target?.focus({ preventScroll: true })
    }
  }, [])
}
