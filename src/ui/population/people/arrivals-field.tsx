import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { durationMs } from '../../../kernel/duration.ts'
import { DurationInput, FieldRow, useFormat } from '../../kit/index.ts'
import classes from '../population.module.css'
import type { ScenarioEdit } from '../use-scenario.ts'

/** When customers come: all at once, or one by one. */
export function ArrivalsField({ edit }: { edit: ScenarioEdit }) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const { scenario, change } = edit
  const { arrivals, customers } = scenario
  const days = arrivals.type === 'spread' ? durationMs(arrivals.over) / 86_400_000 : 0
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={t('form.arrivals')}
        value={arrivals.type}
        data={[
          { value: 'atStart', label: t('form.atStart') },
          { value: 'spread', label: t('form.spread') },
        ]}
        onChange={(type) => change({ arrivals: type === 'spread' ? { type, over: 'P14D' } : { type: 'atStart' } })}
      />
      {arrivals.type === 'spread' && (
        <FieldRow label={t('form.over')}>
          <DurationInput
            label={t('form.over')}
            units={['hour', 'day', 'week', 'month']}
            value={arrivals.over}
            onChange={(over) => change({ arrivals: { type: 'spread', over } })}
          />
        </FieldRow>
      )}
      <p className={classes.quiet}>
        {arrivals.type === 'spread' && days > 0
          ? t('people.perDay', { count: Math.round(customers / days), n: format.number(customers / days) })
          : t('people.allAtOnce', { n: format.number(customers), at: format.dateTime(scenario.start) })}
      </p>
    </>
  )
}
