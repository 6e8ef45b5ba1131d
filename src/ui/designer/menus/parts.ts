/** The parts of the screen between which F6 goes, as they stand on the page. */
const PARTS = [
  'header',
  '[data-testid="palette"]',
  '[data-testid="outline"]',
  '[data-testid="canvas"]',
  '[data-testid="problems"]',
  '[data-tour="results"]',
  'aside',
].join(', ')

const TABBABLE =
  'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

const isShown = (element: HTMLElement) =>
  element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null

/**
 * Moves the keyboard to the next part of the screen, or the one before: a canvas with hundreds of steps is no place to
 * press Tab through. Ends are joined.
 */
export function goToPart(by: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>(PARTS)].filter(
    (part) => isShown(part) && part.parentElement?.closest('aside, [role="dialog"]') === null,
  )
  const at = parts.findLastIndex((part) => part.contains(document.activeElement))
  const next = parts[(Math.max(at, by === 1 ? -1 : 0) + by + parts.length) % parts.length]
  const first = next?.matches('[tabindex]')
    ? next
    : [...(next?.querySelectorAll<HTMLElement>(TABBABLE) ?? [])].find(isShown)
  first?.focus()
}
