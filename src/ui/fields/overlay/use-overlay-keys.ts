import { useWindowEvent } from '@mantine/hooks'
import type { RefObject } from 'react'
import type { Editor } from '../../../editor/index.ts'

interface OverlayKeys {
  readonly open: boolean
  /** The element that all of it lies in. */
  readonly screen: RefObject<HTMLElement | null>
  readonly editor: Editor
  readonly close: () => void
}

/**
 * Escape, undo and redo of a screen that lies over the page. They are heard before the lists and fields within hear of
 * them: those close at once, and would leave nothing to be seen of that.
 */
export function useOverlayKeys({ open, screen, editor, close }: OverlayKeys): void {
  const keys = (event: KeyboardEvent) => {
    if (!open || !isOurs(event, screen.current)) return
    if (isClosing(event) && !isCarrying(screen.current)) close()
    else undoKeys(event, editor)
  }
  useWindowEvent('keydown', keys, { capture: true })
}

/** Keys pressed here; also those of a keyboard whose field has just gone. What floats above has keys of its own. */
const isOurs = ({ target }: KeyboardEvent, screen: HTMLElement | null): boolean =>
  target === document.body || (target instanceof Node && screen?.contains(target) === true)

/** Escape closes what is open upon the screen first: a list, a menu, the fields of a button. */
function isClosing({ key, target, isComposing }: KeyboardEvent): boolean {
  if (key !== 'Escape' || isComposing || !(target instanceof Element)) return false
  return (
    target.getAttribute('aria-expanded') !== 'true' &&
    !target.closest('[data-mantine-stop-propagation="true"], [data-keeps-escape]')
  )
}

/** Escape puts back what is in the hand, and leaves the screen open. */
const isCarrying = (screen: HTMLElement | null): boolean => screen?.querySelector('[data-dragging="true"]') != null

/** The keys of the page for taking back, which pages leave to dialogs; a text that is being typed has its own. */
function undoKeys(event: KeyboardEvent, editor: Editor): void {
  const typing = event.target instanceof Element && event.target.closest('input, textarea') !== null
  if (typing || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  // The page would take back once more.
  event.stopPropagation()
  if (event.shiftKey) editor.redo()
  else editor.undo()
}
