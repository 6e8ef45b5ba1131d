import { describe, expect, it } from 'vitest'
import { newJourney } from '../../document/index.ts'
import { createEditor } from '../editor.ts'

const open = () => {
  const editor = createEditor({ journey: newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }) })
  return { editor, scenarios: () => editor.document.getState().journey.scenarios }
}

describe('scenarios', () => {
  it('never have a name twice', () => {
    const { editor, scenarios } = open()
    const first = scenarios().s1?.name ?? ''
    editor.execute('scenario.add', { name: first })
    editor.execute('scenario.duplicate', { id: 's1', name: first })
    const names = Object.values(scenarios()).map(({ name }) => name)
    expect(names).toHaveLength(3)
    expect(new Set(names).size).toBe(3)
    expect(editor.execute('scenario.rename', { id: 's2', name: first })).toMatchObject({
      ok: false,
      error: { code: 'nameTaken' },
    })
    expect(editor.execute('scenario.rename', { id: 's1', name: first })).toMatchObject({ ok: true })
    expect(editor.execute('scenario.rename', { id: 's2', name: '  ' })).toMatchObject({ ok: false })
  })

  it('are copied whole, and a change to the copy leaves the first alone', () => {
    const { editor, scenarios } = open()
    editor.execute('scenario.duplicate', { id: 's1', name: 'Copy' })
    const copy = scenarios().s2
    expect({ ...copy, name: '' }).toEqual({ ...scenarios().s1, name: '' })
    if (copy) editor.execute('scenario.put', { id: 's2', value: { ...copy, customers: 5 } })
    expect(scenarios().s1?.customers).not.toBe(5)
  })

  it('take the figures of a preset in one step, and not those that make no sense', () => {
    const { editor, scenarios } = open()
    const before = scenarios().s1
    if (!before) throw new Error('A new journey has a scenario')
    const value = { ...before, behaviour: { ...before.behaviour, channels: { email: { open: 0.4 } } } }
    expect(editor.execute('scenario.applyPreset', { id: 's1', value })).toMatchObject({ ok: true })
    expect(scenarios().s1?.behaviour.channels.email?.open).toBe(0.4)
    editor.undo()
    expect(scenarios().s1).toEqual(before)
    const broken = { ...before, behaviour: { ...before.behaviour, channels: { email: { open: 4 } } } }
    expect(editor.execute('scenario.applyPreset', { id: 's1', value: broken })).toMatchObject({ ok: false })
    expect(editor.execute('scenario.applyPreset', { id: 's9', value })).toMatchObject({ ok: false })
  })
})
