import type { StoreApi } from 'zustand'
import { type Editor, groupSelection, reveal, variantInView } from '../../../editor/index.ts'
import type { Naming } from '../canvas-context.ts'

/** Asks what to call a group. Its heading must be in sight to be written on. */
export function nameGroup(editor: Editor, naming: StoreApi<Naming>, group: string): void {
  naming.setState({ group })
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  reveal(editor.view, variant?.groups[group]?.nodes ?? [])
}

/** Puts the selected steps into a group and asks at once what to call it. False when there are fewer than two. */
export function groupAndName(editor: Editor, naming: StoreApi<Naming>): boolean {
  const made = groupSelection(editor)
  if (made?.ok) nameGroup(editor, naming, made.value)
  return made?.ok === true
}
