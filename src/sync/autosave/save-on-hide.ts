import type { Autosave } from './autosave-api.ts'

/**
 * Saves when the page is hidden or left: the last moment at which browsers promise to let a page do anything. Returns the
 * way to stop.
 */
export function saveOnHide(autosave: Pick<Autosave, 'flush'>, page: Document = document): () => void {
  const save = () => {
    if (page.visibilityState === 'hidden') void autosave.flush({ leaving: true })
  }
  page.addEventListener('visibilitychange', save)
  return () => page.removeEventListener('visibilitychange', save)
}
