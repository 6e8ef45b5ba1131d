import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconHeartRateMonitor } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ScrollRegion } from '../../kit/index.ts'
import { ActionChoice } from '../course/action-choice.tsx'
import { type Course, useCourse } from '../course/use-course.ts'
import { CurveTable } from '../curve/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { ExperienceSheet } from './experience-sheet.tsx'
import { useStatementWords } from './gap-words.ts'
import classes from './reality.module.css'
import { RealityPicture } from './reality-picture.tsx'
import type { SheetPart } from './sheet-part.ts'
import { type CourseGaps, useGaps } from './use-gaps.ts'

/** Step 3: what is expected and what happens, the two curves over both, and the worst moment named. */
export function RealityStep() {
  // Those of the sheet as well: fetched when it first opens, they would blank the step while somebody types.
  const { t } = useTranslation(['workshopCourse', 'workshopLink'])
  const course = useCourse()
  const gaps = useGaps(course)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [table, setTable] = useState(false)
  // The same part may be asked for twice.
  const [, setAsked] = useState(0)
  const { steps } = course
  const sheet = useRef<HTMLDivElement>(null)
  const wanted = useRef<SheetPart | undefined>(undefined)
  useEffect(() => {
    const part = wanted.current
    wanted.current = undefined
    if (part) sheet.current?.querySelector<HTMLElement>(`[data-part="${part}"] textarea`)?.focus()
  })
  const tell = useCallback((id: string, part: SheetPart) => {
    wanted.current = part
    setChosen(id)
    setAsked((times) => times + 1)
  }, [])
  const known = steps.find(([id]) => id === chosen)
  const selected = known ?? steps.find(([id]) => id === gaps.worst?.step) ?? steps[0]
  // It stays where it is when another moment becomes the worst.
  if (selected && !known) setChosen(selected[0])
  if (!selected) return <NoSteps />
  return (
    <div className={classes.step}>
      <div className={classes.toolbar}>
        <ActionChoice />
        <SegmentedControl
          aria-label={t('picture.as')}
          data={[
            { value: 'curves', label: t('picture.curves') },
            { value: 'table', label: t('picture.table') },
          ]}
          value={table ? 'table' : 'curves'}
          onChange={(view) => setTable(view === 'table')}
        />
      </div>
      <Worst course={course} gaps={gaps} onSelect={setChosen} />
      {table ? (
        <ScrollRegion label={t('curve.table')}>
          <CurveTable steps={steps} worst={gaps.worst?.step} />
        </ScrollRegion>
      ) : (
        <RealityPicture course={course} gaps={gaps} selected={selected[0]} onSelect={setChosen} onTell={tell} />
      )}
      <div ref={sheet}>
        <ExperienceSheet key={selected[0]} course={course} step={selected} gaps={gaps} onSelect={setChosen} />
      </div>
    </div>
  )
}

interface WorstProps {
  readonly course: Course
  readonly gaps: CourseGaps
  readonly onSelect: (id: string) => void
}

/** The worst moment, found and named, with the reasons; without one, what it takes to find it. */
function Worst({ course, gaps: { worst, ranked }, onSelect }: WorstProps) {
  const { t } = useTranslation('workshopCourse')
  const why = useStatementWords()
  const step = course.steps.find(([id]) => id === worst?.step)?.[1]
  if (!worst || !step) {
    const known = [...ranked.values()].some(({ score }) => score !== undefined)
    return <p className={classes.quiet}>{known ? t('worst.none') : t('worst.teach')}</p>
  }
  return (
    <button type="button" className={classes.worst} data-testid="worst-moment" onClick={() => onSelect(worst.step)}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
      <span>
        <b>{t('worst.name', { step: step.name })}</b> {worst.statements.map(why).join(' · ')}
      </span>
    </button>
  )
}

function NoSteps() {
  const { view } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const more = useTold(({ actions }) => Object.keys(actions).length > 1)
  return (
    <div className={classes.step}>
      {more && (
        <div className={classes.toolbar}>
          <ActionChoice />
        </div>
      )}
      <EmptyState
        icon={<IconHeartRateMonitor size={20} stroke={1.75} />}
        title={t('noSteps.title')}
        actions={<Button onClick={() => view.open('course')}>{t('noSteps.go')}</Button>}
      >
        {t('noSteps.text')}
      </EmptyState>
    </div>
  )
}
