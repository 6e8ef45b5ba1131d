import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { Journey, Scenario } from '../../../document/index.ts'
import { createEditor } from '../../../editor/index.ts'
import { createBrowserSimulate } from '../../../workers/browser.ts'
import { createBrowserAnalyse } from '../../../workers/browser-analyse.ts'
import { render } from '../../kit/testing/render.tsx'
import { ComparisonDialog, createComparing, createSimulation } from '../index.ts'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()
const [[scenarioId, scenario]] = Object.entries(template.scenarios) as [[string, Scenario]]
const opened: Scenario = {
  ...scenario,
  name: 'Twice as many open',
  behaviour: {
    ...scenario.behaviour,
    channels: { ...scenario.behaviour.channels, email: { ...scenario.behaviour.channels.email, open: 0.8 } },
  },
}
const withTwo: Journey = {
  ...template,
  scenarios: { [scenarioId]: { ...scenario, customers: 5_000 }, z1: { ...opened, customers: 5_000 } },
}

let takeAway = () => {}
afterEach(() => takeAway())

async function show(language: 'en' | 'es' | 'pt-BR' = 'en', journey = withTwo) {
  const editor = createEditor({ journey })
  const simulation = createSimulation({
    editor,
    simulate: createBrowserSimulate(1),
    openAssumptions: () => undefined,
    newName: () => 'Base case',
    newStart: () => '2026-01-05T00:00:00Z',
  })
  const comparing = createComparing({ editor, simulation, compare: createBrowserAnalyse(1).compare })
  takeAway = await render(<ComparisonDialog editor={editor} comparing={comparing} />, { language })
  comparing.open()
  return { editor, comparing }
}

const screen = () => page.getByTestId('comparison')
const button = (name: string) => screen().getByRole('button', { name, exact: true })

describe('two scenarios', () => {
  it('are set beside each other, with what clearly differs in words and in the table', async () => {
    await show()
    await button('Compare').click()
    await expect
      .element(screen().getByText(/“Purchase” is reached by .* points more in “Twice as many open”/))
      .toBeVisible()
    const row = screen().getByRole('row', { name: /^Purchase: share of people/ })
    await expect.element(row.getByText('clearly more')).toBeVisible()
    const rows = screen().getByRole('row').elements().length
    await screen().getByRole('switch', { name: 'Only what clearly differs' }).click()
    expect(screen().getByRole('row').elements().length).toBeLessThan(rows)
  })

  it('are asked anew once another side is chosen: the old answer goes', async () => {
    const { comparing } = await show()
    // Both pairs that there are stand there already.
    await expect.element(button('One more')).not.toBeInTheDocument()
    await button('Compare').click()
    await expect.element(button('CSV')).toBeVisible()
    comparing.setSides(comparing.store.getState().sides.toReversed())
    await expect.element(button('CSV')).not.toBeInTheDocument()
  })

  it('can be given up', async () => {
    const { comparing } = await show('en', {
      ...withTwo,
      scenarios: Object.fromEntries(
        Object.entries(withTwo.scenarios).map(([id, each]) => [id, { ...each, customers: 50_000_000 }]),
      ),
    })
    await button('Compare').click()
    await button('Cancel').click()
    await expect.element(screen().getByText('The comparison was cancelled.')).toBeVisible()
    expect(comparing.store.getState()).toMatchObject({ status: 'cancelled', results: [] })
  })

  it('speak the language of the reader', async () => {
    await show('pt-BR')
    await button('Comparar').click()
    await expect.element(screen().getByText(/é alcançado .* pontos a mais em/)).toBeVisible()
  })
})

describe('a single variant with a single scenario', () => {
  it('is copied first, which undo takes back', async () => {
    const { editor } = await show('en', template)
    await button('Copy the scenario').click()
    await expect.element(screen().getByRole('group', { name: 'Compared 1' })).toBeVisible()
    expect(Object.values(editor.document.getState().journey.scenarios).map(({ name }) => name)).toHaveLength(2)
    editor.undo()
    expect(Object.keys(editor.document.getState().journey.scenarios)).toHaveLength(1)
  })
})
