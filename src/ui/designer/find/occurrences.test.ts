import { describe, expect, it } from 'vitest'
import { sketch } from '../../../document/testing/sketch.ts'
import { createEditor, findText, sequentialIds } from '../../../editor/index.ts'
import { createTools } from '../commands/tools.ts'
import { goToOccurrence, occurrencesOf } from './occurrences.ts'

/** Finds words in a journey with a note and a group, and goes to the first place. */
function goTo(text: string) {
  const journey = sketch({
    nodes: { start: ['entry', { trigger: { type: 'manual' } }], done: ['exit', { reason: 'Done' }] },
    paths: ['start > done'],
  })
  const editor = createEditor({ journey, ids: sequentialIds() })
  const note = editor.execute('note.add', { position: { x: 4_000, y: 4_000 }, text: 'Ask Ana about the voucher' })
  editor.execute('group.create', { nodes: ['start', 'done'], name: 'Both ends' })
  const [found] = occurrencesOf(findText(editor.document.getState().journey, { text }))
  if (found) goToOccurrence(editor, createTools(), found)
  return { view: editor.view.getState(), note: note.ok ? note.value : '' }
}

describe('what was found', () => {
  it('in a note brings the note into sight', () => {
    const { view, note } = goTo('voucher')
    expect([...view.selection.notes]).toEqual([note])
    expect(view.focus).toEqual({ nodes: [], notes: [note], grab: false })
  })

  it('in the name of a group brings its steps into sight', () => {
    const { view } = goTo('both ends')
    expect([...view.selection.nodes]).toEqual(['start', 'done'])
    expect(view.focus?.nodes).toEqual(['start', 'done'])
  })
})
