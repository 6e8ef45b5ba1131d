import { type ReactNode, type RefObject, useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { impactBeside, ZONES, zoneOf } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import type { Idea } from '../ideas/use-ideas.ts'
import classes from './board.module.css'
import { type PlacedCard, type Point, placeCards, pointOf, type Scores, type Size } from './placing.ts'

interface BoardProps {
  /** Where cards can lie, within the board: the names of its quarters keep a margin. */
  readonly place: RefObject<HTMLDivElement | null>
  readonly size: Size
  readonly card: Size
  /** Those that lie on the board, in their order. */
  readonly ideas: readonly (Idea & { readonly scores: Scores })[]
  readonly chosen: string | undefined
  /** The one in the hand takes no room; a shade of it stays where it was. */
  readonly carried: string | undefined
  /** What a carried card would mean here. */
  readonly target: Scores | undefined
  readonly children: (idea: Idea) => ReactNode
}

/** The board: effort to the right, impact upwards, so that the best lies top left. */
export function Board({ place, size, card, ideas, chosen, carried, target, children }: BoardProps) {
  const { t } = useTranslation('workshopIdeas')
  const title = useId()
  const placed = useMemo(() => {
    const others = ideas.filter(({ id }) => id !== carried).map(({ id, scores }) => ({ id, ...scores }))
    return size.width === 0 ? [] : placeCards(others, size, card)
  }, [ideas, carried, size, card])
  const placeOf = ({ id, scores }: BoardProps['ideas'][number]): Point =>
    placed.find((each) => each.id === id) ?? pointOf(scores, size, card)
  return (
    <div className={classes.boardFrame}>
      <div className={classes.impactAxis} aria-hidden="true">
        <span>{t('board.much')}</span>
        <span className={classes.axisName}>{t('board.impact')} →</span>
        <span>{t('board.little')}</span>
      </div>
      <section className={classes.board} aria-labelledby={title} data-testid="effort-impact-board">
        <h4 id={title} className="j-visually-hidden">
          {t('board.title')}
        </h4>
        <div className={classes.zones} aria-hidden="true">
          {ZONES.map((zone) => (
            <span
              key={zone}
              className={classes.zone}
              data-zone={zone}
              data-over={(target && zoneOf(target) === zone) || undefined}
            >
              {t(`zone.${zone}`)}
            </span>
          ))}
        </div>
        <div className={classes.plane} ref={place}>
          {size.width > 0 && <SimulatedMarks ideas={ideas} size={size} card={card} />}
          <Lines placed={placed} target={target && pointOf(target, size, card)} />
          {/* Moved by left and top, not by a transform: those who prefer less motion see no difference. */}
          <ul className={classes.cards}>
            {ideas.map((idea) => {
              const { x, y } = placeOf(idea)
              const style = { left: x - card.width / 2, top: y - card.height / 2, ...card }
              return (
                <li key={idea.id} className={classes.cardPlace} style={style}>
                  {children(idea)}
                </li>
              )
            })}
          </ul>
          {/* No other card hides what is said of the one that is open. */}
          {size.width > 0 && (
            <SimulatedMarks ideas={ideas.filter(({ id }) => id === chosen)} size={size} card={card} withoutLine />
          )}
        </div>
      </section>
      <div className={classes.effortAxis} aria-hidden="true">
        <span>{t('board.little')}</span>
        <span className={classes.axisName}>{t('board.effort')} →</span>
        <span>{t('board.much')}</span>
      </div>
    </div>
  )
}

/** Below or above each card that was simulated: where the simulation would lay it, with its interval. */
function SimulatedMarks({
  ideas,
  size,
  card,
  withoutLine = false,
}: Pick<BoardProps, 'ideas' | 'size' | 'card'> & { readonly withoutLine?: boolean }) {
  return (
    <svg className={classes.marks} aria-hidden="true">
      {ideas.map(({ id, scores, opportunity }) => {
        const found = impactBeside(opportunity)?.score
        if (!found) return null
        const at = (impact: number) => pointOf({ ...scores, impact }, size, card)
        const [home, mark, low, high] = [at(scores.impact), at(found.found), at(found.low), at(found.high)]
        return (
          <g key={id}>
            {!withoutLine && <line className={classes.toMark} x1={home.x} y1={home.y} x2={mark.x} y2={mark.y} />}
            <line className={classes.interval} x1={low.x} y1={low.y + 3} x2={high.x} y2={high.y - 3} />
            <circle cx={mark.x} cy={mark.y} r={5} />
          </g>
        )
      })}
    </svg>
  )
}

/** From cards that made room to where they belong. */
function Lines({ placed, target }: { placed: readonly PlacedCard[]; target: Point | undefined }) {
  return (
    <svg className={classes.lines} aria-hidden="true">
      {placed
        .filter(({ moved }) => moved)
        .map(({ id, x, y, home }) => (
          <g key={id}>
            <line x1={x} y1={y} x2={home.x} y2={home.y} />
            <circle cx={home.x} cy={home.y} r={3} />
          </g>
        ))}
      {target && <circle className={classes.target} cx={target.x} cy={target.y} r={4} />}
    </svg>
  )
}

/** The card in the hand, above everything, with what it would mean here. */
export function InTheHand({
  at,
  card,
  scores,
  children,
}: {
  readonly at: Point
  readonly card: Size
  readonly scores: Scores | undefined
  readonly children: ReactNode
}) {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const zone = scores && zoneOf(scores)
  return (
    <div
      className={classes.hand}
      style={{ left: at.x - card.width / 2, top: at.y - card.height / 2, width: card.width }}
      aria-hidden="true"
    >
      <div className={classes.card} data-zone={zone} style={{ height: card.height }}>
        {children}
      </div>
      <span className={classes.handNote}>
        {scores
          ? t('board.at', { effort: format.number(scores.effort, 1), impact: format.number(scores.impact, 1) })
          : t('board.offBoard')}
      </span>
    </div>
  )
}
