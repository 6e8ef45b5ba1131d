import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { showVariant } from '../../../editor/index.ts'
import { AS_IT_IS } from '../../kit/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import { makeTelling, type TellingRole } from './tellings.ts'
import type { Idea } from './use-ideas.ts'
import { showWayBack } from './way-back.tsx'

/** Going from an idea to its variants on the canvas, and back. */
export function useTellings(idea: Pick<Idea, 'id' | 'title'>) {
  const { editor, view, services } = useWorkshop()
  const { t } = useTranslation('workshopIdeas')
  const show = (variant: string) => {
    services.showOnCanvas(variant)
    const name = editor.document.getState().journey.variants[variant]?.name ?? ''
    showWayBack(view, { message: t('telling.onCanvas', { name }), back: t('telling.back') })
  }
  return {
    show,
    /** Makes the variant and goes to it: there is something to draw now. */
    make: (role: TellingRole) => {
      const made = makeTelling(editor, idea.id, role, t(`telling.${role}.name`, { idea: idea.title, ...AS_IT_IS }))
      if (made === undefined) notifications.show({ message: t('telling.tooMany') })
      else show(made)
    },
    /** Two variants over each other on the canvas, with what differs. */
    compare: (variant: string, other: string) => {
      show(variant)
      showVariant(editor.view, variant, other)
    },
    simulate: (variant: string) => {
      show(variant)
      services.simulate()
    },
  }
}
