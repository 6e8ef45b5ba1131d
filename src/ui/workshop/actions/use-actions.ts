import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { actionsByDots } from '../../../workshop/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { usePerson, useWorkshop } from '../workshop-context.ts'

/** What can be done with the cards of actions; each says what came of it, and is one step to take back. */
export function useActions() {
  const { editor } = useWorkshop()
  const { t } = useTranslation('workshop')
  const announce = useAnnounce()
  const author = usePerson()
  const actions = () => editor.document.getState().journey.workshop?.actions ?? {}
  const nameOf = (id: string) => actions()[id]?.name ?? ''
  return {
    /** Several at once are one step. */
    add: (names: readonly string[]) => {
      const gesture = editor.gesture('workshop.addAction')
      const results = names.map((name) =>
        editor.execute('workshop.addAction', { name, ...(author !== '' && { author }) }),
      )
      gesture.commit()
      const added = results.filter(({ ok }) => ok).length
      if (added < names.length) notifications.show({ color: 'yellow', message: t('actions.tooMany') })
      announce(added === 1 ? t('actions.added', { name: names[0] }) : t('actions.addedMany', { count: added }))
    },
    merge: (into: string, other: string) => {
      const names = { into: nameOf(into), other: nameOf(other) }
      if (editor.execute('workshop.mergeActions', { into, others: [other] }).ok) announce(t('actions.merged', names))
    },
    rename: (id: string, name: string) => editor.execute('workshop.renameAction', { id, name }),
    remove: (id: string) => {
      const name = nameOf(id)
      if (editor.execute('workshop.removeAction', { id }).ok) announce(t('actions.removed', { name }))
    },
    /** Right before another one; without one, at the end. */
    move: (id: string, before: string | undefined, place: number) => {
      const moved = editor.execute('workshop.moveAction', { id, ...(before !== undefined && { before }) })
      if (moved.ok) announce(t('actions.movedTo', { name: nameOf(id), place }))
    },
    orderByDots: () => {
      const workshop = editor.document.getState().journey.workshop
      if (!workshop) return
      const gesture = editor.gesture('workshop.moveAction')
      for (const [id] of actionsByDots(workshop)) editor.execute('workshop.moveAction', { id })
      gesture.commit()
      announce(t('actions.orderedByDots'))
    },
    choose: (id: string) => {
      editor.execute('workshop.setSession', { action: id })
      announce(t('actions.chosenNow', { name: nameOf(id) }))
    },
  }
}
