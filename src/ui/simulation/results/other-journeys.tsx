import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OtherJourneyFigures, Report } from '../../../simulator/index.ts'
import { Section, useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'

/** What happened to the same people in the journeys that this one leads to; nothing where there are none. */
export function OtherJourneys({ report }: { report: Pick<Report, 'journeys'> }) {
  const { t } = useTranslation('otherJourneys')
  const journeys = Object.entries(report.journeys ?? {})
  if (journeys.length === 0) return null
  return (
    <Section title={t('title')}>
      <Table className={classes.goals ?? ''} horizontalSpacing={4} aria-label={t('title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('journey')}</Table.Th>
            <Table.Th ta="end">{t('people')}</Table.Th>
            <Table.Th ta="end">{t('inside')}</Table.Th>
            <Table.Th ta="end">{t('messages')}</Table.Th>
            <Table.Th>{t('goals')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {journeys.map(([id, figures]) => (
            <Row key={id} name={figures.name || id} figures={figures} />
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

function Row({ name, figures }: { name: string; figures: OtherJourneyFigures }) {
  const { t } = useTranslation('otherJourneys')
  const format = useFormat()
  if (figures.broken)
    return (
      <Table.Tr>
        <Table.Td>{name}</Table.Td>
        <Table.Td colSpan={4} className={classes.quiet}>
          {t('broken')}
        </Table.Td>
      </Table.Tr>
    )
  const goals = Object.entries(figures.goals)
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td ta="end">{format.number(figures.people)}</Table.Td>
      <Table.Td ta="end">{format.number(figures.active)}</Table.Td>
      <Table.Td ta="end">{format.number(figures.sent)}</Table.Td>
      <Table.Td>
        {goals.map(([id, goal]) => (
          <div key={id}>{t('converted', { goal: goal.name || id, n: format.number(goal.converted) })}</div>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
