import { Table } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ArmFigures, Report } from '../../../simulator/index.ts'
import { EmptyState, Rate, Section, useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'
import { inPlaceOrder, nodeName, type ReportNames } from './names.ts'

/** Each experiment's arms side by side, against the one that gets nothing. */
export function Experiments({ report, names }: { report: Report; names: ReportNames }) {
  const { t } = useTranslation('simulation')
  const experiments = inPlaceOrder(report.experiments, names)
  if (experiments.length === 0) {
    return (
      <EmptyState icon={<IconFlask size={20} stroke={1.5} />} title={t('experiment.none')}>
        {t('experiment.noneText')}
      </EmptyState>
    )
  }
  return experiments.map(([id, { arms }]) => <Experiment key={id} id={id} arms={arms} names={names} />)
}

function Experiment({ id, arms, names }: { id: string; arms: Record<string, ArmFigures>; names: ReportNames }) {
  const { t } = useTranslation('simulation')
  const node = names.nodes[id]
  const config = node?.kind === 'experiment' || node?.kind === 'nextBest' ? node.config : undefined
  const goal = names.goals[config?.goal ?? names.primaryGoal ?? '']?.name ?? ''
  const hasControl = Object.values(config?.arms ?? {}).some((arm) => arm.control === true)
  const title = goal === '' ? nodeName(names, id) : t('experiment.title', { name: nodeName(names, id), goal })
  return (
    <Section title={title}>
      <Table aria-label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('experiment.arm')}</Table.Th>
            <Table.Th ta="end">{t('experiment.entered')}</Table.Th>
            <Table.Th ta="end">{t('experiment.converted')}</Table.Th>
            <Table.Th ta="end">{t('experiment.rate')}</Table.Th>
            {hasControl && <Table.Th ta="end">{t('experiment.lift')}</Table.Th>}
            <Table.Th ta="end">{t('experiment.best')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(arms).map(([arm, figures]) => (
            <ArmRow
              key={arm}
              figures={figures}
              hasControl={hasControl}
              name={config?.arms[arm]?.name || arm}
              control={config?.arms[arm]?.control === true}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

interface ArmRowProps {
  name: string
  control: boolean
  hasControl: boolean
  figures: ArmFigures
}

function ArmRow({ name, control, hasControl, figures }: ArmRowProps) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const [low, high] = figures.liftCi95
  // Where the control never converted no finite figure is true.
  const change = (share: number | null) => (share === null ? '∞' : format.change(share))
  // An interval that holds zero says: this may be chance.
  const tone = low !== null && low > 0 ? 'good' : high !== null && high < 0 ? 'bad' : undefined
  return (
    <Table.Tr>
      <Table.Td>
        <bdi>{name}</bdi>
        {control && <span className={classes.tag}>{t('experiment.control')}</span>}
      </Table.Td>
      <Table.Td ta="end">{format.number(figures.entered)}</Table.Td>
      <Table.Td ta="end">{format.number(figures.converted)}</Table.Td>
      <Table.Td ta="end">
        <Rate rate={figures.rate} interval={figures.ci95} digits={2} />
      </Table.Td>
      {hasControl && (
        <Table.Td ta="end">
          {control ? (
            '–'
          ) : (
            <span data-tone={tone} className={classes.lift} title={tone ? undefined : t('experiment.chance')}>
              {change(figures.liftVsControl)}{' '}
              <span className={classes.softFigure}>
                ({change(low)} … {change(high)})
              </span>
            </span>
          )}
        </Table.Td>
      )}
      <Table.Td ta="end">{format.chance(figures.probabilityBest)}</Table.Td>
    </Table.Tr>
  )
}
