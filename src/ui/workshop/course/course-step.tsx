import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionChoice } from './action-choice.tsx'
import classes from './course.module.css'
import { CourseEmpty } from './course-empty.tsx'
import { CoursePath } from './course-path.tsx'
import { StepEditor } from './step-editor.tsx'
import { useCourse } from './use-course.ts'

/** Step 2: the course of one action, a storyboard along the stages with the chosen step's sheet beneath. */
export function CourseStep() {
  const { t } = useTranslation('workshopCourse')
  const course = useCourse()
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const selected = course.steps.find(([id]) => id === chosen)
  return (
    <div className={classes.course}>
      <div className={classes.toolbar}>
        <ActionChoice />
        <span className={classes.count}>{t('course.count', { count: course.steps.length })}</span>
      </div>
      <CoursePath course={course} selected={selected?.[0]} onSelect={setChosen} />
      {selected ? (
        <StepEditor key={selected[0]} course={course} step={selected} onSelect={setChosen} />
      ) : (
        course.steps.length > 0 && <p className={classes.quiet}>{t('course.choose')}</p>
      )}
      {course.steps.length === 0 && <CourseEmpty course={course} onSelect={setChosen} />}
    </div>
  )
}
