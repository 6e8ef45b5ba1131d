import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddStage } from './add-stage.tsx'
import { AddStep } from './add-step.tsx'
import classes from './course.module.css'
import { type Stretch, slotBeside, spotAt } from './course-model.ts'
import { StageHead } from './stage-head.tsx'
import { StepCard } from './step-card.tsx'
import { type Course, useCourseMoves, useStretches } from './use-course.ts'
import { useStepDrag } from './use-step-drag.ts'

interface CoursePathProps {
  readonly course: Course
  readonly selected: string | undefined
  readonly onSelect: (id: string | undefined) => void
}

/** The course as a path from left to right, cut by the stages. Cards are walked by arrows and moved with Alt. */
export function CoursePath({ course, selected, onSelect }: CoursePathProps) {
  const { t } = useTranslation('workshopCourse')
  const stretches = useStretches(course)
  const moves = useCourseMoves(course)
  const path = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | undefined>(undefined)
  const last = stretches.findLastIndex(({ steps }) => steps.length > 0)
  const [composing, setComposing] = useState<number | undefined>(undefined)
  const open = Math.min(composing ?? Math.max(0, last), stretches.length - 1)
  const drag = useStepDrag(path, (id, slot) => moves.put(stretches, id, slot))
  useEffect(() => {
    // A card that was moved is drawn anew in its stretch: the keyboard stays with it.
    const id = wanted.current
    wanted.current = undefined
    if (id !== undefined) focusCard(path.current, id)
  })
  const press = useCardKeys({ course, stretches, onSelect, path, wanted })
  let before = 0
  const numbers = stretches.map(({ steps }) => {
    const first = before + 1
    before += steps.length
    return first
  })
  return (
    <section
      className={classes.scroller}
      aria-label={t('course.path')}
      ref={path}
      data-dragging={drag.id !== undefined}
    >
      <p id="workshop-course-keys" hidden>
        {t('course.keys')}
      </p>
      <ol className={classes.stretches} data-empty={course.steps.length === 0 || undefined}>
        {stretches.map((stretch, index) => (
          <li
            key={keyOf(stretches, index)}
            className={classes.stretch}
            data-stretch={index}
            data-last={index === stretches.length - 1 || undefined}
          >
            <StageHead stage={stretch.stage} steps={stretch.steps.length} />
            <ol className={classes.cards} aria-label={t('course.steps')}>
              {stretch.steps.map((step, place) => (
                <StepCard
                  key={step[0]}
                  step={step}
                  number={(numbers[index] ?? 1) + place}
                  selected={step[0] === selected}
                  reachable={step[0] === (selected ?? course.steps[0]?.[0])}
                  shift={drag.id === step[0] ? drag.shift : undefined}
                  onSelect={() => onSelect(step[0])}
                  onKeyDown={(event) => press(event, step[0])}
                  onPointerDown={(event) => drag.start(event, step[0])}
                />
              ))}
            </ol>
            <AddStep
              open={index === open}
              first={course.steps.length === 0}
              onOpen={() => setComposing(index)}
              onAdd={(names) => {
                setComposing(index)
                moves.add(names, spotAt(stretches, { stretch: index, index: stretch.steps.length }))
              }}
            />
          </li>
        ))}
        <li>
          <AddStage />
        </li>
      </ol>
      {drag.marker !== undefined && <div className={classes.marker} style={{ left: drag.marker }} />}
    </section>
  )
}

/** By its stage, and how often that came before: a stretch that gets its first step stays, and the keyboard in its field. */
function keyOf(stretches: readonly Stretch[], index: number): string {
  const stage = stretches[index]?.stage
  const before = stretches.slice(0, index).filter((other) => other.stage === stage).length
  return `${stage ?? ''} ${before}`
}

function focusCard(path: HTMLElement | null, id: string): void {
  path?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus()
}

interface CardKeys {
  readonly course: Course
  readonly stretches: readonly Stretch[]
  readonly onSelect: (id: string | undefined) => void
  readonly path: RefObject<HTMLDivElement | null>
  readonly wanted: RefObject<string | undefined>
}

const MOVES: Readonly<Record<string, -1 | 1>> = { ArrowRight: 1, ArrowLeft: -1 }
const PLACES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(last, at + 1),
  ArrowLeft: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

function useCardKeys({ course, stretches, onSelect, path, wanted }: CardKeys) {
  const moves = useCourseMoves(course)
  const { steps } = course
  const move = (id: string, by: -1 | 1) => {
    const slot = slotBeside(stretches, id, by)
    if (!slot) return
    moves.put(stretches, id, slot)
    wanted.current = id
  }
  const remove = (id: string) => {
    const at = steps.findIndex(([each]) => each === id)
    const neighbour = (steps[at + 1] ?? steps[at - 1])?.[0]
    moves.remove(id)
    onSelect(neighbour)
    wanted.current = neighbour
  }
  const go = (id: string, place: (at: number, last: number) => number) => {
    const next =
      steps[
        place(
          steps.findIndex(([each]) => each === id),
          steps.length - 1,
        )
      ]?.[0]
    if (next === undefined) return
    onSelect(next)
    focusCard(path.current, next)
  }
  return (event: KeyboardEvent, id: string) => {
    const { key } = event
    const by = event.altKey ? MOVES[key] : undefined
    const place = event.ctrlKey || event.metaKey ? undefined : PLACES[key]
    if (by) move(id, by)
    else if (key === 'Delete' || key === 'Backspace') remove(id)
    else if (place) go(id, place)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
