import type { StoreApi } from 'zustand'
import { type Editor, groupSelection, reveal } from '../../../editor/index.ts'
import type { Naming } from '../canvas-context.ts'

/** Puts the selected steps into a group and asks at once what to call it. False when there are fewer than two. */
export function groupAndName(editor: Editor, naming: StoreApi<Naming>): boolean {
  const made = groupSelection(editor)
  if (!made?.ok) return false
  naming.setState({ group: made.value })
  // The heading with the name must be in sight to be written on.
  reveal(editor.view, [...editor.view.getState().selection.nodes])
  return true
}
