import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { type Journey, newScenario } from '../../../document/index.ts'
import { sketch } from '../../../document/testing/sketch.ts'
import { createEditor, createRunStore, type RunReport, select, sequentialIds } from '../../../editor/index.ts'
import { render } from '../../kit/testing/render.tsx'
import { Designer } from '../index.ts'

const journey = (): Journey => {
  const made = sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      test: ['experiment', { arms: { a: { name: 'New', weight: 1 }, b: { name: 'Old', weight: 1, control: true } } }],
    },
    paths: ['start > test'],
  })
  const scenario = newScenario({ name: 'Base' })
  made.scenarios = { s1: { ...scenario, customers: 10_800, arrivals: { type: 'spread', over: 'P28D' } } }
  return made
}

const report: RunReport = {
  variant: 'v1',
  scenario: 's1',
  entered: 10_000,
  people: 10_000,
  active: 0,
  nodes: {},
  edges: {},
  experiments: {
    test: { arms: { a: { entered: 5_000, converted: 700 }, b: { entered: 5_000, converted: 500 } } },
  },
}

let takeAway = () => {}
afterEach(() => takeAway())

async function show() {
  const editor = createEditor({ journey: journey(), ids: sequentialIds(), check: () => [], checkDelayMs: 0 })
  const run = createRunStore()
  takeAway = await render(<Designer editor={editor} run={run} />, { full: true })
  await expect.element(page.getByTestId('canvas')).toBeVisible()
  select(editor.view, { nodes: ['test'] })
  await expect.element(page.getByRole('heading', { name: 'Is the test big enough?' })).toBeVisible()
  return { editor, run }
}

describe('an experiment in the inspector', () => {
  it('asks for what it cannot know, and answers in weeks', async () => {
    await show()
    await expect.element(page.getByText('Simulate once, or say how many reach the goal today.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Reach the goal today' }).fill('10')
    await expect.element(page.getByText('You need 11 weeks to see +10%.')).toBeVisible()
    await page.getByRole('textbox', { name: 'Smallest change' }).fill('50')
    await expect.element(page.getByText('You need 1 week to see +50%.')).toBeVisible()
    await page.getByRole('textbox', { name: 'People a week' }).fill('10')
    await expect.element(page.getByText(/You need \d+ weeks to see \+50%\./)).toBeVisible()
  })

  it('takes the rate of the control from the last simulation', async () => {
    const { run, editor } = await show()
    run.start(editor.document.getState().journey)
    run.finish(report)
    await expect.element(page.getByRole('textbox', { name: 'Reach the goal today' })).toHaveValue('10 %')
    await expect.element(page.getByText('From the last simulation')).toBeVisible()
    await expect.element(page.getByText('You need 11 weeks to see +10%.')).toBeVisible()
  })

  it('changes nothing in the document', async () => {
    const { editor } = await show()
    const before = editor.document.getState().journey
    await page.getByRole('textbox', { name: 'People a week' }).fill('900')
    expect(editor.document.getState().journey).toBe(before)
  })
})
