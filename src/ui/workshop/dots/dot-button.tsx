import { IconCircle, IconCircleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { VotedCards } from '../../../workshop/index.ts'
import classes from './dots.module.css'
import { useCardDots } from './use-dots.ts'

interface DotButtonProps {
  kind: VotedCards
  id: string
  /** What the card is called. */
  name: string
}

/** The dots on a card; pressing it gives one's own or takes it back. */
export function DotButton({ kind, id, name }: DotButtonProps) {
  const { t } = useTranslation('workshop')
  const { count, mine, toggle } = useCardDots(kind, id, name)
  const Icon = mine ? IconCircleFilled : IconCircle
  return (
    <button
      type="button"
      className={classes.button}
      aria-pressed={mine}
      aria-label={t('dots.on', { name, count })}
      title={t(mine ? 'dots.takeBack' : 'dots.give')}
      onClick={toggle}
    >
      <Icon size={12} stroke={2} aria-hidden="true" />
      <span aria-hidden="true">{count}</span>
    </button>
  )
}
