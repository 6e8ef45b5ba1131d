import { useCallback } from 'react'
import type { Variant } from '../../../document/index.ts'
import {
  addAfterPort,
  addAt,
  addOnEdge,
  addStep,
  type Editor,
  type Pattern,
  placeAfter,
  replaceStep,
  reveal,
  variantInView,
} from '../../../editor/index.ts'
import { ok } from '../../../kernel/result.ts'
import type { ChooserRequest } from '../canvas-context.ts'
import { GRID, NODE_HEIGHT } from '../model/geometry.ts'
import type { PaletteItem } from '../model/palette.ts'
import { usePaletteWords } from '../parts/use-palette-words.ts'

const onGrid = ({ x, y }: { x: number; y: number }) => ({
  x: Math.round(x / GRID) * GRID,
  y: Math.round(y / GRID) * GRID,
})

/** Makes a step where it was asked for. */
function make(editor: Editor, variant: Variant, request: ChooserRequest, pattern: Pattern) {
  if (request.replace !== undefined) {
    const done = replaceStep(editor, request.replace, pattern)
    return done.ok ? ok(request.replace) : done
  }
  const at = request.at && onGrid(request.at)
  if (request.edge !== undefined && at)
    return addOnEdge(editor, pattern, request.edge, { x: at.x, y: at.y - NODE_HEIGHT / 2 })
  if (request.after) return addAfterPort(editor, pattern, request.after, at ?? placeAfter(variant, request.after.node))
  return at ? addAt(editor, pattern, at) : addStep(editor, pattern)
}

/** Makes the chosen step where the chooser was asked for, and moves the keyboard there. */
export function useChoose(
  editor: Editor,
  request: ChooserRequest | undefined,
  close: () => void,
): (item: PaletteItem) => void {
  const words = usePaletteWords()
  return useCallback(
    (item) => {
      close()
      const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
      if (!request || !variant) return
      const made = make(editor, variant, request, { ...item, name: words.name(item) })
      if (!made.ok) return
      reveal(editor.view, [made.value], request.onMade === undefined)
      request.onMade?.(made.value)
    },
    [editor, request, close, words],
  )
}
