import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTold } from '../workshop-context.ts'
import { ActionChoice } from './action-choice.tsx'
import classes from './course.module.css'
import { CourseEmpty } from './course-empty.tsx'
import { CoursePath } from './course-path.tsx'
import { StepEditor } from './step-editor.tsx'
import { FirstAction, Strays } from './strays.tsx'
import { useCourse } from './use-course.ts'

/** Step 2: the course of one action, a storyboard along the stages with the chosen step's sheet beneath. */
export function CourseStep() {
  // Those of the sheet as well: fetched when it first opens, they would blank the step while somebody types.
  const { t } = useTranslation(['workshopCourse', 'workshopLink'])
  const course = useCourse()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const actions = useTold((workshop) => Object.keys(workshop.actions).length)
  const { steps } = course
  const selected = steps.find(([id]) => id === chosen) ?? steps[0]
  return (
    <div className={classes.course}>
      <div className={classes.toolbar}>
        <ActionChoice />
        {steps.length > 0 && <span className={classes.count}>{t('course.count', { count: steps.length })}</span>}
        {actions === 0 && steps.length > 0 && <FirstAction />}
        <Strays course={course} />
      </div>
      {(actions > 0 || selected) && <CoursePath course={course} selected={selected?.[0]} onSelect={setChosen} />}
      {selected ? (
        <StepEditor key={selected[0]} course={course} step={selected} onSelect={setChosen} />
      ) : (
        <CourseEmpty course={course} onSelect={setChosen} />
      )}
    </div>
  )
}
