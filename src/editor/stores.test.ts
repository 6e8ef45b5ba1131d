import { describe, expect, it } from 'vitest'
import { type Journey, newJourney } from '../document/index.ts'
import { cutSelection } from './actions.ts'
import {
  createEditor,
  createRunStore,
  type Diagnostic,
  deleteSelection,
  duplicateSelection,
  pasteText,
  select,
} from './index.ts'

const journey = (): Journey => newJourney({ id: 'test', name: 'Test', timeZone: 'UTC' })

/** A clock of timers that the test turns by hand. */
function handClock() {
  const waiting = new Set<() => void>()
  return {
    schedule: (task: () => void) => {
      waiting.add(task)
      return () => void waiting.delete(task)
    },
    turn: () => {
      const due = [...waiting]
      waiting.clear()
      for (const task of due) task()
    },
  }
}

const finding = (name: string): Diagnostic => ({
  code: 'test',
  severity: 'warning',
  message: `About ${name}`,
  node: 'n1',
})

describe('diagnostics', () => {
  it('are asked for once when changes pause, about the latest document', () => {
    const clock = handClock()
    const seen: string[] = []
    const check = (checked: Journey) => {
      seen.push(checked.name)
      return [finding(checked.name)]
    }
    const editor = createEditor({ journey: journey(), check, schedule: clock.schedule })
    for (const name of ['A', 'AB', 'ABC']) editor.execute('journey.rename', { name })
    expect(editor.diagnostics.getState().status).toBe('pending')
    clock.turn()
    expect(seen).toEqual(['ABC'])
    expect(editor.diagnostics.getState()).toEqual({ status: 'ready', list: [finding('ABC')] })
  })

  it('keep their objects while they say the same', () => {
    const clock = handClock()
    const editor = createEditor({ journey: journey(), check: () => [finding('it')], schedule: clock.schedule })
    clock.turn()
    const before = editor.diagnostics.getState().list
    editor.execute('journey.rename', { name: 'Other' })
    clock.turn()
    expect(editor.diagnostics.getState().list).toBe(before)
  })

  it('of a slow checker that come too late are passed over', async () => {
    const clock = handClock()
    const answers: ((list: Diagnostic[]) => void)[] = []
    const check = () => new Promise<Diagnostic[]>((resolve) => answers.push(resolve))
    const editor = createEditor({ journey: journey(), check, schedule: clock.schedule })
    clock.turn()
    editor.execute('journey.rename', { name: 'Other' })
    clock.turn()
    answers[1]?.([finding('new')])
    answers[0]?.([finding('old')])
    await Promise.resolve()
    await Promise.resolve()
    expect(editor.diagnostics.getState().list).toEqual([finding('new')])
  })
})

describe('the run', () => {
  const report = { variant: 'v1', entered: 10, active: 0, nodes: {}, edges: {} }

  it('keeps the figures before it until the first of its own, and knows what document they are about', () => {
    const run = createRunStore()
    const about = journey()
    run.start(about, 100)
    run.progress({ done: 50, total: 100, report })
    run.finish(report)
    expect(run.getState()).toMatchObject({ status: 'done', done: 100, total: 100, report, journey: about })
    run.start(journey(), 100)
    expect(run.getState()).toMatchObject({ status: 'running', done: 0, report })
    run.cancel()
    expect(run.getState().status).toBe('cancelled')
  })

  it('hears nothing of a worker after it has ended', () => {
    const run = createRunStore()
    run.start(journey())
    run.fail({ code: 'unknown', message: 'No' })
    run.progress({ done: 1, total: 2, report })
    run.finish(report)
    expect(run.getState()).toMatchObject({ status: 'failed', report: undefined })
  })
})

describe('the clipboard', () => {
  it('carries steps as text from one journey into another', () => {
    const [from, to] = [createEditor({ journey: journey() }), createEditor({ journey: journey() })]
    const made = from.execute('node.addAfter', {
      from: 'n1',
      node: { kind: 'delay', name: 'Pause', position: { x: 0, y: 120 } },
    })
    select(from.view, { nodes: [made.ok ? made.value : ''] })
    const text = cutSelection(from) ?? ''
    expect(Object.keys(from.document.getState().journey.variants.v1?.nodes ?? {})).toEqual(['n1'])
    expect(pasteText(to, text, { x: 40, y: 80 }).ok).toBe(true)
    const pasted = Object.values(to.document.getState().journey.variants.v1?.nodes ?? {}).find(
      ({ kind }) => kind === 'delay',
    )
    expect(pasted).toMatchObject({ name: 'Pause', position: { x: 40, y: 80 } })
  })

  it('leaves any other text alone', () => {
    const editor = createEditor({ journey: journey() })
    expect(pasteText(editor, 'Hello')).toEqual({ ok: false, error: 'foreign' })
    expect(deleteSelection(editor)).toBe(false)
    expect(duplicateSelection(editor)).toBe(false)
  })

  it('gives copies names of their own', () => {
    const editor = createEditor({ journey: journey() })
    editor.execute('node.rename', { node: 'n1', name: 'Start' })
    select(editor.view, { nodes: ['n1'] })
    duplicateSelection(editor)
    duplicateSelection(editor)
    const names = Object.values(editor.document.getState().journey.variants.v1?.nodes ?? {}).map(({ name }) => name)
    expect(names).toEqual(['Start', 'Start 2', 'Start 3'])
  })
})
