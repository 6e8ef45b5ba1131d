import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../../simulator/index.ts'
import { Section, useFormat } from '../../../kit/index.ts'
import classes from '../../simulation.module.css'
import { nodeName, type ReportNames } from '../names.ts'

/** The parts of the journey that nobody came by: what the run says nothing about. */
export function Coverage({ report, names }: { report: Report; names: ReportNames }) {
  const { t } = useTranslation('simulation')
  const format = useFormat()
  const { unvisitedNodes, unvisitedEdges } = report.coverage
  const everything = unvisitedNodes.length === 0 && unvisitedEdges.length === 0
  return (
    <Section title={t('coverage.title')}>
      {everything && (
        <p className={classes.fine}>
          <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" /> {t('coverage.all')}
        </p>
      )}
      {unvisitedNodes.length > 0 && (
        <p className={classes.quiet}>
          {t('coverage.nodes', { names: format.list(unvisitedNodes.map((id) => nodeName(names, id))) })}
        </p>
      )}
      {unvisitedEdges.length > 0 && (
        <p className={classes.quiet}>
          {t('coverage.edges', { names: format.list(unvisitedEdges.map((id) => edgeName(names, id))) })}
        </p>
      )}
    </Section>
  )
}

function edgeName(names: ReportNames, id: string): string {
  const edge = names.edges[id]
  return edge ? `${nodeName(names, edge.from)} → ${nodeName(names, edge.to)}` : id
}
