import { type Editor, loadLaterCommands } from '../../../editor/index.ts'
import { showUndo } from '../../kit/index.ts'

/**
 * Makes steps of the workshop of nodes of the telling in view, in the course that the group plots. The result is how many
 * were made.
 */
export async function makeWorkshopSteps(editor: Editor, nodes: readonly string[]): Promise<number> {
  await loadLaterCommands()
  const { workshop } = editor.document.getState().journey
  const action = workshop?.session?.action
  const known = action !== undefined && Object.hasOwn(workshop?.actions ?? {}, action)
  const made = editor.execute('workshop.stepsFromNodes', { nodes, ...(known && { action }) })
  return made.ok ? made.value.length : 0
}

/** Makes them, says how many, and offers to take that back. Whether any were made. */
export async function offerWorkshopSteps(
  editor: Editor,
  nodes: readonly string[],
  words: { readonly made: (count: number) => string; readonly undo: string },
): Promise<boolean> {
  const count = await makeWorkshopSteps(editor, nodes)
  if (count > 0) showUndo({ message: words.made(count), undo: words.undo, onUndo: () => editor.undo() })
  return count > 0
}
