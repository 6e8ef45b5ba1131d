import { IconClock, IconPercentage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Experience, WorkshopStep } from '../../../document/index.ts'
import { type Named, statementsOf } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useCurveWords } from '../curve/index.ts'
import type { CurveSide } from '../curve/shapes.ts'
import { EvidenceMark } from './evidence-mark.tsx'
import { useStatementWords } from './gap-words.ts'
import classes from './reality.module.css'
import type { CourseGaps } from './use-gaps.ts'

interface CellProps {
  readonly step: Named<WorkshopStep>
  readonly selected: boolean
  readonly onSelect: () => void
}

/** What was told of one side of a step, in short; pressed, it is told in full beneath. */
export function SideCell({ side, step: [, step], selected, onSelect }: CellProps & { side: CurveSide }) {
  const { t } = useTranslation('workshopCourse')
  const words = useCurveWords()
  const told = step[side]
  return (
    // The head of the column is where the keyboard stops; this is a shorter way for the pointer.
    <button type="button" tabIndex={-1} className={classes.cell} data-on={selected || undefined} onClick={onSelect}>
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
}

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
export function GapCell({ step: [id, step], selected, onSelect, gaps }: CellProps & { gaps: CourseGaps }) {
  const { t } = useTranslation('workshopCourse')
  const format = useFormat()
  const why = useStatementWords()
  const score = gaps.ranked.get(id)?.score
  const first = statementsOf(step)[0]
  return (
    <button type="button" tabIndex={-1} className={classes.cell} data-on={selected || undefined} onClick={onSelect}>
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
}
