import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Named } from '../../../workshop/index.ts'
import classes from './curve.module.css'
import { useCurveWords } from './curve-words.ts'
import { EmotionCurves, type EmotionCurvesProps, plotOf } from './emotion-curves.tsx'

type CurveViewProps = Omit<EmotionCurvesProps, 'title' | 'words' | 'at' | 'children'>

/** The curves to be looked at: a step under the pointer, or gone to by arrow keys, says its figures. */
export function CurveView(props: CurveViewProps) {
  const { steps, worst, width, height } = props
  const words = useCurveWords()
  const key = useId()
  const [at, setAt] = useState<number | undefined>(undefined)
  const plot = plotOf(props)
  const seen = at === undefined ? undefined : steps[at]
  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    // On the board the picture is zoomed: the pointer's place counts in its own pixels.
    setAt(nearest(plot.xs, ((event.clientX - box.left) / box.width) * width))
  }
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = placeAfter(event.key, at ?? -1, steps.length - 1)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setAt(next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture that is read step by step has no element of its own
    <div
      className={classes.view}
      role="group"
      aria-label={words.summary(steps, worst)}
      aria-describedby={key}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its figures are shown to the keyboard as to the pointer
      tabIndex={0}
      style={{ width, height }}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => setAt(undefined)}
      onBlur={() => setAt(undefined)}
      onKeyDown={go}
    >
      <EmotionCurves {...props} title={words.summary(steps, worst)} words={words} at={seen?.[0]} />
      <div id={key} role="status" className="j-visually-hidden">
        {seen &&
          `${seen[1].name}: ${words.expectation} ${words.feeling(seen[1].expectation?.emotion)}, ${words.reality} ${words.feeling(seen[1].reality?.emotion)}, ${words.gap(seen[1])}`}
      </div>
      {seen && <StepFigures step={seen} x={plot.xs[at ?? 0] ?? 0} width={width} />}
    </div>
  )
}

const nearest = (xs: readonly number[], x: number): number | undefined => {
  const all = xs.map((each, index) => [Math.abs(each - x), index] as const).sort(([a], [b]) => a - b)
  return all[0]?.[1]
}

function placeAfter(key: string, at: number, last: number): number | undefined {
  if (key === 'ArrowRight') return Math.min(last, at + 1)
  if (key === 'ArrowLeft') return Math.max(0, at < 0 ? last : at - 1)
  if (key === 'Home') return 0
  return key === 'End' ? last : undefined
}

/** Half of the card's width: it stays inside of the picture. */
const HALF = 104

interface StepFiguresProps {
  readonly step: Named<WorkshopStep>
  readonly x: number
  readonly width: number
}

/** What the curves say at a step, in a card over it. */
export function StepFigures({ step: [, step], x, width }: StepFiguresProps) {
  const words = useCurveWords()
  const left = Math.max(HALF, Math.min(Math.max(HALF, width - HALF), x))
  return (
    <div className={classes.card} style={{ left }} aria-hidden="true">
      <strong dir="auto">{step.name}</strong>
      {(['expectation', 'reality'] as const).map((side) => {
        const value = step[side]?.emotion
        return (
          <div key={side} className={classes.cardRow} data-side={side}>
            <span>{words[side]}</span>
            <span>{words.feeling(value)}</span>
            <b>{value !== undefined && words.figure(value)}</b>
          </div>
        )
      })}
      <div className={classes.cardGap}>{words.gap(step)}</div>
    </div>
  )
}
