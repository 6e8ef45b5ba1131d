import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useMemo } from 'react'
import { type Editor, select, variantInView } from '../../../editor/index.ts'
import { type CanvasEdge, type CanvasNode, noteIdOf } from '../model/flow-model.ts'
import { groupIdOf } from '../model/folded.ts'

interface Selecting {
  readonly onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => void
  readonly onEdgesChange: (changes: readonly EdgeChange<CanvasEdge>[]) => void
  readonly clear: () => void
}

/** Carries React Flow's wishes about the selection into the view. */
export function useSelecting(editor: Editor): Selecting {
  return useMemo(() => {
    const put = (set: Set<string>, id: string, selected: boolean) => {
      if (selected) set.add(id)
      else set.delete(id)
    }
    // Groups first: what happens to a step of one counts more than what happens to the whole.
    const putGroups = (nodes: Set<string>, picks: readonly { id: string; selected: boolean }[]) => {
      const groups = variantInView(editor.document.getState().journey, editor.view.getState())?.variant.groups ?? {}
      for (const { id, selected } of picks) {
        for (const node of groups[groupIdOf(id) ?? '']?.nodes ?? []) put(nodes, node, selected)
      }
    }
    return {
      onNodesChange: (changes) => {
        const picks = changes.filter((change) => change.type === 'select')
        if (picks.length === 0) return
        const { selection } = editor.view.getState()
        const [nodes, notes] = [new Set(selection.nodes), new Set(selection.notes)]
        putGroups(nodes, picks)
        for (const { id, selected } of picks) {
          if (groupIdOf(id) !== undefined) continue
          const note = noteIdOf(id)
          if (note === undefined) put(nodes, id, selected)
          else put(notes, note, selected)
        }
        select(editor.view, { nodes, notes, edges: selection.edges })
      },
      onEdgesChange: (changes) => {
        const picks = changes.filter((change) => change.type === 'select')
        if (picks.length === 0) return
        const { selection } = editor.view.getState()
        const edges = new Set(selection.edges)
        for (const { id, selected } of picks) put(edges, id, selected)
        select(editor.view, { nodes: selection.nodes, notes: selection.notes, edges })
      },
      clear: () => select(editor.view, {}),
    }
  }, [editor])
}
