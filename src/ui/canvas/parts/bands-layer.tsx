import { useStore as useFlow } from '@xyflow/react'
import { useCanvas, useJourney, useVariant } from '../canvas-context.ts'
import { bandsOf } from '../model/bands.ts'
import classes from './bands-layer.module.css'

/** Stages as bands behind the steps, right across the screen; their names stay in sight at its edge. */
export function BandsLayer({ way }: { way: 'rows' | 'columns' }) {
  const { editor } = useCanvas()
  const variant = useVariant(editor)
  const stages = useJourney(editor, (journey) => journey.stages)
  const zoom = useFlow((state) => state.transform[2])
  const offset = useFlow((state) => state.transform[way === 'rows' ? 1 : 0])
  return (
    <ul className={classes.layer} data-testid="bands" data-way={way}>
      {bandsOf(variant, stages, way).map(({ stage, name, from, to }) => {
        const [start, size] = [from * zoom + offset, (to - from) * zoom]
        return (
          <li
            key={stage}
            className={classes.band}
            style={way === 'rows' ? { top: start, height: size } : { left: start, width: size }}
          >
            <span className={classes.name} dir="auto" title={name}>
              {name}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
