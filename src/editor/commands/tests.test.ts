import { describe, expect, it } from 'vitest'
import { type JourneyTest, newJourney } from '../../document/index.ts'
import { createEditor } from '../editor.ts'

const ANA: JourneyTest = {
  name: 'Ana',
  customer: { id: 'ana', name: 'Ana', timeZone: 'UTC', attributes: {}, consent: {} },
  start: '2026-01-06T10:00:00Z',
  entry: 'n1',
  events: [],
  expected: [{ what: 'entered', node: 'n1' }],
}

const open = () => createEditor({ journey: newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }) })

describe('the test people of a document', () => {
  it('come, change and go, each in one step that can be undone', () => {
    const editor = open()
    const tests = () => editor.document.getState().journey.tests
    expect(editor.execute('test.add', { tests: [ANA, { ...ANA, name: 'Bruno' }] })).toEqual({
      ok: true,
      value: ['t1', 't2'],
    })
    editor.execute('test.replace', { tests: { t1: { ...ANA, expected: [] } } })
    expect(tests()?.t1?.expected).toEqual([])
    editor.undo()
    expect(tests()?.t1).toEqual(ANA)
    editor.execute('test.delete', { ids: ['t1', 't2'] })
    expect(editor.document.getState().journey).not.toHaveProperty('tests')
    editor.undo()
    editor.undo()
    expect(tests()).toBeUndefined()
  })

  it('are refused when they are nobody we know, or no valid test', () => {
    const editor = open()
    expect(editor.execute('test.delete', { ids: ['t9'] })).toMatchObject({ ok: false, error: { code: 'noSuchThing' } })
    expect(editor.execute('test.add', { tests: [{ ...ANA, start: 'tomorrow' }] })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    })
    expect(editor.document.getState().journey.tests).toBeUndefined()
  })
})
