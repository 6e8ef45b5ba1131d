import type { ReactNode } from 'react'
import classes from './pieces.module.css'

interface SectionProps {
  title: string
  actions?: ReactNode
  children: ReactNode
  /** Level of the heading, by where the section stands. */
  level?: 2 | 3 | 4
}

/** A titled part of a panel. */
export function Section({ title, actions, children, level = 3 }: SectionProps) {
  const Heading = `h${level}` as const
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Heading className={classes.sectionTitle}>{title}</Heading>
        {actions}
      </div>
      {children}
    </section>
  )
}
