import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Rate, Section, Stat, useFormat } from '../../../kit/index.ts'
import classes from '../../simulation.module.css'
import { useReadable } from '../../use-readable.ts'
import { Downloads } from '../chart-card.tsx'
import { goals as goalsFigure } from '../figures/goals.ts'
import { pressure } from '../figures/pressure.ts'
import { OtherJourneys } from '../other-journeys.tsx'
import results from '../results.module.css'
import { useWords } from '../use-words.ts'
import { ExitsCard, FunnelCard, MessageDaysCard, PressureCard, TimeCard } from './charts.tsx'
import { Coverage } from './coverage.tsx'
import { PreciseButton } from './precise-button.tsx'
import type { ViewProps } from './view.ts'

/** The figures that answer "and, does it work?". */
export function Overview({ report, names, view, onPrecise }: ViewProps) {
  const large = useReadable(view, (state) => state.large)
  const limit = useReadable(view, (state) => state.limit)
  const goal = names.primaryGoal
  return (
    <>
      <Headline report={report} names={names} onPrecise={onPrecise} />
      <div className={classes.columns}>
        <Goals report={report} names={names} />
        <ExitsCard report={report} />
        <div>
          <Pressure report={report} view={view} />
          <Coverage report={report} names={names} />
        </div>
      </div>
      <OtherJourneys report={report} />
      {large && (
        <div className={results.more}>
          <FunnelCard report={report} names={names} />
          {goal !== undefined && report.goals[goal] && <TimeCard goal={goal} report={report} names={names} />}
          {Object.keys(report.messages).length > 0 && <MessageDaysCard report={report} />}
          <PressureCard report={report} limit={limit} />
        </div>
      )}
    </>
  )
}

/** The few figures that matter most, with n and interval. */
function Headline({ report, names, onPrecise }: Omit<ViewProps, 'view'>) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const goal = names.primaryGoal === undefined ? undefined : report.goals[names.primaryGoal]
  const goalName = names.goals[names.primaryGoal ?? '']?.name ?? ''
  const { cost } = report.economics
  return (
    <div className={classes.headline}>
      {goal && (
        <Stat
          label={t('headline.conversion', { goal: goalName })}
          value={format.percent(goal.rate, 2)}
          note={t('headline.conversionNote', {
            range: format.percentRange(goal.ci95[0], goal.ci95[1], 2),
            n: format.number(report.people),
          })}
        />
      )}
      <Stat
        label={t('headline.entered')}
        value={format.number(report.entered)}
        note={
          report.rejected > 0
            ? t('headline.rejected', { n: format.number(report.rejected) })
            : t('headline.simulated', { time: format.elapsed(report.elapsedMs, 'short'), seed: report.seed })
        }
      />
      {goal && goal.value !== 0 && (
        <Stat
          label={t('headline.value')}
          value={format.compact(goal.value)}
          note={t('headline.perCustomer', { value: format.amount(goal.value / Math.max(1, report.people)) })}
        />
      )}
      <Stat
        label={t('headline.cost')}
        value={format.compact(cost)}
        note={
          goal && goal.converted > 0
            ? t('headline.perConversion', { value: format.amount(cost / goal.converted) })
            : t('headline.noConversion')
        }
      />
      <Stat
        label={t('headline.active')}
        value={format.number(report.active)}
        note={t('headline.activeNote', { share: format.percent(report.active / Math.max(1, report.entered)) })}
      />
      {goal && onPrecise && (
        <div className={results.aside}>
          <PreciseButton onRun={onPrecise} />
        </div>
      )}
    </div>
  )
}

function Goals({ report, names }: Pick<ViewProps, 'report' | 'names'>) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const goals = Object.entries(report.goals)
  const words = useWords()
  return (
    <Section
      title={t('goals.title')}
      {...(goals.length > 0
        ? { actions: <Downloads figure={goalsFigure(report, names, words)} report={report} /> }
        : {})}
    >
      {goals.length === 0 && <p className={classes.quiet}>{t('goals.none')}</p>}
      {goals.length > 0 && (
        <Table className={classes.goals ?? ''} horizontalSpacing={4} aria-label={t('goals.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('goals.goal')}</Table.Th>
              <Table.Th ta="end">{t('goals.converted')}</Table.Th>
              <Table.Th ta="end">{t('goals.rate')}</Table.Th>
              <Table.Th ta="end">{t('goals.time')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {goals.map(([id, goal]) => (
              <Table.Tr key={id}>
                <Table.Td>
                  {names.goals[id]?.name || id}
                  {id === names.primaryGoal && goals.length > 1 && (
                    <span className={classes.tag}>{t('goals.primary')}</span>
                  )}
                </Table.Td>
                <Table.Td ta="end">{format.number(goal.converted)}</Table.Td>
                <Table.Td ta="end">
                  <Rate rate={goal.rate} interval={goal.ci95} digits={2} stacked />
                </Table.Td>
                <Table.Td ta="end" title={t('goals.p90', { time: format.elapsed(goal.timeToMs.p90) })}>
                  <span className={classes.figure}>
                    {goal.converted > 0 ? format.elapsed(goal.timeToMs.p50, 'narrow') : '–'}
                  </span>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

function Pressure({ report, view }: Pick<ViewProps, 'report' | 'view'>) {
  const { t } = useTranslation('simulation')
  const words = useWords()
  const { format } = words
  const limit = useReadable(view, (state) => state.limit)
  const { figure } = pressure(report, limit, words)
  const { mean, p50, p95, max } = report.pressure.messagesPerCustomerWeek
  return (
    <Section title={t('pressure.title')} actions={<Downloads figure={figure} report={report} />}>
      <p className={classes.quiet}>{figure.sentence}</p>
      <dl className={classes.figures} aria-label={t('pressure.text', { n: format.number(report.people) })}>
        {(
          [
            ['mean', mean],
            ['p50', p50],
            ['p95', p95],
            ['max', max],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`pressure.${name}`)}</dt>
            <dd>{format.number(value, 2)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
