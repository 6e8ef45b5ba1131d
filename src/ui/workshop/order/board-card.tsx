import { UnstyledButton } from '@mantine/core'
import { IconCircleFilled, IconFlag } from '@tabler/icons-react'
import { type ComponentPropsWithoutRef, type CSSProperties, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../kit/index.ts'
import type { Idea } from '../ideas/use-ideas.ts'
import classes from './board.module.css'

interface BoardCardProps extends ComponentPropsWithoutRef<'button'> {
  readonly idea: Idea
  readonly chosen: boolean
  readonly carried: boolean
  /** The keyboard moved it here from elsewhere, and goes on with it. */
  readonly grab: boolean
  readonly style?: CSSProperties
}

/** An idea as a card that can be moved. */
export function BoardCard({ idea, chosen, carried, grab, ...props }: BoardCardProps) {
  const card = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (grab) card.current?.focus()
  }, [grab])
  return (
    <UnstyledButton
      ref={card}
      className={classes.card}
      aria-describedby="workshop-board-keys"
      aria-pressed={chosen}
      data-zone={idea.zone}
      data-first={(idea.rank === 1 && idea.zone === 'doNow') || undefined}
      data-carried={carried || undefined}
      {...props}
    >
      <CardFace idea={idea} />
    </UnstyledButton>
  )
}

export function CardFace({ idea }: { idea: Idea }) {
  const words = useCardWords(idea)
  return (
    <>
      <span className={classes.cardRank} aria-hidden="true">
        {idea.zone ? idea.rank : '·'}
      </span>
      <span className={classes.cardTitle} dir="auto" aria-hidden="true">
        {idea.title}
      </span>
      <span className="j-visually-hidden">{words}</span>
      <span className={classes.cardSigns} aria-hidden="true">
        {idea.rank === 1 && idea.zone === 'doNow' && <IconFlag size={12} stroke={2} />}
        {idea.dots > 0 && (
          <span className={classes.cardDots}>
            <IconCircleFilled size={8} /> {idea.dots}
          </span>
        )}
      </span>
    </>
  )
}

/** What a card says to those who do not see where it lies. */
function useCardWords({ title, opportunity, zone, rank }: Idea): string {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const { effort, impact } = opportunity
  if (!zone) return t('board.cardUnplaced', { idea: title })
  const scores = { effort: format.number(effort, 1), impact: format.number(impact, 1) }
  return t('board.card', { idea: title, rank, zone: t(`zone.${zone}`), ...scores })
}
