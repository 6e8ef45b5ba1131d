import { Button } from '@mantine/core'
import { IconArrowsMove, IconBulb } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { zoneOf } from '../../../workshop/index.ts'
import { EmptyState, useAnnounce, useFormat } from '../../kit/index.ts'
import { type Idea, useIdeas } from '../ideas/use-ideas.ts'
import { useWorkshop } from '../workshop-context.ts'
import { Board, InTheHand } from './board.tsx'
import { BoardCard, CardFace } from './board-card.tsx'
import { IdeaDetails } from './idea-details.tsx'
import classes from './order.module.css'
import { cardSize, type Scores, type Size } from './placing.ts'
import { Ranking } from './ranking.tsx'
import { useCardDrag } from './use-card-drag.ts'
import { scoresOf, useCardKeys } from './use-card-keys.ts'
import { useSize } from './use-size.ts'

/** Step 6: effort to the right, impact upwards; what is done first, and what a simulation says of it. */
export function OrderStep() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const ideas = useIdeas()
  const [opened, setOpened] = useState<{ readonly id: string; readonly grab: boolean }>()
  // Whose details were open last: the keyboard goes back to its row.
  const [left, setLeft] = useState<string>()
  const current = ideas.find(({ id }) => id === opened?.id)
  if (ideas.length === 0)
    return (
      <EmptyState
        icon={<IconBulb size={20} stroke={1.5} />}
        title={t('order.emptyTitle')}
        actions={<Button onClick={() => view.open('opportunities')}>{t('feasible.toOpportunities')}</Button>}
      >
        {t('order.emptyText')}
      </EmptyState>
    )
  return (
    <div className={classes.room}>
      <div className={classes.columns}>
        <Placing ideas={ideas} chosen={current?.id} onChoose={(id, grab) => setOpened({ id, grab })} />
        <aside className={classes.aside}>
          {current ? (
            <IdeaDetails
              key={current.id}
              idea={current}
              grab={opened?.grab === true}
              onBack={() => {
                setOpened(undefined)
                setLeft(current.id)
              }}
            />
          ) : (
            <Ranking ideas={ideas} left={left} onChoose={(id) => setOpened({ id, grab: true })} />
          )}
        </aside>
      </div>
    </div>
  )
}

interface PlacingProps {
  readonly ideas: readonly Idea[]
  readonly chosen: string | undefined
  /** With `grab` the keyboard goes there, too. */
  readonly onChoose: (id: string, grab: boolean) => void
}

/** The board, and below it the cards that wait for a place. */
function Placing({ ideas, chosen, onChoose }: PlacingProps) {
  const { t } = useTranslation('workshopIdeas')
  const place = useRef<HTMLDivElement>(null)
  const size = useSize(place)
  const card = useMemo<Size>(() => cardSize(size, ideas.length), [size, ideas.length])
  const [grabbed, setGrabbed] = useState<string>()
  const rate = useRate()
  const onMove = useCallback(
    (idea: Idea, scores: Scores | undefined) => {
      // Between the board and the tray a card is made anew: the keyboard follows it.
      setGrabbed((idea.zone === undefined) === (scores === undefined) ? undefined : idea.id)
      rate(idea, scores)
    },
    [rate],
  )
  const keys = useCardKeys(onMove)
  const onDrop = (id: string, scores: Scores | undefined) => {
    const idea = ideas.find((each) => each.id === id)
    if (idea && (scores || idea.zone)) rate(idea, scores, true)
  }
  const { carried, handlers } = useCardDrag({ board: place, card, onDrop })
  const onBoard = useMemo(() => placedIdeas(ideas), [ideas])
  const waiting = ideas.filter(({ zone }) => zone === undefined)
  const inHand = carried && ideas.find(({ id }) => id === carried.id)
  const cardOf = (idea: Idea) => (
    <BoardCard
      idea={idea}
      chosen={idea.id === chosen}
      carried={idea.id === carried?.id}
      grab={idea.id === grabbed}
      // A click without a press is the keyboard's.
      onClick={({ detail }) => onChoose(idea.id, detail === 0)}
      onKeyDown={keys(idea)}
      {...handlers(idea.id)}
    />
  )
  return (
    <div className={classes.placing}>
      <Board
        place={place}
        size={size}
        card={card}
        ideas={onBoard}
        chosen={chosen}
        carried={carried?.id}
        target={carried?.scores}
      >
        {cardOf}
      </Board>
      <section
        className={classes.tray}
        aria-labelledby="workshop-tray"
        data-over={(carried && !carried.scores) || undefined}
      >
        <div className={classes.trayHead}>
          <h4 id="workshop-tray" className={classes.trayTitle}>
            {t('board.tray')}
          </h4>
          {ideas.some(({ opportunity }) => opportunity.computed) && (
            <span className={classes.legend}>
              <span className={classes.legendDot} aria-hidden="true" /> {t('board.legend')}
            </span>
          )}
        </div>
        {waiting.length === 0 ? (
          <p className={classes.soft}>{t('board.trayEmpty')}</p>
        ) : (
          <ul className={classes.trayCards}>
            {waiting.map((idea) => (
              <li key={idea.id} style={card}>
                {cardOf(idea)}
              </li>
            ))}
          </ul>
        )}
        <p id="workshop-board-keys" className={classes.keys}>
          <IconArrowsMove size={14} stroke={1.75} aria-hidden="true" /> {t('board.keys')}
        </p>
      </section>
      {carried && inHand && (
        <InTheHand at={carried.at} card={card} scores={carried.scores}>
          <CardFace idea={inHand} />
        </InTheHand>
      )}
    </div>
  )
}

/** Those that lie on the board, in their order. */
const placedIdeas = (ideas: readonly Idea[]) =>
  ideas.flatMap((idea) => {
    const scores = scoresOf(idea)
    return scores ? [{ ...idea, scores }] : []
  })

/** Lays a card somewhere, or off the board, and says where it lies now. */
function useRate() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const announce = useAnnounce()
  return useCallback(
    (idea: Idea, scores: Scores | undefined, alone = false) => {
      // A card that was carried is a step of its own for undo; a row of key presses is one.
      if (alone) editor.mark()
      editor.execute('workshop.rateOpportunity', { id: idea.id, ...(scores ?? { effort: null, impact: null }) })
      if (alone) editor.mark()
      const zone = scores && zoneOf(scores)
      if (!scores || !zone) return announce(t('board.taken', { idea: idea.title }))
      const told = { effort: format.number(scores.effort, 1), impact: format.number(scores.impact, 1) }
      announce(t('board.moved', { ...told, zone: t(`zone.${zone}`) }))
    },
    [editor, announce, t, format],
  )
}
