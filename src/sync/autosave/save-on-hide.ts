import type { Autosave } from './autosave-api.ts'

/**
 * Saves when the page is hidden or left: the last moment at which browsers promise to let a page do anything. Returns the
 * way to stop.
 */
export function saveOnHide(autosave: Pick<Autosave, 'flush'>, page: Document = document): () => void {
  const save = () => {
    if (page.visibilityState === 'hidden') void autosave.flush({ leaving: true })
  }
  // Some fields write when they are left, and a page that goes away leaves none of them by itself. It is hidden after this.
  const leave = () => {
    const field = page.activeElement
    if (field instanceof HTMLElement) field.blur()
  }
  page.addEventListener('visibilitychange', save)
  page.defaultView?.addEventListener('pagehide', leave)
  return () => {
    page.removeEventListener('visibilitychange', save)
    page.defaultView?.removeEventListener('pagehide', leave)
  }
}
