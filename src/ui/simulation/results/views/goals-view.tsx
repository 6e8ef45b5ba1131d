import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useReadable } from '../../use-readable.ts'
import { ChartCard } from '../chart-card.tsx'
import { economics } from '../figures/economics.ts'
import { goalName } from '../names.ts'
import classes from '../results.module.css'
import { useWords } from '../use-words.ts'
import { ConversionDaysCard, TimeCard } from './charts.tsx'
import type { ViewProps } from './view.ts'

/** When goals are reached, and what the journey costs and is worth. */
export function GoalsView({ report, names, view }: ViewProps) {
  const { t } = useTranslation('results')
  const words = useWords()
  const chosen = useReadable(view, (state) => state.goal)
  const goals = Object.keys(report.goals)
  const goal = chosen !== undefined && report.goals[chosen] ? chosen : (names.primaryGoal ?? goals[0])
  const choice = goals.length > 1 && (
    <Select
      aria-label={t('time.goal')}
      w={160}
      value={goal ?? null}
      onChange={(next) => view.setState({ goal: next ?? undefined })}
      data={goals.map((id) => ({ value: id, label: goalName(names, id) }))}
      allowDeselect={false}
    />
  )
  return (
    <div className={classes.cards}>
      {goal !== undefined && <TimeCard goal={goal} report={report} names={names} controls={choice} />}
      {goal !== undefined && <ConversionDaysCard report={report} names={names} />}
      <div className={classes.wideCard}>
        <ChartCard figure={economics(report, names, words)} report={report} />
      </div>
    </div>
  )
}
