import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { type Journey, newJourney } from '../../document/index.ts'
import { createEditor } from '../../editor/index.ts'
import { createBrowserSimulate } from '../../workers/browser.ts'
import type { Simulate } from '../../workers/simulate.ts'
import { render } from '../kit/testing/render.tsx'
import { createSimulation, ResultsPanel, SimulateButton } from './index.ts'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()

let takeAway = () => {}
// The panel remembers its tab for the visit; another file's tests may have been here before.
beforeEach(() => sessionStorage.clear())
afterEach(() => takeAway())

async function show(journey: Journey, simulate: Simulate = createBrowserSimulate(2), language: 'en' | 'es' = 'en') {
  const editor = createEditor({ journey })
  let times = 0
  const simulation = createSimulation({
    openAssumptions: () => {
      times += 1
    },
    editor,
    simulate,
    newName: () => 'Base case',
    newStart: () => '2026-01-05T00:00:00Z',
  })
  takeAway = await render(
    <div style={{ height: 600, width: 1000 }}>
      <SimulateButton simulation={simulation} />
      <ResultsPanel editor={editor} simulation={simulation} />
    </div>,
    { language },
  )
  return { editor, simulation, opened: () => times }
}

const small = (journey: Journey): Journey => ({
  ...journey,
  scenarios: { s1: { ...journey.scenarios.s1!, customers: 2_000 } },
})

describe('a run', () => {
  it('ends in a conversion with its interval, the reasons for leaving, and an announcement', async () => {
    const { simulation } = await show(small(template))
    await page.getByRole('button', { name: 'Simulate' }).first().click()
    await expect.element(page.getByText('Conversion: Purchase')).toBeVisible()
    await expect.poll(() => simulation.run.getState().status, { timeout: 15_000 }).toBe('done')
    const report = simulation.run.getState().report
    expect(report?.entered).toBe(2_000)
    await expect.element(page.getByText(/^95 %: .*n.=.2,000$/)).toBeVisible()
    await expect.element(page.getByText('Control group')).toBeVisible()
    await expect
      .poll(() => page.getByTestId('announcer').element().textContent)
      .toMatch(/Simulation done: 2,000 customers entered, .* reached Purchase/)
  })

  it('can be stopped, and keeps what it has', async () => {
    const never: Simulate = (_request, { signal } = {}) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    const { simulation } = await show(template, never)
    await page.getByRole('button', { name: 'Simulate' }).first().click()
    await expect.element(page.getByText('0 of 100,000 customers')).toBeVisible()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    expect(simulation.run.getState().status).toBe('cancelled')
    await expect.element(page.getByRole('button', { name: 'Simulate' }).first()).toBeVisible()
  })

  it('says that it is out of date after a change, and not after the change was taken back', async () => {
    const { editor, simulation } = await show(small(template))
    simulation.start()
    await expect.poll(() => simulation.run.getState().status, { timeout: 15_000 }).toBe('done')
    editor.execute('settings.setReentry', { reentry: { mode: 'always' } })
    await expect.element(page.getByText(/have changed since this run/)).toBeVisible()
    editor.undo()
    await expect.element(page.getByText(/have changed since this run/)).not.toBeInTheDocument()
  })

  it('points to the problems when the journey cannot run', async () => {
    const broken = newJourney({ id: 'broken', name: 'Broken', timeZone: 'UTC' })
    const refusing: Simulate = () => Promise.reject(new Error('The journey has errors'))
    const { simulation } = await show({ ...broken, variants: { v1: { ...broken.variants.v1!, nodes: {} } } }, refusing)
    simulation.start()
    await expect.element(page.getByRole('alert').getByText(/could not be run/)).toBeVisible()
  })
})

describe('experiments, messages and steps', () => {
  it('show every arm with rate, lift and chance; every message; every step in any order', async () => {
    const { simulation } = await show(small(template))
    simulation.start()
    await expect.poll(() => simulation.run.getState().status, { timeout: 15_000 }).toBe('done')
    await page.getByRole('tab', { name: 'Experiments' }).click()
    await expect.element(page.getByRole('row', { name: /Discount/ })).toBeVisible()
    await expect.element(page.getByRole('row', { name: /Nothing more.*control/ })).toBeVisible()
    await page.getByRole('tab', { name: 'Messages' }).click()
    await expect.element(page.getByRole('row', { name: /Reminder.*E-mail/ })).toBeVisible()
    await page.getByRole('tab', { name: 'Steps' }).click()
    const head = page.getByRole('button', { name: 'Median wait' })
    await head.click()
    await expect.poll(() => head.element().closest('th')?.getAttribute('aria-sort')).toBe('descending')
    await expect.poll(() => page.getByRole('row').nth(1).element().textContent).toMatch(/Opened\?/)
  })
})

describe('assumptions', () => {
  it('are one step away, where a screen for them is plugged in', async () => {
    const { opened } = await show(template)
    await page.getByRole('button', { name: 'Change the assumptions' }).first().click()
    expect(opened()).toBe(1)
  })

  it('come in scenarios, of which one is chosen to run', async () => {
    const { editor, simulation } = await show(template)
    editor.execute('scenario.duplicate', { id: 's1', name: 'Black Friday' })
    await page.getByRole('combobox', { name: 'Scenario to run' }).click()
    await page.getByRole('option', { name: 'Black Friday' }).click()
    expect(simulation.choice.getState().scenario).toBe('s2')
  })
})
