import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { stepsOf } from '../../../workshop/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './course.module.css'
import type { Course } from './use-course.ts'

/** Steps that belong to no action come into this one, in their order. */
function takeStrays(editor: Editor, action: string): void {
  const { workshop } = editor.document.getState().journey
  for (const [id] of workshop ? stepsOf(workshop, undefined) : []) editor.execute('workshop.moveStep', { id, action })
}

/** Says that there are steps of no action, which would else be seen nowhere, and takes them in. */
export function Strays({ course: { action } }: { course: Course }) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const count = useTold((workshop) => stepsOf(workshop, undefined).length)
  if (action === undefined || count === 0) return null
  return (
    <span className={classes.strays}>
      {t('strays.are', { count })}
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          const gesture = editor.gesture('workshop.moveStep')
          takeStrays(editor, action)
          gesture.commit()
        }}
      >
        {t('strays.take')}
      </Button>
    </span>
  )
}

/** A course belongs to an action: the first one is named here, without going back a step. */
export function FirstAction() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const [name, setName] = useState('')
  const begin = () => {
    const wanted = name.trim()
    if (wanted === '') return
    const gesture = editor.gesture('workshop.addAction')
    const made = editor.execute('workshop.addAction', { name: wanted })
    if (made.ok) takeStrays(editor, made.value)
    gesture.commit()
  }
  return (
    <form
      className={classes.first}
      onSubmit={(event) => {
        event.preventDefault()
        begin()
      }}
    >
      <TextInput
        dir="auto"
        aria-label={t('action.first')}
        placeholder={t('action.example')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('action.begin')}
      </Button>
    </form>
  )
}
