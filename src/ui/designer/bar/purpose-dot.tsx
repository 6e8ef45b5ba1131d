import type { Purpose } from '../../../document/index.ts'
import classes from './bar.module.css'

/** What a variant is for, as a dot of its colour. The word stands beside it. */
export const PurposeDot = ({ purpose }: { purpose: Purpose }) => (
  <span className={classes.purpose} data-purpose={purpose} aria-hidden="true" />
)
