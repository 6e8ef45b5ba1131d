import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './step-sheet.module.css'

interface StepSheetProps {
  /** Its place in the course, from 0. */
  readonly at: number
  readonly name: string
  /** Buttons at the end of its heading. */
  readonly actions: ReactNode
  readonly children: ReactNode
}

/** What is told of one step, beneath the course. */
export function StepSheet({ at, name, actions, children }: StepSheetProps) {
  const { t } = useTranslation('workshopCourse')
  return (
    <section className={classes.sheet} aria-label={t('sheet.label', { name })}>
      <header className={classes.head}>
        <h4 className={classes.name} dir="auto">
          {`${at + 1}. ${name || t('step.unnamed')}`}
        </h4>
        {actions}
      </header>
      <div className={classes.parts}>{children}</div>
    </section>
  )
}
