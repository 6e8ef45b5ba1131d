import { Suspense, useSyncExternalStore } from 'react'
import { type Editor, setPanel } from '../../../editor/index.ts'
import { onDemandOrNothing } from '../../kit/index.ts'
import { panelViewOf } from '../results/panel-view.ts'

const Badge = onDemandOrNothing(async () => (await import('./people-badge.tsx')).PeopleBadge)

/**
 * Watches over the test people of the open journey. Nothing is loaded for it before the journey has any: who has none
 * pays for none.
 */
export function PeopleWatch({ editor }: { editor: Editor }) {
  const hasPeople = useSyncExternalStore(
    editor.document.subscribe,
    () => editor.document.getState().journey.tests !== undefined,
  )
  if (!hasPeople) return null
  const open = () => {
    panelViewOf(editor).setState({ tab: 'people' })
    setPanel(editor.view, 'results', true)
  }
  return (
    <Suspense fallback={null}>
      <Badge editor={editor} onOpen={open} />
    </Suspense>
  )
}
