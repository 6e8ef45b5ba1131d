import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { type Named, stepsOf } from '../../../workshop/index.ts'
import { showUndo, useAnnounce } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { courseInView, type Slot, type Spot, type Stretch, spotAt, stretchesOf } from './course-model.ts'

export interface Course {
  readonly action: string | undefined
  readonly steps: readonly Named<WorkshopStep>[]
}

/** The course in view. */
export function useCourse(): Course {
  const workshop = useTold((told) => told)
  return useMemo(() => courseInView(workshop), [workshop])
}

/** The course in view along the stages. */
export function useStretches(course: Course): readonly Stretch[] {
  const { editor } = useWorkshop()
  const stages = useStore(editor.document, ({ journey }) => journey.stages)
  return useMemo(() => stretchesOf(course.steps, stages), [course, stages])
}

export interface CourseMoves {
  /** Steps of these names, one after the other; the id of the last one. */
  readonly add: (names: readonly string[], at: Spot) => string | undefined
  /** Puts a step into a place of the picture. */
  readonly put: (stretches: readonly Stretch[], id: string, slot: Slot) => void
  /** Into a stage, after the steps that are there; out of all of them where it is. */
  readonly setStage: (stretches: readonly Stretch[], id: string, stage: string | undefined) => void
  readonly remove: (id: string) => void
}

/** What is done to the course. Each is one step back, and said aloud. */
export function useCourseMoves(course: Course): CourseMoves {
  const { editor } = useWorkshop()
  const { t } = useTranslation(['workshopCourse', 'common'])
  const announce = useAnnounce()
  const { action } = course
  return useMemo(() => {
    const say = (key: 'course.moved' | 'course.added', id: string) => {
      const { name, number, count, stage } = whereIs(editor, action, id)
      announce(stage === undefined ? t(key, { name, number, count }) : `${t(key, { name, number, count })} ${stage}`)
    }
    return {
      add: (names, spot) => {
        const last = addSteps(editor, action, names, spot)
        if (last !== undefined) say('course.added', last)
        return last
      },
      put: (stretches, id, slot) => {
        if (putStep(editor, id, spotAt(stretches, slot, id))) say('course.moved', id)
      },
      setStage: (stretches, id, stage) => {
        const stretch = stretches.findLastIndex((each) => each.stage === stage)
        const index = stretches[stretch]?.steps.filter(([each]) => each !== id).length ?? 0
        if (stage === undefined || stretch < 0) editor.execute('workshop.editStep', { id, parts: { stage } })
        else if (putStep(editor, id, spotAt(stretches, { stretch, index }, id))) say('course.moved', id)
      },
      remove: (id) => {
        const { name } = whereIs(editor, action, id)
        if (!editor.execute('workshop.removeStep', { id }).ok) return
        const message = t('course.removed', { name })
        announce(message)
        showUndo({ message, undo: t('common:undo'), onUndo: () => editor.undo() })
      },
    }
  }, [editor, action, t, announce])
}

function addSteps(editor: Editor, action: string | undefined, names: readonly string[], spot: Spot) {
  const gesture = editor.gesture('workshop.addStep')
  const made = names.map((name) =>
    editor.execute('workshop.addStep', { name, ...spot, ...(action !== undefined && { action }) }),
  )
  gesture.commit()
  const last = made.at(-1)
  return last?.ok ? last.value : undefined
}

/** Moves a step, and into another stage where it is one: one step back. */
function putStep(editor: Editor, id: string, { before, stage }: Spot): boolean {
  const gesture = editor.gesture('workshop.moveStep')
  const moved = editor.execute('workshop.moveStep', { id, ...(before !== undefined && { before }) })
  const told = editor.execute('workshop.editStep', { id, parts: { stage } })
  if (moved.ok && told.ok) gesture.commit()
  else gesture.cancel()
  return moved.ok && told.ok
}

function whereIs(editor: Editor, action: string | undefined, id: string) {
  const { journey } = editor.document.getState()
  const steps = journey.workshop ? stepsOf(journey.workshop, action) : []
  const index = steps.findIndex(([each]) => each === id)
  const step = steps[index]?.[1]
  const stage = step?.stage === undefined ? undefined : journey.stages[step.stage]?.name
  return { name: step?.name ?? '', number: index + 1, count: steps.length, stage }
}
