import { useReactFlow } from '@xyflow/react'
import { type MouseEvent, useCallback } from 'react'
import type { Position } from '../../../document/index.ts'
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

interface Under {
  readonly step?: string | undefined
  /** The collapsed group that stands for the step. */
  readonly group?: string | undefined
}

const NOTHING: Under = {}

/** What lies under a point of the cheap drawing. */
function under(editor: Editor, point: Position): Under {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  if (!variant) return NOTHING
  const step = pick(sceneOf(variant), point)?.nodes[0]
  return step === undefined ? NOTHING : { step, group: foldedIn(variant).get(step) }
}

/** Double click where nothing is asks for a step to put there; from afar, on a step, it opens that one. */
export function usePaneDoubleClick({ editor, far, readOnly, openChooser, onOpenStep }: DoubleClick) {
  const { screenToFlowPosition } = useReactFlow()
  return useCallback(
    (event: MouseEvent<HTMLElement>) => {
      if (!(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return
      const screen = { x: event.clientX, y: event.clientY }
      const point = screenToFlowPosition(screen, { snapToGrid: false })
      const { step, group } = far ? under(editor, point) : NOTHING
      if (step !== undefined && group === undefined) return onOpenStep?.(step)
      if (readOnly) return
      if (group !== undefined) toggleGroup(editor, group)
      else openChooser({ screen, at: point })
    },
    [editor, far, readOnly, openChooser, onOpenStep, screenToFlowPosition],
  )
}
