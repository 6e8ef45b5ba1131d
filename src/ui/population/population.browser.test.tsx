import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createStore } from 'zustand/vanilla'
import type { Journey, Scenario } from '../../document/index.ts'
import { createEditor } from '../../editor/index.ts'
import { render } from '../kit/testing/render.tsx'
import { createPopulation, PopulationButton, PopulationScreen } from './index.ts'
import type { PopulationTab } from './population.ts'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()

let takeAway = () => {}
afterEach(() => takeAway())

async function show(tab?: PopulationTab, language: 'en' | 'es' = 'en', journey: Journey = template) {
  const editor = createEditor({ journey })
  const population = createPopulation()
  const choice = createStore<{ scenario: string | undefined }>(() => ({ scenario: undefined }))
  let runs = 0
  const wishes: number[] = []
  takeAway = await render(
    <>
      <PopulationButton population={population} />
      <PopulationScreen
        editor={editor}
        population={population}
        chosen={choice}
        onChoose={(scenario) => choice.setState({ scenario })}
        onSimulate={() => {
          runs += 1
        }}
        onSimulateUntil={(within) => wishes.push(within)}
      />
    </>,
    { language },
  )
  if (tab) population.open(tab)
  return {
    editor,
    population,
    choice,
    runs: () => runs,
    wishes,
    scenario: () => editor.document.getState().journey.scenarios.s1,
  }
}

describe('the screen of assumptions', () => {
  it('opens by its button, leads from tab to tab, runs the journey, and closes by Escape', async () => {
    const { population, runs } = await show()
    await page.getByRole('button', { name: 'Population and behaviour' }).click()
    const dialog = page.getByRole('dialog', { name: 'Population and behaviour' })
    await expect.element(dialog).toBeVisible()
    for (const tab of ['Behaviour', 'Events', 'Teams and systems', 'Run', 'Assumptions', 'People']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect.element(page.getByRole('tabpanel', { name: tab })).toBeVisible()
    }
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog).not.toBeInTheDocument()
    population.open()
    await page.getByRole('button', { name: 'Simulate' }).click()
    expect(runs()).toBe(1)
    expect(population.view.getState().open).toBe(false)
  })

  it('changes figures through commands that undo takes back, a field at a time', async () => {
    const { editor, scenario } = await show('run')
    const customers = page.getByLabelText('Customers')
    await customers.fill('250000')
    await page.getByLabelText('Seed').fill('99')
    await userEvent.tab()
    expect(scenario()).toMatchObject({ customers: 250_000, seed: 99 })
    editor.undo()
    expect(scenario()).toMatchObject({ customers: 250_000, seed: 7 })
    await page.getByRole('tab', { name: 'Run' }).click()
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(scenario()).toMatchObject({ customers: 100_000, seed: 7 })
    await page.getByRole('button', { name: 'Redo' }).click()
    expect(scenario()).toMatchObject({ customers: 250_000, seed: 7 })
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.element(customers).toHaveValue('100,000')
  })
})

describe('a run', () => {
  it('can go on until the main goal is known well enough', async () => {
    const { population, wishes } = await show('run')
    await page.getByLabelText('Until known to').fill('0.5')
    await page.getByRole('button', { name: 'Run until then' }).click()
    expect(wishes).toEqual([0.005])
    expect(population.view.getState().open).toBe(false)
  })
})

describe('people', () => {
  it('are spread as one says, with what it comes to in words', async () => {
    const { editor, scenario } = await show('people')
    await page.getByRole('button', { name: 'Give values to First name' }).click()
    await page.getByRole('group', { name: 'First name' }).getByLabelText('Value').fill('Ana')
    expect(scenario()?.population.attributes.name).toEqual({ dist: 'constant', value: 'Ana' })
    editor.undo()
    editor.undo()
    expect(scenario()?.population.attributes).not.toHaveProperty('name')
  })

  it('can be looked at, one by one, and searched', async () => {
    await show('people')
    const table = page.getByRole('table', { name: 'Sample of the people' })
    await expect.element(table.getByRole('row', { name: /^0 .*America/ })).toBeVisible()
    expect(table.getByRole('row').elements()).toHaveLength(51)
    await page.getByLabelText('Search these people').fill('buenos BR')
    await expect
      .poll(() =>
        table
          .getByRole('row')
          .elements()
          .slice(1)
          .every((row) => /Buenos Aires.*BR/.test(row.textContent ?? '')),
      )
      .toBe(true)
  })

  it('come anew when the seed is another', async () => {
    const { editor, scenario } = await show('people')
    const table = page.getByRole('table', { name: 'Sample of the people' })
    await expect.element(table.getByRole('row', { name: /^0 / })).toBeVisible()
    const before = table.element().textContent
    const now = scenario()
    if (now) editor.execute('scenario.put', { id: 's1', value: { ...now, seed: now.seed + 1 } })
    await expect.poll(() => table.element().textContent).not.toBe(before)
  })
})

describe('behaviour', () => {
  it('holds channel figures as per cent, with the comma of the language', async () => {
    const { scenario } = await show('behaviour', 'es')
    await page.getByLabelText('Correo: Abiertos').fill('33,5')
    expect(scenario()?.behaviour.channels.email?.open).toBe(0.335)
    await page.getByLabelText('Correo: Abiertos').clear()
    expect(scenario()?.behaviour.channels.email).not.toHaveProperty('open')
  })

  it('tells the spread of a delay beside its fields', async () => {
    const { scenario } = await show('behaviour')
    await page.getByRole('button', { name: /^E-mail: Time to open/ }).click()
    await expect
      .element(page.getByRole('img', { name: /E-mail: Time to open: Mean .* half are below 4 hr/ }))
      .toBeVisible()
    await page.getByLabelText('E-mail: Time to open: Median: Amount').fill('6')
    await expect.element(page.getByRole('img', { name: /half are below 6 hr/ })).toBeVisible()
    expect(scenario()?.behaviour.channels.email?.openDelay).toMatchObject({ median: 'PT6H' })
    // Escape closes the fields, and the screen only when pressed again.
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('img', { name: /half are below 6 hr/ })).not.toBeInTheDocument()
    await expect.element(page.getByRole('dialog', { name: 'Population and behaviour' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('dialog', { name: 'Population and behaviour' })).not.toBeInTheDocument()
  })

  it('shows what fatigue does, message by message', async () => {
    await show('behaviour')
    await expect.element(page.getByText(/One a day: \d+% left at message 12/)).toBeVisible()
  })

  it('takes segments by rules with groups in them, and says how many people they are', async () => {
    const { scenario } = await show('behaviour')
    await page.getByRole('button', { name: 'Add a segment' }).click()
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByRole('button', { name: 'Group' }).first().click()
    await expect
      .poll(() => JSON.stringify(scenario()?.behaviour.segments.at(-1)?.where.rules[1] ?? {}))
      .toMatch(/rules/)
    await expect.element(page.getByText(/of the customers, by a sample of 2,000/).last()).toBeVisible()
  })
})

describe('events', () => {
  it('come and go, and say how many people they happen to', async () => {
    const { editor, scenario } = await show('events')
    const events = () => Object.keys(scenario()?.behaviour.events ?? {})
    await expect.element(page.getByText(/21.3% do it at least once in 60 days/)).toBeVisible()
    await page.getByRole('button', { name: 'Add an event' }).click()
    expect(events()).toEqual(['w1', 'w2', 'w3', 'w4', 'w5'])
    editor.undo()
    expect(events()).toHaveLength(4)
  })
})

describe('the figures of an industry', () => {
  it('are shown with their sources before they are used, and go again in one step', async () => {
    const { editor, scenario } = await show('assumptions')
    const before = scenario()
    await page.getByRole('button', { name: 'Industry figures' }).click()
    await page.getByRole('menuitem', { name: 'Travel' }).click()
    await expect
      .element(
        page.getByRole('row', { name: /E-mail · opened 42.0% 20.2% Campaign Monitor.*Travel, Hospitality, Leisure/ }),
      )
      .toBeVisible()
    await expect.element(page.getByRole('row', { name: /SMS · consent .* Assumption$/ })).toBeVisible()
    await page.getByRole('button', { name: 'Use these figures' }).click()
    expect(scenario()?.behaviour.channels.email?.open).toBe(0.202)
    await expect
      .element(page.getByLabelText('Source of E-mail · opened'))
      .toHaveValue('Campaign Monitor, Ultimate Email Marketing Benchmarks for 2022, row “Travel, Hospitality, Leisure”')
    editor.undo()
    expect(scenario()).toEqual(before)
  })
})

describe('assumptions', () => {
  it('are listed with value and range, take a source, and lose it when the figure is changed', async () => {
    const { editor, scenario } = await show('assumptions')
    const { assumptions: _told, ...untold } = scenario() ?? {}
    editor.execute('scenario.put', { id: 's1', value: untold as Scenario })
    const source = page.getByLabelText('Source of E-mail · opened')
    await source.fill('Our own mailings of 2025')
    await userEvent.tab()
    const path = '/behaviour/channels/email/open'
    await expect.poll(() => scenario()?.assumptions?.[path]).toEqual({ source: 'Our own mailings of 2025' })
    await page.getByRole('button', { name: /^Range of E-mail · opened: 33.6% – 50.4%/ }).click()
    await page.getByLabelText('Range of E-mail · opened: Lowest').fill('30')
    expect(scenario()?.assumptions?.[path]).toEqual({ source: 'Our own mailings of 2025', low: 0.3 })
    const now = scenario()
    if (!now) throw new Error('There is a scenario')
    const channels = { ...now.behaviour.channels, email: { ...now.behaviour.channels.email, open: 0.5 } }
    editor.execute('scenario.put', { id: 's1', value: { ...now, behaviour: { ...now.behaviour, channels } } })
    expect(scenario()).not.toHaveProperty('assumptions')
  })
})

describe('scenarios', () => {
  it('are copied, renamed and deleted, and no name is taken twice', async () => {
    const { editor, choice } = await show('run')
    const scenarios = () => editor.document.getState().journey.scenarios
    const menu = async (item: string) => {
      await page.getByRole('button', { name: 'More for this scenario' }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    await menu('Duplicate')
    expect(scenarios().s2?.name).toBe('Base case (copy)')
    expect(choice.getState().scenario).toBe('s2')
    await menu('Rename')
    await page.getByLabelText('Name of the scenario').fill('Base case')
    await expect.element(page.getByText('Another scenario has this name')).toBeVisible()
    await page.getByLabelText('Name of the scenario').fill('Black Friday')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => scenarios().s2?.name).toBe('Black Friday')
    await menu('Delete')
    expect(Object.keys(scenarios())).toEqual(['s1'])
    editor.undo()
    expect(scenarios().s2?.name).toBe('Black Friday')
  })
})
