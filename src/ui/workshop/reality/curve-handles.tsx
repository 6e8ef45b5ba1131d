import { type KeyboardEvent, memo, type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Gesture } from '../../../editor/index.ts'
import type { Named } from '../../../workshop/index.ts'
import { toldInWords } from '../curve/curve-words.ts'
import { useCurveWords } from '../curve/index.ts'
import { CURVE_SIDES, type CurveSide, feelingAt, heightOf, type Plot } from '../curve/shapes.ts'
import { useWorkshop } from '../workshop-context.ts'
import { feelingAfter } from './feeling-keys.ts'
import classes from './reality.module.css'

interface CurveHandlesProps {
  readonly steps: readonly Named<WorkshopStep>[]
  readonly plot: Plot
  /** Where the Tab key stops, on each of the two curves. */
  readonly reachable: string | undefined
  readonly onSelect: (id: string) => void
}

/**
 * Points of the curves to be dragged up and down. By keyboard each curve is one stop: left and right go from step to step,
 * up and down change the feeling, Delete takes it away.
 */
export function CurveHandles({ steps, plot, reachable, onSelect }: CurveHandlesProps) {
  const group = useRef<SVGGElement>(null)
  const course = useRef(steps)
  useEffect(() => {
    course.current = steps
  })
  const go = useCallback(
    (side: CurveSide, from: string, by: -1 | 1) => {
      const id = course.current[course.current.findIndex(([each]) => each === from) + by]?.[0]
      if (id === undefined) return
      onSelect(id)
      group.current?.querySelector<SVGElement>(`[data-handle="${side} ${CSS.escape(id)}"]`)?.focus()
    },
    [onSelect],
  )
  return (
    <g ref={group}>
      {CURVE_SIDES.map((side) =>
        steps.map(([id, step], index) => (
          <Handle
            key={`${side} ${id}`}
            side={side}
            id={id}
            name={step.name}
            value={step[side]?.emotion}
            other={step[side === 'expectation' ? 'reality' : 'expectation']?.emotion}
            x={plot.xs[index] ?? 0}
            top={plot.top}
            bottom={plot.bottom}
            reachable={id === (reachable ?? steps[0]?.[0])}
            onGo={go}
            onSelect={onSelect}
          />
        )),
      )}
    </g>
  )
}

/** Values and lasting functions only: of a long course one handle is drawn again and not all. */
interface HandleProps {
  readonly side: CurveSide
  readonly id: string
  readonly name: string
  readonly value: number | undefined
  readonly other: number | undefined
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly reachable: boolean
  readonly onGo: (side: CurveSide, from: string, by: -1 | 1) => void
  readonly onSelect: (id: string) => void
}

/** Handles that would hide each other stand apart by so much. */
const APART = 10

const Handle = memo((props: HandleProps) => {
  const { side, id, name, value, x, reachable, onGo, onSelect } = props
  const { t } = useTranslation('workshopCourse')
  const words = useCurveWords()
  const y = heightOf(props, value ?? 0)
  const close = Math.abs(y - heightOf(props, props.other ?? 0)) < APART * 2
  const cx = x + (close ? (side === 'expectation' ? -APART : APART) : 0)
  const set = useFeeling(id, side)
  const drag = useDrag(props, y, set)
  const [focused, setFocused] = useState(false)
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined
    const next = by ? undefined : feelingAfter(event.key, value)
    if (by) onGo(side, id, by)
    else if (next !== undefined) set(next === 'untold' ? undefined : next)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <g
      className={classes.handle}
      role="slider"
      tabIndex={reachable ? 0 : -1}
      data-handle={`${side} ${id}`}
      data-side={side}
      aria-label={t(`handle.${side}`, { step: name })}
      aria-orientation="vertical"
      aria-valuemin={-2}
      aria-valuemax={2}
      aria-valuenow={value ?? 0}
      aria-valuetext={words.feeling(value)}
      onKeyDown={keys}
      onFocus={() => {
        setFocused(true)
        onSelect(id)
      }}
      onBlur={() => setFocused(false)}
      {...drag}
    >
      <circle cx={cx} cy={y} r={15} className={classes.reach} />
      {value === undefined && <circle cx={cx} cy={y} r={5} className={classes.untold} />}
      <circle cx={value === undefined ? cx : x} cy={y} r={9} className={classes.ring} />
      <Bubble x={x} y={y} text={toldInWords(words, value)} focused={focused} />
    </g>
  )
})

/** What the point says, over it while it is held, has the focus or lies under the pointer. */
function Bubble({ x, y, text, focused }: { x: number; y: number; text: string; focused: boolean }) {
  const half = (text.length * 6.2) / 2 + 8
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g
      className={classes.bubble}
      data-on={focused || undefined}
      transform={`translate(${x} ${y - 22})`}
      aria-hidden="true"
    >
      <rect x={-half} y={-13} width={half * 2} height={20} rx={5} />
      <text y={1} textAnchor="middle">
        {text}
      </text>
    </g>
  )
}

const useFeeling = (id: string, side: CurveSide) => {
  const { editor } = useWorkshop()
  return (emotion: number | undefined) => editor.execute('workshop.setExperience', { id, side, parts: { emotion } })
}

interface Held {
  readonly gesture: Gesture
  /** Where the pointer and the point were. */
  readonly from: number
  readonly y: number
  /** Absent until it has been moved far enough to mean it. */
  feeling: number | undefined
  readonly stop: () => void
}

const MEANT_PX = 3

/** A drag is one step back; Escape takes it back while it lasts. */
function useDrag(plot: Pick<Plot, 'top' | 'bottom'>, y: number, set: (feeling: number) => void) {
  const { editor } = useWorkshop()
  const held = useRef<Held | undefined>(undefined)
  const letGo = (how: keyof Gesture) => {
    held.current?.gesture[how]()
    held.current?.stop()
    held.current = undefined
  }
  useEffect(() => () => held.current?.stop(), [])
  return {
    onPointerDown: (event: PointerEvent<SVGGElement>) => {
      if (event.button !== 0 || !event.isPrimary) return
      event.preventDefault()
      event.currentTarget.focus()
      event.currentTarget.setPointerCapture(event.pointerId)
      const putBack = (key: globalThis.KeyboardEvent) => {
        if (key.key !== 'Escape') return
        key.stopImmediatePropagation()
        letGo('cancel')
      }
      addEventListener('keydown', putBack, { capture: true })
      held.current = {
        gesture: editor.gesture('workshop.setExperience'),
        from: event.clientY,
        y,
        feeling: undefined,
        stop: () => removeEventListener('keydown', putBack, { capture: true }),
      }
    },
    onPointerMove: (event: PointerEvent<SVGGElement>) => {
      const hand = held.current
      if (!hand) return
      const by = event.clientY - hand.from
      if (hand.feeling === undefined && Math.abs(by) < MEANT_PX) return
      const feeling = feelingAt(plot, hand.y + by)
      if (feeling === hand.feeling) return
      hand.feeling = feeling
      set(feeling)
    },
    onPointerUp: () => letGo('commit'),
    onPointerCancel: () => letGo('cancel'),
  }
}
