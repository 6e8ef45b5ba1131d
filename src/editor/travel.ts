import type { Editor } from './editor.ts'

/**
 * Goes back or forward until so many steps are done: 0 is the journey as it was opened (or as far back as is remembered).
 * A step that can no longer be done, because others changed what it was about, is passed over.
 */
export function travelTo(editor: Editor, steps: number): void {
  const { history } = editor
  while (history.getState().past.length > Math.max(0, steps)) if (!editor.undo()) return
  for (;;) {
    const { past, future } = history.getState()
    if (past.length >= steps || future.length === 0 || !editor.redo()) return
  }
}
