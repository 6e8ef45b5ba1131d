import { selectedGroups } from './arrange-actions.ts'
import type { Editor } from './editor.ts'
import { variantInView } from './view.ts'

/** Steps that change their group by menu or palette: what dragging them in and out does by hand. */

const shown = (editor: Editor) => variantInView(editor.document.getState().journey, editor.view.getState())?.variant

/** Groups that the selected steps could be added to: all but one that holds every one of them. */
export function joinableGroups(editor: Editor): string[] {
  const { nodes } = editor.view.getState().selection
  if (nodes.size === 0) return []
  return Object.entries(shown(editor)?.groups ?? {}).flatMap(([id, group]) =>
    [...nodes].every((node) => group.nodes.includes(node)) ? [] : [id],
  )
}

/** Adds the selected steps to a group. False when it is not there. */
export const addToGroup = (editor: Editor, group: string): boolean =>
  editor.execute('group.join', { group, nodes: [...editor.view.getState().selection.nodes] }).ok

/** Takes the selected steps out of their groups. False when none is in one. */
export const takeOutOfGroup = (editor: Editor): boolean =>
  selectedGroups(editor).length > 0 &&
  editor.execute('group.leave', { nodes: [...editor.view.getState().selection.nodes] }).ok

/** Deletes a group with all steps in it; ways lead on past them. False when it is not there. */
export function deleteWithGroup(editor: Editor, group: string): boolean {
  const nodes = shown(editor)?.groups[group]?.nodes
  return nodes !== undefined && editor.execute('selection.delete', { nodes, heal: true }).ok
}
