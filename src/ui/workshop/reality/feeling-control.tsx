import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../kit/index.ts'
import { Face, useCurveWords } from '../curve/index.ts'
import { FEELINGS, nearestFeeling } from '../curve/shapes.ts'
import { feelingAfter } from './feeling-keys.ts'
import classes from './reality.module.css'

interface FeelingControlProps {
  /** Whose feeling: names the control. */
  readonly label: string
  readonly value: number | undefined
  /** `undefined` takes the feeling away. */
  readonly onChange: (feeling: number | undefined) => void
  readonly onLeave: () => void
}

const FACES = FEELINGS.toReversed()
/** So far a pointer moves before it pulls: a press alone always means a whole face. */
const MEANT_PX = 6

/** Five faces from very bad to very good. A press takes a face; pulled, and by arrow keys, also what lies between two. */
export function FeelingControl({ label, value, onChange, onLeave }: FeelingControlProps) {
  const { t } = useTranslation('workshopCourse')
  const words = useCurveWords()
  const from = useRef<number | undefined>(undefined)
  const pulled = useRef(false)
  const feelingAt = (event: PointerEvent<HTMLElement>, whole: boolean) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const feeling = ((event.clientX - left) / width) * FACES.length - 2.5
    return nearestFeeling(whole ? Math.round(feeling) : feeling)
  }
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = event.clientX
    pulled.current = false
    onChange(feelingAt(event, true))
  }
  const pull = (event: PointerEvent<HTMLElement>) => {
    if (from.current === undefined) return
    pulled.current ||= Math.abs(event.clientX - from.current) > MEANT_PX
    if (pulled.current) onChange(feelingAt(event, false))
  }
  const keys = (event: KeyboardEvent) => {
    const next = feelingAfter(event.key, value)
    if (next === undefined) return
    event.preventDefault()
    onChange(next === 'untold' ? undefined : next)
  }
  return (
    <div className={classes.feeling}>
      <div
        className={classes.faces}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={-2}
        aria-valuemax={2}
        aria-valuenow={value ?? 0}
        aria-valuetext={words.feeling(value)}
        onPointerDown={press}
        onPointerMove={pull}
        onPointerUp={() => {
          from.current = undefined
        }}
        onPointerCancel={() => {
          from.current = undefined
        }}
        onKeyDown={keys}
        onBlur={onLeave}
      >
        {value !== undefined && (
          <span className={classes.thumb} style={{ left: `${((nearestFeeling(value) + 2.5) / 5) * 100}%` }} />
        )}
        {FACES.map((feeling) => (
          <span key={feeling} className={classes.face} data-on={value === feeling || undefined}>
            <svg width={24} height={24} viewBox="0 0 24 24" aria-hidden="true">
              <Face feeling={feeling} size={22} x={12} y={12} ink="currentColor" />
            </svg>
          </span>
        ))}
      </div>
      <div className={classes.feelingWords}>
        <span data-untold={value === undefined || undefined}>
          {value !== undefined && <b>{words.figure(value)}</b>} {words.feeling(value)}
        </span>
        {value !== undefined && (
          <IconButton size={20} label={t('feeling.clear', { label })} onClick={() => onChange(undefined)}>
            <IconX size={12} />
          </IconButton>
        )}
      </div>
    </div>
  )
}
