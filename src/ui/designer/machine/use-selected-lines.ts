import { useCallback, useEffect, useMemo, useRef } from 'react'
import { reveal, select } from '../../../editor/index.ts'
import { useView } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { drawnAt, linesOfSelection } from './highlight.ts'
import type { OutlineItem } from './outline.ts'
import type { ReadableMachine } from './use-machine.ts'

interface SelectedLines {
  /** Lines that stand for what is selected on the canvas. */
  readonly selected: ReadonlySet<string>
  /** Selects on the canvas what a line stands for, and brings it into sight there. */
  readonly choose: (item: OutlineItem) => void
}

/** The canvas' selection and the outline's, which are one. `onOther` hears of what was selected elsewhere. */
export function useSelectedLines(
  { outline, index }: ReadableMachine,
  onOther: (lines: ReadonlySet<string>) => void,
): SelectedLines {
  const { editor } = useDesigner()
  const selection = useView(editor, (view) => view.selection)
  const selected = useMemo(() => linesOfSelection(index, selection), [index, selection])
  // What is chosen here is in sight already.
  const own = useRef<typeof selection | undefined>(undefined)
  useEffect(() => {
    if (own.current === selection) return
    own.current = selection
    if (selected.size > 0) onOther(selected)
  }, [selection, selected, onOther])
  const choose = useCallback(
    (item: OutlineItem) => {
      const drawn = drawnAt(item)
      if (!drawn) return
      if ('edge' in drawn) select(editor.view, { edges: [drawn.edge] })
      else select(editor.view, { nodes: [drawn.node] })
      own.current = editor.view.getState().selection
      const target = item.kind === 'transition' && item.target ? outline.items.get(item.target.id)?.node : undefined
      const ends = 'edge' in drawn ? [item.node, target] : [drawn.node]
      reveal(
        editor.view,
        ends.filter((node) => node !== undefined),
      )
    },
    [editor, outline],
  )
  return { selected, choose }
}
