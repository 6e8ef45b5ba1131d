import type { ReactNode } from 'react'
import classes from './fields.module.css'

interface FieldGroupProps {
  label: string
  /** Where a heading above says the same. */
  hideLabel?: boolean
  children: ReactNode
}

/** Controls that belong together, under one name. */
export function FieldGroup({ label, hideLabel = false, children }: FieldGroupProps) {
  return (
    <fieldset className={classes.group}>
      <legend className={hideLabel ? 'j-visually-hidden' : classes.legend}>{label}</legend>
      {children}
    </fieldset>
  )
}
