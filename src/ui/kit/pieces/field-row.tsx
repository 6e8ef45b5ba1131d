import type { ReactNode } from 'react'
import classes from './pieces.module.css'

interface FieldRowProps {
  label: string
  /** The id of the one control inside; leave out for a group of controls, which then name themselves. */
  htmlFor?: string
  hint?: ReactNode
  children: ReactNode
}

/** A label and its control side by side: the row of which every form in a panel is made. */
export function FieldRow({ label, htmlFor, hint, children }: FieldRowProps) {
  return (
    <div className={classes.fieldRow}>
      {htmlFor ? <label htmlFor={htmlFor}>{label}</label> : <span className={classes.fieldLabel}>{label}</span>}
      <div>{children}</div>
      {hint && <div className={classes.fieldHint}>{hint}</div>}
    </div>
  )
}
