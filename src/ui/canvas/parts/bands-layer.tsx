import { useStore as useFlow } from '@xyflow/react'
import { useCanvas, useJourney, useVariant } from '../canvas-context.ts'
import { bandsOf, nameAt } from '../model/bands.ts'
import classes from './bands-layer.module.css'

/** Pixels at the canvas's upper and lower edge where buttons lie: no name is written under them. */
const BUTTONS = 60

const placeOf = (way: 'rows' | 'columns', middle: number, room: number) =>
  way === 'rows' ? { top: middle } : { left: middle, top: BUTTONS, maxWidth: room - 16 }

/** Stages as bands behind the steps, right across the screen; their names stay in sight while anything of them is. */
export function BandsLayer({ way }: { way: 'rows' | 'columns' }) {
  const { editor } = useCanvas()
  const variant = useVariant(editor)
  const stages = useJourney(editor, (journey) => journey.stages)
  const zoom = useFlow((state) => state.transform[2])
  const offset = useFlow((state) => state.transform[way === 'rows' ? 1 : 0])
  const length = useFlow((state) => (way === 'rows' ? state.height : state.width))
  const edge = way === 'rows' ? BUTTONS : 0
  return (
    <ul className={classes.layer} data-testid="bands" data-way={way}>
      {bandsOf(variant, stages, way).map(({ stage, name, from, to }) => {
        const [start, size] = [from * zoom + offset, (to - from) * zoom]
        const at = nameAt(start, start + size, edge, length - edge)
        return (
          <li
            key={stage}
            className={classes.band}
            style={way === 'rows' ? { top: start, height: size } : { left: start, width: size }}
          >
            <span
              className={classes.name}
              data-unseen={at === undefined || undefined}
              style={at && placeOf(way, at.middle - start, at.room)}
              dir="auto"
              title={name}
            >
              {name}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
