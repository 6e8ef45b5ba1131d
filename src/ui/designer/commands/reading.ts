import type { JourneyNode, Note, Variant } from '../../../document/index.ts'
import { type Selection, variantInView } from '../../../editor/index.ts'
import type { ActionContext } from './action.ts'

/** What actions ask of the journey and the view. */

type Read<Value> = (context: Pick<ActionContext, 'editor'>) => Value

export const selectionOf: Read<Selection> = ({ editor }) => editor.view.getState().selection

export const variantOf: Read<{ id: string; variant: Variant } | undefined> = ({ editor }) =>
  variantInView(editor.document.getState().journey, editor.view.getState())

/** The one selected step, when nothing else is. */
export const oneStep: Read<{ id: string; node: JourneyNode } | undefined> = (context) => {
  const { nodes, edges, notes } = selectionOf(context)
  const [id] = nodes
  const node = id === undefined ? undefined : variantOf(context)?.variant.nodes[id]
  return id !== undefined && node && nodes.size + edges.size + notes.size === 1 ? { id, node } : undefined
}

export const oneEdge: Read<string | undefined> = (context) => {
  const { nodes, edges, notes } = selectionOf(context)
  return edges.size === 1 && nodes.size + notes.size === 0 ? [...edges][0] : undefined
}

export const oneNote: Read<{ id: string; note: Note } | undefined> = (context) => {
  const { nodes, edges, notes } = selectionOf(context)
  const [id] = notes
  const note = id === undefined ? undefined : variantOf(context)?.variant.notes[id]
  return id !== undefined && note && nodes.size + edges.size === 0 && notes.size === 1 ? { id, note } : undefined
}

export const steps: Read<readonly string[]> = (context) => [...selectionOf(context).nodes]

/** Selected steps and notes: what can be copied, moved and lined up. */
export const things: Read<number> = (context) => selectionOf(context).nodes.size + selectionOf(context).notes.size

export const anything: Read<boolean> = (context) => things(context) + selectionOf(context).edges.size > 0
