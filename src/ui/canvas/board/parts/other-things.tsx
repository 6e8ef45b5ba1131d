import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useBoard } from '../board-context.ts'
import type { PictureNode, StampNode, StrokeNode } from '../model/board-things.ts'
import { boxOfStroke, pathOf } from '../model/stroke.ts'
import classes from './things.module.css'

/** A picture. Its corners keep its sides in proportion. */
export const PictureCard = memo(function PictureCard({ id, data, selected }: NodeProps<PictureNode>) {
  const { resize } = useBoard()
  const { data: source, alt } = data.thing
  return (
    <div className={classes.picture} data-selected={selected || undefined}>
      <NodeResizer
        isVisible={selected}
        keepAspectRatio
        minWidth={40}
        minHeight={24}
        onResize={(_, box) => resize(id, box, false)}
        onResizeEnd={(_, box) => resize(id, box, true)}
      />
      <img src={source} alt={alt} draggable={false} />
    </div>
  )
})

export const StampMark = memo(function StampMark({ data, selected }: NodeProps<StampNode>) {
  return (
    <div className={classes.stamp} data-selected={selected || undefined}>
      <span aria-hidden>{data.thing.emoji}</span>
    </div>
  )
})

/** A line of the pen: pressed where it is drawn, not in all of its box. */
export const StrokeMark = memo(function StrokeMark({ data, selected }: NodeProps<StrokeNode>) {
  const { points, colour = 'blue', width = 3 } = data.thing
  const drawn = useMemo(() => ({ path: pathOf(points), box: boxOfStroke(points, width / 2 + 1) }), [points, width])
  const { x, y, width: wide, height: high } = drawn.box
  return (
    <svg className={classes.stroke} width={wide} height={high} viewBox={`${x} ${y} ${wide} ${high}`} aria-hidden>
      {selected && <path d={drawn.path} className={classes.strokeHalo} strokeWidth={width + 6} />}
      <path d={drawn.path} className={classes.strokeLine} strokeWidth={width} data-colour={colour} />
      <path d={drawn.path} className={classes.strokeReach} strokeWidth={Math.max(14, width + 8)} />
    </svg>
  )
})
