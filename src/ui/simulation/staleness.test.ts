import { describe, expect, it } from 'vitest'
import { newJourney } from '../../document/index.ts'
import { createEditor } from '../../editor/index.ts'
import { differsForSimulation } from './staleness.ts'

const open = () => {
  const editor = createEditor({ journey: newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }) })
  const before = editor.document.getState().journey
  const stale = () => differsForSimulation(before, editor.document.getState().journey, 'v1', 's1')
  return { editor, stale, before }
}

describe('results are out of date', () => {
  it('not after a change of names and places', () => {
    const { editor, stale } = open()
    editor.execute('journey.rename', { name: 'Another' })
    editor.execute('node.rename', { node: 'n1', name: 'Begin' })
    editor.execute('node.move', { nodes: { n1: { x: 50, y: 50 } } })
    expect(stale()).toBe(false)
  })

  it('after a new step, a changed scenario or other settings', () => {
    const added = open()
    added.editor.execute('node.addAfter', {
      from: 'n1',
      port: 'next',
      node: { kind: 'delay', position: { x: 0, y: 160 } },
    })
    expect(added.stale()).toBe(true)
    const scenario = open()
    const value = scenario.before.scenarios.s1
    if (!value) throw new Error('A new journey has a scenario')
    scenario.editor.execute('scenario.put', { id: 's1', value: { ...value, seed: 99 } })
    expect(scenario.stale()).toBe(true)
    const settings = open()
    settings.editor.execute('settings.setReentry', { reentry: { mode: 'always' } })
    expect(settings.stale()).toBe(true)
  })

  it('not when the change was taken back', () => {
    const { editor, stale } = open()
    editor.execute('settings.setReentry', { reentry: { mode: 'always' } })
    editor.undo()
    expect(stale()).toBe(false)
  })
})
