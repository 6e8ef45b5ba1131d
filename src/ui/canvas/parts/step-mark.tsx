import type { JourneyNode } from '../../../document/index.ts'
import { hueOf, iconOf } from '../kinds/index.ts'
import { type PaletteItem, sampleOf } from '../model/palette.ts'
import { hueStyle } from './hue-style.ts'
import classes from './step-mark.module.css'

/** The sign of a kind of step, in its colour. A word must stand beside it. */
export function StepMark({ item }: { item: PaletteItem }) {
  return <NodeMark node={sampleOf(item)} />
}

/** The sign of a step on the canvas. */
export function NodeMark({ node }: { node: Pick<JourneyNode, 'kind' | 'config'> }) {
  const Icon = iconOf(node)
  return (
    <span className={classes.mark} style={hueStyle(hueOf(node))}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
    </span>
  )
}
