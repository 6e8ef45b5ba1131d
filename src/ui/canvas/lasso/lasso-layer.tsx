import { useStore as useFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../../document/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { useCanvas } from '../canvas-context.ts'
import classes from './lasso.module.css'
import { watchLasso } from './watch-lasso.ts'

/** The line that is being drawn. While the lasso is in the hand the pointer draws, and does nothing else on the canvas. */
export function LassoLayer() {
  const { editor } = useCanvas()
  const { t } = useTranslation('canvas')
  const announce = useAnnounce()
  const flow = useStoreApi()
  const domNode = useFlow((state) => state.domNode)
  const [line, setLine] = useState<readonly Position[]>([])
  useEffect(() => {
    if (!domNode) return undefined
    // Says that drawing has an effect from now on.
    domNode.dataset.lasso = 'ready'
    const stop = watchLasso({
      editor,
      canvas: domNode,
      camera: () => flow.getState().transform,
      show: setLine,
      done: (count) => announce(t('lasso.selected', { count })),
    })
    return () => {
      delete domNode.dataset.lasso
      stop()
    }
  }, [editor, domNode, flow, announce, t])
  return line.length > 1 ? <Line line={line} /> : null
}

/** Kept in canvas units, so that the line stays where it was drawn when the camera moves meanwhile. */
function Line({ line }: { line: readonly Position[] }) {
  const [x, y, zoom] = useFlow((state) => state.transform)
  const corners = line.map((point) => `${point.x * zoom + x},${point.y * zoom + y}`).join('L')
  return (
    <svg className={classes.layer} data-testid="lasso" aria-hidden="true">
      <path className={classes.line} d={`M${corners}Z`} />
    </svg>
  )
}
