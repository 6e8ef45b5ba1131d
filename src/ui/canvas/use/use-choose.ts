import { useCallback } from 'react'
import { addAfterPort, addAt, addOnEdge, addStep, type Editor, placeAfter, reveal, variantInView } from '../../../editor/index.ts'
import type { ChooserRequest } from '../canvas-context.ts'
import { GRID } from '../model/geometry.ts'
import type { PaletteItem } from '../model/palette.ts'
import { usePaletteWords } from '../parts/use-palette-words.ts'

const onGrid = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x / GRID) * GRID, y: Math.round(y / GRID) * GRID })

/** Makes the chosen step where the chooser was asked for, and moves the keyboard there. */
export function useChoose(editor: Editor, request: ChooserRequest | undefined, close: () => void): (item: PaletteItem) => void {
  const words = usePaletteWords()
  return useCallback(
    (chosen) => {
      close()
      const item = { ...chosen, name: words.name(chosen) }
      const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
      if (!request || !variant) return
      const at = request.at && onGrid(request.at)
      const made =
        request.edge !== undefined && at
          ? addOnEdge(editor, item, request.edge, { x: at.x, y: at.y - 36 })
          : request.after
            ? addAfterPort(editor, item, request.after, at ?? placeAfter(variant, request.after.node))
            : at
              ? addAt(editor, item, at)
              : addStep(editor, item)
      if (made.ok) reveal(editor.view, [made.value], true)
    },
    [editor, request, close, words],
  )
}
