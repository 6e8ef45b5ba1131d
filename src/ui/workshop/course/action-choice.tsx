import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { orderedActions } from '../../../workshop/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './course.module.css'
import { actionInView } from './course-model.ts'

/** Which action is plotted, and for whom. */
export function ActionChoice() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const workshop = useTold((told) => told)
  const actions = orderedActions(workshop)
  if (actions.length === 0) return null
  return (
    <div className={classes.choice}>
      <span id="workshop-action">{t('action.label')}</span>
      <Select
        aria-labelledby="workshop-action"
        className={classes.choiceSelect ?? ''}
        data={actions.map(([value, { name }]) => ({ value, label: name || t('action.unnamed') }))}
        value={actionInView(workshop) ?? null}
        onChange={(action) => action !== null && editor.execute('workshop.setSession', { action })}
      />
    </div>
  )
}
