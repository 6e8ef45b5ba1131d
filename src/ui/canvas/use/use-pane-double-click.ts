import { useReactFlow } from '@xyflow/react'
import { type MouseEvent, useCallback } from 'react'
import { type Editor, toggleGroup, variantInView } from '../../../editor/index.ts'
import type { ChooserRequest } from '../canvas-context.ts'
import { pick, sceneOf } from '../far/scene.ts'
import { foldedIn } from '../model/folded.ts'

interface DoubleClick {
  readonly editor: Editor
  readonly far: boolean
  readonly readOnly: boolean
  readonly openChooser: (request: ChooserRequest) => void
  readonly onOpenStep: ((id: string) => void) | undefined
}

/** Double click where nothing is asks for a step to put there; from afar, on a step, it opens that one. */
export function usePaneDoubleClick({ editor, far, readOnly, openChooser, onOpenStep }: DoubleClick) {
  const { screenToFlowPosition } = useReactFlow()
  return useCallback(
    (event: MouseEvent<HTMLElement>) => {
      if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return
      const screen = { x: event.clientX, y: event.clientY }
      const point = screenToFlowPosition(screen, { snapToGrid: false })
      const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
      const [found] = (far && variant && pick(sceneOf(variant), point)?.nodes) || []
      const group = found === undefined || !variant ? undefined : foldedIn(variant).get(found)
      if (group !== undefined) {
        if (!readOnly) toggleGroup(editor, group)
      } else if (found !== undefined) onOpenStep?.(found)
      else if (!readOnly) openChooser({ screen, at: point })
    },
    [editor, far, readOnly, openChooser, onOpenStep, screenToFlowPosition],
  )
}
