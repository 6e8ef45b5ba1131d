import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useReadable } from '../../use-readable.ts'
import { FlowCard, FunnelCard } from './charts.tsx'
import type { ViewProps } from './view.ts'

/** How far people come, by stage or step by step. */
export function FlowView({ report, names, view }: ViewProps) {
  const { t } = useTranslation('results')
  const shown = useReadable(view, (state) => state.flow)
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t('flow.view')}
      value={shown}
      onChange={(next) => view.setState({ flow: next === 'step' ? 'step' : 'stage' })}
      data={[
        { value: 'stage', label: t('flow.byStage') },
        { value: 'step', label: t('flow.byStep') },
      ]}
    />
  )
  const Card = shown === 'step' ? FlowCard : FunnelCard
  return <Card report={report} names={names} controls={choice} />
}
