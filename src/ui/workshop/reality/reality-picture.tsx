import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Named } from '../../../workshop/index.ts'
import type { Course } from '../course/use-course.ts'
import { AxisFaces } from '../curve/curve-marks.tsx'
import { plotOf } from '../curve/emotion-curves.tsx'
import { EmotionCurves, useCurveWords } from '../curve/index.ts'
import { SCREEN_PAINTS } from '../curve/paints.ts'
import { useWorkshop } from '../workshop-context.ts'
import { CurveHandles } from './curve-handles.tsx'
import { GapCell, SideCell } from './lanes.tsx'
import classes from './reality.module.css'
import type { SheetPart } from './sheet-part.ts'
import { LANE_NAMES, useColumns } from './use-columns.ts'
import type { CourseGaps } from './use-gaps.ts'

interface RealityPictureProps {
  readonly course: Course
  readonly gaps: CourseGaps
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
  /** A step is to be told: what of it is meant. */
  readonly onTell: (id: string, part: SheetPart) => void
}

const HEIGHT = 192

/** Both curves over the lanes of what is expected and what happens, a column a step. */
export function RealityPicture({ course: { steps }, gaps, selected, onSelect, onTell }: RealityPictureProps) {
  const { t } = useTranslation('workshopCourse')
  const words = useCurveWords()
  const { ref, measured, column, width, xs } = useColumns(steps.length)
  const worst = gaps.worst?.step
  const columns = {
    gridTemplateColumns: `${LANE_NAMES}px repeat(${steps.length}, ${column}px)`,
    ...(!measured && { visibility: 'hidden' as const }),
  }
  const cell = ([id, step]: Named<WorkshopStep>) => ({ id, step, selected: id === selected, onTell })
  return (
    <section className={classes.scroller} aria-label={t('picture.label')} ref={ref}>
      <div className={classes.grid} style={columns}>
        <div className={classes.laneName} />
        <Heads {...{ steps, selected, onSelect, worst }} />
        <div className={classes.laneName} data-axis>
          <Axis />
        </div>
        <div className={classes.curves}>
          <EmotionCurves
            steps={steps}
            width={width}
            height={HEIGHT}
            xs={xs}
            worst={worst}
            at={selected}
            words={words}
            title={words.summary(steps, worst)}
          >
            {(plot) => <CurveHandles steps={steps} plot={plot} reachable={selected} onSelect={onSelect} />}
          </EmotionCurves>
        </div>
        <div className={classes.laneName}>{t('lane.expectation')}</div>
        {steps.map((step) => (
          <SideCell key={step[0]} side="expectation" {...cell(step)} />
        ))}
        <div className={classes.laneName}>{t('lane.reality')}</div>
        {steps.map((step) => (
          <SideCell key={step[0]} side="reality" {...cell(step)} />
        ))}
        <div className={classes.laneName}>{t('lane.gap')}</div>
        {steps.map((step) => (
          <GapCell key={step[0]} score={gaps.ranked.get(step[0])?.score} {...cell(step)} />
        ))}
      </div>
    </section>
  )
}

function Axis() {
  const plot = plotOf({ steps: [], width: 0, height: HEIGHT })
  const words = useCurveWords()
  return (
    <svg width={LANE_NAMES - 8} height={HEIGHT} aria-hidden="true" fontSize={10}>
      <AxisFaces plot={plot} paints={SCREEN_PAINTS} x={LANE_NAMES - 24} />
      <text x={0} y={plot.top + 4} fill="var(--j-text-soft)">
        {words.feeling(2)}
      </text>
      <text x={0} y={plot.bottom + 4} fill="var(--j-text-soft)">
        {words.feeling(-2)}
      </text>
    </svg>
  )
}

interface HeadsProps {
  readonly steps: readonly Named<WorkshopStep>[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
  readonly worst: string | undefined
}

/** The steps' names: one stop of the Tab key, walked by arrows. */
function Heads({ steps, selected, onSelect, worst }: HeadsProps) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const stages = useStore(editor.document, ({ journey }) => journey.stages)
  const buttons = useRef(new Map<string, HTMLButtonElement>())
  const keys = (event: KeyboardEvent, index: number) => {
    const last = steps.length - 1
    const place = { ArrowRight: Math.min(last, index + 1), ArrowLeft: Math.max(0, index - 1), Home: 0, End: last }[
      event.key
    ]
    const next = place === undefined ? undefined : steps[place]?.[0]
    if (next === undefined) return
    event.preventDefault()
    onSelect(next)
    buttons.current.get(next)?.focus()
  }
  return steps.map(([id, step], index) => {
    const stage = step.stage === undefined ? undefined : stages[step.stage]?.name
    return (
      <button
        key={id}
        type="button"
        className={classes.head}
        ref={(button) => {
          if (button) buttons.current.set(id, button)
          else buttons.current.delete(id)
        }}
        aria-pressed={id === selected}
        tabIndex={id === (selected ?? steps[0]?.[0]) ? 0 : -1}
        onClick={() => onSelect(id)}
        onKeyDown={(event) => keys(event, index)}
      >
        {stage && (
          <span className={classes.stage} dir="auto">
            {stage}
          </span>
        )}
        <span
          className={classes.headName}
          dir="auto"
          data-worst={id === worst || undefined}
        >{`${index + 1}. ${step.name || t('step.unnamed')}`}</span>
        {id === worst && <span className="j-visually-hidden">{`, ${t('curve.worst')}`}</span>}
      </button>
    )
  })
}
