import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../simulator/index.ts'
import { Rate, Section, Stat, useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { Coverage } from './coverage.tsx'
import type { ReportNames } from './names.ts'
import { Share } from './share.tsx'

interface ViewProps {
  report: Report
  names: ReportNames
}

/** The figures that answer "and, does it work?". */
export function Overview({ report, names }: ViewProps) {
  return (
    <>
      <Headline report={report} names={names} />
      <div className={classes.columns}>
        <Goals report={report} names={names} />
        <Exits report={report} />
        <div>
          <Pressure report={report} />
          <Coverage report={report} names={names} />
        </div>
      </div>
    </>
  )
}

function Headline({ report, names }: ViewProps) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const goal = names.primaryGoal === undefined ? undefined : report.goals[names.primaryGoal]
  const goalName = names.goals[names.primaryGoal ?? '']?.name ?? ''
  const cost = Object.values(report.messages).reduce((sum, message) => sum + message.cost, 0)
  return (
    <div className={classes.headline}>
      {goal && (
        <Stat
          label={t('headline.conversion', { goal: goalName })}
          value={format.percent(goal.rate, 2)}
          note={t('headline.conversionNote', {
            range: format.percentRange(goal.ci95[0], goal.ci95[1], 2),
            n: format.number(report.entered),
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
          note={t('headline.perCustomer', { value: format.amount(goal.value / Math.max(1, report.entered)) })}
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
    </div>
  )
}

function Goals({ report, names }: ViewProps) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const goals = Object.entries(report.goals)
  return (
    <Section title={t('goals.title')}>
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

function Exits({ report }: { report: Report }) {
  const { t } = useTranslation('simulation')
  const exits = Object.entries(report.exits).sort(([, a], [, b]) => b - a)
  return (
    <Section title={t('exits.title')}>
      {exits.length === 0 && report.active === 0 && <p className={classes.quiet}>{t('exits.none')}</p>}
      <ul className={classes.bars}>
        {exits.map(([reason, count]) => (
          <Share
            key={reason}
            label={reason === 'end of path' ? t('exits.endOfPath') : reason}
            count={count}
            of={report.entered}
          />
        ))}
        {report.active > 0 && <Share label={t('exits.active')} count={report.active} of={report.entered} quiet />}
      </ul>
    </Section>
  )
}

function Pressure({ report }: { report: Report }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const { mean, p50, p95, max } = report.pressure.messagesPerCustomerWeek
  return (
    <Section title={t('pressure.title')}>
      <p className={classes.quiet}>{t('pressure.text', { n: format.number(report.entered) })}</p>
      <dl className={classes.figures}>
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
