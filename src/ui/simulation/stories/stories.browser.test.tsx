import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Journey } from '../../../document/index.ts'
import { createEditor } from '../../../editor/index.ts'
import { createBrowserSimulate } from '../../../workers/browser.ts'
import { findStoriesInBrowser } from '../../../workers/stories-browser.ts'
import { render } from '../../kit/testing/render.tsx'
import { createSimulation, createStories, StoriesPanel } from '../index.ts'

const [loadTemplate] = Object.values(
  import.meta.glob<Journey>('../../library/templates/abandoned-cart.journey.json', { import: 'default' }),
)
if (!loadTemplate) throw new Error('There is no such template')
const template = await loadTemplate()

let takeAway = () => {}
afterEach(() => takeAway())

async function show(language: 'en' | 'es' | 'pt-BR' = 'en', journey = template) {
  const editor = createEditor({ journey })
  const simulation = createSimulation({
    editor,
    simulate: createBrowserSimulate(1),
    openAssumptions: () => undefined,
    newName: () => 'Base case',
    newStart: () => '2026-01-05T00:00:00Z',
  })
  const stories = createStories({ editor, simulation, findStories: findStoriesInBrowser })
  takeAway = await render(
    <div style={{ height: 700, width: 368 }}>
      <StoriesPanel editor={editor} simulation={simulation} stories={stories} />
    </div>,
    { language },
  )
  return { editor, simulation, stories }
}

const nodeNamed = (name: string): string => {
  const nodes = template.variants[template.mainVariant]?.nodes ?? {}
  return Object.entries(nodes).find(([, node]) => node.name === name)?.[0] ?? ''
}
const button = (name: string | RegExp) => page.getByRole('button', { name })
/** What is announced stands outside of it, a second time. */
const panel = () => page.getByTestId('stories')
const timeline = () => page.getByRole('list', { name: 'What happens' })

describe('people of the simulation', () => {
  it('are found at a step, honestly counted, and told in words on their own clock', async () => {
    const { stories } = await show()
    stories.show({ at: 'node', node: nodeNamed('Discount by SMS') })
    await expect
      .element(panel().getByText(/^The first 20 found, among the first \d+ of 100,000 customers\.$/))
      .toBeVisible()
    await expect.element(timeline().getByText(/^(Sent|Did not send) “Discount by SMS”/)).toBeVisible()
    await expect.element(timeline().getByText(/^bucket 0\.\d+ falls to Discount$/)).toBeVisible()
    await expect.element(page.getByRole('list', { name: 'People' }).getByRole('button').nth(19)).toBeInTheDocument()
  })

  it('says when nobody came', async () => {
    const { stories } = await show()
    stories.show({ at: 'exit', reason: 'There is no such reason' })
    await expect.element(panel().getByText('None of 100,000 simulated customers.')).toBeVisible()
  })

  it('plays a story on the canvas and keeps the machine in step, by mouse and by keyboard', async () => {
    const { editor, stories } = await show()
    stories.show({ at: 'anywhere' })
    await button('One step on').click()
    const { telling, playing } = editor.view.getState()
    expect(telling?.step).toBe(0)
    expect(telling?.variant).toBe(template.mainVariant)
    await userEvent.keyboard('{End}')
    await expect.poll(() => editor.view.getState().telling?.step).toBe((telling?.story.steps.length ?? 0) - 1)
    await userEvent.keyboard('{Home}')
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
    await expect.poll(() => editor.view.getState().telling?.step).toBe(3)
    expect(editor.view.getState().playing).not.toEqual(playing)
    await button('Play').click()
    await expect.poll(() => editor.view.getState().telling?.step ?? 0, { timeout: 5_000 }).toBeGreaterThan(3)
    await button('Pause').click()
    stories.setMode('byHand')
    await expect.poll(() => editor.view.getState().telling?.story.customer).toBe('Ana')
    takeAway()
    takeAway = () => {}
    expect(editor.view.getState()).toMatchObject({ telling: undefined, playing: undefined })
  })

  it('tells in the language of the reader', async () => {
    const { stories } = await show('es')
    stories.show({ at: 'node', node: nodeNamed('Discount by SMS') })
    await expect
      .element(panel().getByText(/^Los primeros 20 encontrados, entre los primeros \d+ de 100[. ]000/))
      .toBeVisible()
    await expect.element(page.getByRole('list', { name: 'Lo que ocurre' })).toBeVisible()
    expect(document.querySelector('[data-testid=stories]')?.textContent).not.toMatch(/waited|nothing happened|falls to/)
  })
})

describe('one person tried by hand', () => {
  it('does what is asked, says why, takes it back, and can be kept as a test person', async () => {
    const { editor, stories } = await show()
    stories.setMode('byHand')
    await button(/^Time passes/).click()
    await button('She opens “Reminder” waited for here').click()
    await expect.element(panel().getByText('opened 2 s after the send')).toBeVisible()
    await button('She clicks “Reminder” waited for here').click()
    await expect.element(panel().getByText(/^Left the journey/)).toBeVisible()
    await expect.element(panel().getByText(/nothing more happens by itself/)).toBeVisible()
    await button('Take the last thing back').click()
    await expect.element(panel().getByText(/^Left the journey/)).not.toBeInTheDocument()
    await button('She clicks “Reminder” waited for here').click()
    await button('Keep as test person').click()
    await expect.element(page.getByText('“Ana, by hand” is kept with the journey as a test person.')).toBeVisible()
    const tests = Object.values(editor.document.getState().journey.tests ?? {})
    expect(tests.map(({ name, events }) => [name, events.map(({ event }) => event)])).toEqual([
      ['Ana, by hand', ['message.delivered', 'message.opened', 'message.clicked']],
    ])
    editor.undo()
    expect(editor.document.getState().journey.tests).toBeUndefined()
  })

  it('lives the same things anew when who she is changes, or the journey does', async () => {
    const { editor, stories } = await show()
    stories.setMode('byHand')
    await button(/^Time passes/).click()
    await expect.element(panel().getByText('Sent “Reminder”')).toBeVisible()
    await panel().getByText('Ana', { exact: true }).first().click()
    await page.getByRole('switch', { name: 'E-mail' }).click()
    await expect.element(panel().getByText(/^Did not send “Reminder”/)).toBeVisible()
    editor.execute('node.rename', { node: nodeNamed('Reminder'), name: 'First mail' })
    await expect.element(panel().getByText(/^Did not send “First mail”/)).toBeVisible()
  })

  it('asks what an event carries', async () => {
    const { stories } = await show()
    stories.setMode('byHand')
    await button('Purchase goal').click()
    await page.getByRole('textbox', { name: 'Order value' }).fill('99')
    await button('Now').click()
    await expect.element(timeline().getByText('Reached the goal “Purchase”')).toBeVisible()
  })
})
