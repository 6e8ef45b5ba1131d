import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useMemo } from 'react'
import { type Editor, select } from '../../../editor/index.ts'
import { type CanvasEdge, type CanvasNode, noteIdOf } from '../model/flow-model.ts'

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
    return {
      onNodesChange: (changes) => {
        const picks = changes.filter((change) => change.type === 'select')
        if (picks.length === 0) return
        const { selection } = editor.view.getState()
        const [nodes, notes] = [new Set(selection.nodes), new Set(selection.notes)]
        for (const { id, selected } of picks) {
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
