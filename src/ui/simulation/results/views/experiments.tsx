import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../kit/index.ts'
import { inPlaceOrder } from '../names.ts'
import classes from '../results.module.css'
import { ArmsCard } from './charts.tsx'
import type { ViewProps } from './view.ts'

/** Each experiment's arms side by side, against the one that gets nothing. */
export function Experiments({ report, names }: Pick<ViewProps, 'report' | 'names'>) {
  const { t } = useTranslation('simulation')
  const experiments = inPlaceOrder(report.experiments, names)
  if (experiments.length === 0) {
    return (
      <EmptyState icon={<IconFlask size={20} stroke={1.5} />} title={t('experiment.none')}>
        {t('experiment.noneText')}
      </EmptyState>
    )
  }
  return (
    <div className={classes.cards}>
      {experiments.map(([id, figures]) => (
        <ArmsCard key={id} id={id} figures={figures} report={report} names={names} />
      ))}
    </div>
  )
}
