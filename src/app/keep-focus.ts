/** When what a key did should be over: at once, after a menu has faded, after a screen has come. */
const LOOKS_MS = [80, 350, 1_200]
const REMEMBERED = 12

/**
 * The keyboard is never lost: when a key closes what had it (a dialog, a deleted row, a whole screen), it goes back to the
 * last thing that had it and is still there, else to the canvas or the heading of the page. Whoever uses the pointer is
 * left alone. Returns the way to stop.
 */
export function keepFocus(page: Document = document): () => void {
  let timers: ReturnType<typeof setTimeout>[] = []
  let recent: HTMLElement[] = []
  const forget = () => {
    for (const timer of timers) clearTimeout(timer)
    timers = []
  }
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === page.body) return
    recent = [target, ...recent.filter((element) => element !== target && element.isConnected)].slice(0, REMEMBERED)
  }
  const look = () => {
    const active = page.activeElement
    if (active !== null && active !== page.body) return
    const back = recent.find(canTake) ?? start(page)
    back?.focus({ preventScroll: true })
  }
  const later = () => {
    forget()
    timers = LOOKS_MS.map((ms) => setTimeout(look, ms))
  }
  page.addEventListener('focusin', remember)
  page.addEventListener('keydown', later, { capture: true })
  page.addEventListener('pointerdown', forget, { capture: true })
  return () => {
    forget()
    page.removeEventListener('focusin', remember)
    page.removeEventListener('keydown', later, { capture: true })
    page.removeEventListener('pointerdown', forget, { capture: true })
  }
}

const canTake = (element: HTMLElement) =>
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  !element.matches(':disabled') &&
  element.closest('[inert], [aria-hidden="true"]') === null

/** Where one begins on a screen. */
function start(page: Document): HTMLElement | undefined {
  const place = page.querySelector<HTMLElement>('[data-testid="canvas"], main h1, h1, main')
  if (place && place.tabIndex < 0) place.tabIndex = -1
  return place ?? undefined
}
