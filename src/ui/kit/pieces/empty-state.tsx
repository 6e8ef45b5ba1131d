import type { ReactNode } from 'react'
import classes from './pieces.module.css'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  /** What this place is for and how to fill it. */
  children?: ReactNode
  actions?: ReactNode
}

/** Where there is nothing yet: says what belongs here and offers the first step. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.emptyIcon} aria-hidden="true">
        {icon}
      </div>
      <p className={classes.emptyTitle}>{title}</p>
      {children && <p className={classes.emptyText}>{children}</p>}
      {actions && <div className={classes.emptyActions}>{actions}</div>}
    </div>
  )
}
