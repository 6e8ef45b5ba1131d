import { IconCircleCheck, IconCircleDashed, IconCircleDot, IconCircleX, IconProgress } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OpportunityStatus } from '../../../document/index.ts'
import classes from './ideas.module.css'

const ICONS = {
  idea: IconCircleDashed,
  planned: IconCircleDot,
  building: IconProgress,
  live: IconCircleCheck,
  dropped: IconCircleX,
} as const satisfies Readonly<Record<OpportunityStatus, unknown>>

/** How far an idea has come, with a sign and a word. */
export function StatusMark({ status }: { status: OpportunityStatus }) {
  const { t } = useTranslation('workshopIdeas')
  const Icon = ICONS[status]
  return (
    <span className={classes.status} data-status={status}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {t(`status.${status}`)}
    </span>
  )
}
