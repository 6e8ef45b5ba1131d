import { Button } from '@mantine/core'
import { IconRoute, IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useVariant } from '../../canvas/index.ts'
import { EmptyState, useAnnounce } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import { nodesToPlot } from './course-model.ts'
import { FirstAction } from './strays.tsx'
import type { Course } from './use-course.ts'

interface CourseEmptyProps {
  readonly course: Course
  readonly onSelect: (id: string) => void
}

/** Says what a course is made of, and offers to make it of what is on the canvas. */
export function CourseEmpty({ course, onSelect }: CourseEmptyProps) {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshopCourse')
  const announce = useAnnounce()
  const variant = useVariant(editor)
  const nodes = nodesToPlot(variant)
  const actions = useTold(({ actions: all }) => Object.keys(all).length)
  const make = () => {
    const { action } = course
    const made = editor.execute('workshop.stepsFromNodes', { nodes, ...(action !== undefined && { action }) })
    if (!made.ok) return
    announce(t('empty.made', { count: made.value.length }))
    const first = made.value[0]
    if (first !== undefined) onSelect(first)
  }
  return (
    <EmptyState
      icon={<IconRoute size={20} stroke={1.75} />}
      title={actions === 0 ? t('empty.titleNoAction') : t('empty.title')}
      actions={
        <>
          {actions === 0 && <FirstAction />}
          {nodes.length > 0 && (
            <Button variant="default" leftSection={<IconSparkles size={14} aria-hidden="true" />} onClick={make}>
              {t('empty.make', { name: variant.name })}
            </Button>
          )}
        </>
      }
    >
      {actions === 0 ? t('empty.textNoAction') : t('empty.text')}
    </EmptyState>
  )
}
