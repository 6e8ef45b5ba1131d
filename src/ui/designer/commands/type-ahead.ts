/** A field that takes longer than this to come was not meant by what is typed. */
const PATIENCE_MS = 2_000

let typed = ''
let stop: (() => void) | undefined

/**
 * Keeps what is typed until the field that was asked for is there. Whoever knows a shortcut types on at once, and on the
 * canvas letters are commands.
 */
export function typeAhead(): void {
  stop?.()
  typed = ''
  const keep = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return
    typed += event.key
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const timer = setTimeout(() => stop?.(), PATIENCE_MS)
  addEventListener('keydown', keep, { capture: true })
  stop = () => {
    clearTimeout(timer)
    removeEventListener('keydown', keep, { capture: true })
    stop = undefined
  }
}

/** What was typed since; from here on keys go where the keyboard is. */
export function typedAhead(): string {
  stop?.()
  const found = typed
  typed = ''
  return found
}
