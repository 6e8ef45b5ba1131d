import { IconPlus } from '@tabler/icons-react'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../../document/index.ts'
import { variantInView } from '../../../editor/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useCanvas, useJourney, useRun, useView } from '../canvas-context.ts'
import { thicknessOf } from '../far/paint.ts'
import { sceneOf } from '../far/scene.ts'
import { edgeCorners, FIGURES_BELOW, middleOf, roundedPath } from '../model/edge-path.ts'
import { edgeNumbers } from '../model/figures.ts'
import type { CanvasEdge } from '../model/flow-model.ts'
import classes from './path-edge.module.css'

/** A way from step to step, as thick as the share of customers that took it. */
export const PathEdge = memo(function PathEdge(props: EdgeProps<CanvasEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, selected, markerEnd, data } = props
  const { editor, run, readOnly } = useCanvas()
  const variant = useView(editor, (view) => view.variant)
  const playing = useView(editor, (view) => view.playing?.edge === id)
  const numbers = useRun(run, (state) => {
    const found = edgeNumbers(state, variant, id)
    return found && `${found.count} ${found.share}`
  })
  const mark = useView(editor, (view) => view.marks?.get(`port ${data?.from} ${data?.port}`))
  const contrast = useView(editor, (view) => view.comparing?.contrasts.get(`port ${data?.from} ${data?.port}`))
  const [count, share] = numbers?.split(' ').map(Number) ?? []
  const corners = useCorners(id, { x: sourceX, y: sourceY }, { x: targetX, y: targetY })
  const width = thicknessOf(share)
  return (
    <>
      <BaseEdge
        id={id}
        path={roundedPath(corners)}
        className={classes.path}
        data-selected={selected || undefined}
        data-mark={mark}
        data-contrast={contrast}
        data-playing={playing || undefined}
        data-flow={share !== undefined || undefined}
        data-empty={count === 0 || undefined}
        style={{ strokeWidth: width }}
        interactionWidth={Math.max(20, width)}
        {...(markerEnd !== undefined && width < 5 && { markerEnd })}
      />
      {(count !== undefined || (selected && !readOnly)) && (
        <EdgeLabelRenderer>
          {count !== undefined && <Figures count={count} share={share ?? 0} x={sourceX} y={sourceY + FIGURES_BELOW} />}
          {selected && !readOnly && <InsertButton edge={id} at={middleOf(corners)} />}
        </EdgeLabelRenderer>
      )}
    </>
  )
})

/** Round what stands in its way; while one of its ends is carried, straight there. */
function useCorners(id: string, from: Position, to: Position): readonly Position[] {
  const { editor } = useCanvas()
  const shown = useView(editor, (view) => view.variant)
  const corners = useJourney(editor, (journey) => {
    const variant = variantInView(journey, { variant: shown })?.variant
    return variant && sceneOf(variant).corners.get(id)
  })
  const meets = (corner: Position | undefined, { x, y }: Position) =>
    corner !== undefined && Math.abs(corner.x - x) < 1 && Math.abs(corner.y - y) < 1
  return corners && meets(corners[0], from) && meets(corners.at(-1), to) ? corners : edgeCorners(from, to)
}

const place = (x: number, y: number) => ({ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` })

function Figures({ count, share, x, y }: { count: number; share: number; x: number; y: number }) {
  const format = useFormat()
  return (
    <div className={classes.figures} style={place(x, y)} data-empty={count === 0 || undefined}>
      <span className={classes.count}>{format.compact(count)}</span> {format.percent(share, share < 0.1 ? 1 : 0)}
    </div>
  )
}

/** Puts a step into the edge. */
function InsertButton({ edge, at }: { edge: string; at: { x: number; y: number } }) {
  const { openChooser } = useCanvas()
  const { t } = useTranslation('canvas')
  return (
    <button
      type="button"
      className={`${classes.insert} nodrag nopan`}
      style={place(at.x, at.y)}
      aria-label={t('insertHere')}
      title={t('insertHere')}
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect()
        openChooser({ screen: { x: left, y: bottom }, at, edge })
      }}
    >
      <IconPlus size={14} aria-hidden="true" />
    </button>
  )
}
