import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandName, HistoryState } from '../../../editor/index.ts'
import { useAnnounce } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import { subjectOf } from '../history/subject.ts'

/** Changes that nothing else tells of: what one does in a field, one hears as it is typed. */
const TOLD: ReadonlySet<CommandName> = new Set<CommandName>([
  'node.add',
  'node.addAfter',
  'node.insertOnEdge',
  'node.changeKind',
  'edge.connect',
  'edge.reconnect',
  'edge.disconnect',
  'selection.delete',
  'selection.paste',
  'selection.duplicate',
  'note.add',
  'group.create',
  'group.join',
  'group.leave',
  'group.dissolve',
])

/** Tells screen readers what was done, taken back and done again. Shows nothing. */
export function Announcements() {
  const { editor } = useDesigner()
  const { t } = useTranslation(['commands', 'designer'])
  const announce = useAnnounce()
  useEffect(
    () =>
      editor.history.subscribe((now, before) => {
        const event = eventOf(now, before)
        if (!event) return
        const step = t(`designer:history.${event.entry.name}`)
        const about = subjectOf(event.entry, editor.document.getState().journey)
        const words = about === '' ? step : t('commands:history.about', { step, about })
        announce(t(`commands:said.${event.type}`, { step: words }))
      }),
    [editor, t, announce],
  )
  return null
}

type HistoryEvent = { readonly type: 'did' | 'undid' | 'redid'; readonly entry: HistoryState['past'][number] }

function eventOf(now: HistoryState, before: HistoryState): HistoryEvent | undefined {
  const last = now.past.at(-1)
  if (now.past.length < before.past.length) {
    const entry = before.past.at(-1)
    return entry && { type: 'undid', entry }
  }
  if (!last || last.id === before.past.at(-1)?.id) return undefined
  if (now.future.length < before.future.length && before.future.at(-1)?.id === last.id)
    return { type: 'redid', entry: last }
  return TOLD.has(last.name) ? { type: 'did', entry: last } : undefined
}
