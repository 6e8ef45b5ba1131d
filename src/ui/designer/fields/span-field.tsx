import { DurationInput } from '../../kit/index.ts'
import classes from './fields.module.css'

interface SpanFieldProps {
  label: string
  /** ISO 8601. */
  value: string | undefined
  onWrite: (iso: string) => void
  description?: string
}

/** A span of time under its label. */
export function SpanField({ label, value, onWrite, description }: SpanFieldProps) {
  return (
    <div className={classes.group}>
      <span className={classes.label} aria-hidden="true">
        {label}
      </span>
      <DurationInput label={label} value={value} onChange={onWrite} />
      {description && <span className={classes.description}>{description}</span>}
    </div>
  )
}
