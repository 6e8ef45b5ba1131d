import { Button } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { EmptyState } from '../../kit/index.ts'
import type { Simulation } from '../simulation.ts'

/** The way from the results to what they rest on. */
export function ScenarioForm({ simulation }: { editor: Editor; simulation: Simulation }) {
  const { t } = useTranslation('simulation')
  return (
    <EmptyState
      icon={<IconUsersGroup size={20} stroke={1.5} />}
      title={t('scenario.rests')}
      actions={simulation.openAssumptions && <Button onClick={simulation.openAssumptions}>{t('scenario.edit')}</Button>}
    >
      {t('scenario.restsText')}
    </EmptyState>
  )
}
