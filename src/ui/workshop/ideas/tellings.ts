import type { Purpose } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { realityVariant } from '../../../workshop/index.ts'

/** Which part of an idea a telling is linked as. */
export type TellingRole = 'dreamVariant' | 'variant'

const PURPOSES: Readonly<Record<TellingRole, Purpose>> = { dreamVariant: 'dream', variant: 'realistic' }

/**
 * Makes a telling for an idea and links it, as one step that undo takes back: the dream is sketched from how it is today, the
 * realistic one from the dream, which stays as it is. Nothing where there are too many tellings already.
 */
export function makeTelling(editor: Editor, idea: string, role: TellingRole, name: string): string | undefined {
  const { journey } = editor.document.getState()
  const dream = journey.workshop?.opportunities[idea]?.dreamVariant
  const from = role === 'variant' && dream !== undefined ? dream : realityVariant(journey)
  const gesture = editor.gesture('variant.add')
  const made = editor.execute('variant.add', { name, purpose: PURPOSES[role], from })
  if (!made.ok) {
    gesture.cancel()
    return undefined
  }
  editor.execute('workshop.editOpportunity', { id: idea, parts: { [role]: made.value } })
  gesture.commit()
  return made.value
}
