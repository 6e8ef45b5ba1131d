import { IconClock, IconPercentage } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Experience, WorkshopStep } from '../../../document/index.ts'
import { statementsOf } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useCurveWords } from '../curve/index.ts'
import type { CurveSide } from '../curve/shapes.ts'
import { EvidenceMark } from './evidence-mark.tsx'
import { useStatementWords } from './gap-words.ts'
import classes from './reality.module.css'
import type { SheetPart } from './sheet-part.ts'

interface CellProps {
  readonly id: string
  readonly step: WorkshopStep
  readonly selected: boolean
  /** Always the same function: a long course is drawn again only where it has changed. */
  readonly onTell: (id: string, part: SheetPart) => void
}

/** What was told of one side of a step, in short; pressed, it is told in full beneath. */
export const SideCell = memo(({ side, id, step, selected, onTell }: CellProps & { side: CurveSide }) => {
  const { t } = useTranslation('workshopCourse')
  const words = useCurveWords()
  const told = step[side]
  return (
    // The head of the column is where the keyboard stops; this is a shorter way for the pointer.
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      data-on={selected || undefined}
      onClick={() => onTell(id, side)}
    >
      <span className="j-visually-hidden">{`${words[side]}, ${words.feeling(told?.emotion)}: `}</span>
      {told?.text ? (
        <span className={classes.text} dir="auto">
          {told.text}
        </span>
      ) : (
        <span className={classes.missing}>{t(`lane.${side}Missing`)}</span>
      )}
      {told && <Chips told={told} />}
    </button>
  )
})

function Chips({ told: { within, likelihood, evidence } }: { told: Experience }) {
  const { t } = useTranslation('workshopCourse')
  const format = useFormat()
  return (
    <span className={classes.chips}>
      {within !== undefined && (
        <span>
          <IconClock size={12} stroke={2} aria-hidden="true" />
          {format.duration(within, 'short')}
        </span>
      )}
      {likelihood !== undefined && (
        <span>
          <IconPercentage size={12} stroke={2} aria-hidden="true" />
          {format.percent(likelihood, 0)}
        </span>
      )}
      {evidence && (
        <span>
          <EvidenceMark evidence={evidence} />
          {t(`evidence.${evidence}`)}
        </span>
      )}
    </span>
  )
}

/** How far a step falls behind, and the heaviest reason. */
export const GapCell = memo(({ id, step, selected, onTell, score }: CellProps & { score: number | undefined }) => {
  const { t } = useTranslation('workshopCourse')
  const format = useFormat()
  const why = useStatementWords()
  const first = statementsOf(step)[0]
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.cell}
      data-on={selected || undefined}
      onClick={() => onTell(id, 'gap')}
    >
      {score === undefined ? (
        <span className={classes.missing}>{t('gap.unknown')}</span>
      ) : (
        <span className={classes.score} data-side={score > 0 ? 'worse' : 'better'}>
          <b>{format.number(Math.abs(score), 0)}</b>
          <span className={classes.bar} aria-hidden="true">
            <span style={{ width: `${Math.min(100, Math.abs(score))}%` }} />
          </span>
          <span className="j-visually-hidden">{score > 0 ? t('gap.behind') : t('gap.ahead')}</span>
        </span>
      )}
      {first && <span className={classes.why}>{why(first)}</span>}
    </button>
  )
})
