import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Journey } from '../../../document/index.ts'
import { createEditor, createRunStore, loadLaterCommands } from '../../../editor/index.ts'
import { startI18n } from '../../kit/index.ts'
import { render } from '../../kit/testing/render.tsx'
import { loadExample } from '../example/example.ts'
import type { WorkshopServices } from '../workshop-context.ts'
import { WorkshopScreen } from '../workshop-screen.tsx'
import { createWorkshopView } from '../workshop-view.ts'

const NOON = Date.parse('2026-03-02T12:00:00Z')

let takeAway = () => {}
beforeAll(async () => {
  await loadLaterCommands()
})
beforeEach(() => page.viewport(1280, 800))
afterEach(() => takeAway())

/** The whole screen over a journey, with a clock that the test sets. */
async function show(change: (example: Journey) => Journey = (example) => example) {
  await startI18n('en', ['common', 'workshop', 'workshopCourse', 'workshopLink'])
  const editor = createEditor({ journey: change(await loadExample('en')) })
  const clock = { now: NOON }
  const kept: (readonly string[])[] = []
  const view = createWorkshopView({
    group: () => editor.document.getState().journey.workshop?.session?.current,
    people: { read: () => ['Eva (IT)', 'Tomás'], write: (people) => kept.push(people) },
  })
  const services: WorkshopServices = {
    run: createRunStore(),
    scenario: () => undefined,
    simulate: () => undefined,
    compare: () => Promise.reject(new Error('not in this test')),
    save: () => undefined,
    showOnCanvas: () => undefined,
    now: () => clock.now,
  }
  const unmount = await render(<WorkshopScreen editor={editor} view={view} services={services} />)
  takeAway = () => {
    unmount()
    editor.dispose()
  }
  const workshop = () => editor.document.getState().journey.workshop
  return { editor, view, clock, kept, workshop }
}

const said = () => page.getByTestId('announcer')
const alert = () => page.getByRole('alert')

/** The screen looks at the clock once a second, which is also how long a poll waits by itself. */
const TICKS = { timeout: 5_000 }

describe('the frame of the workshop', () => {
  it('opens where the group is, and where one was when it is opened again', async () => {
    const { view } = await show()
    view.open()
    await expect.element(page.getByRole('heading', { name: /What do we do first\?/ })).toBeVisible()
    await userEvent.keyboard('{Alt>}1{/Alt}')
    await expect.element(page.getByRole('heading', { name: /What do your customers do/ })).toHaveFocus()
    await expect.poll(() => said().element().textContent).toContain('Now at: What customers do')
    view.close()
    view.open()
    await expect.element(page.getByRole('heading', { name: /What do your customers do/ })).toBeVisible()
  })

  it('tells a minute before the end of a clock, and the end, wherever one is', async () => {
    const { view, clock, workshop } = await show()
    view.open('actions')
    await page.getByRole('button', { name: 'Start the clock' }).click()
    expect(workshop()?.session?.guide?.actions?.timer).toEqual({ minutes: 15, endsAt: '2026-03-02T12:15:00.000Z' })
    view.open('order')
    clock.now += 14 * 60_000 + 1_000
    await expect.poll(() => said().element().textContent, TICKS).toContain('One minute left')
    clock.now += 60_000
    await expect.poll(() => alert().element().textContent, TICKS).toContain('Time is up: What customers do')
    await expect.poll(() => page.getByRole('navigation').element().textContent, TICKS).toContain('Time is up')
  })

  it('stops a clock and goes on where it was; what is pressed can be taken back', async () => {
    const { view, clock, editor, workshop } = await show()
    view.open('actions')
    const timer = () => workshop()?.session?.guide?.actions?.timer
    await page.getByRole('button', { name: 'Start the clock' }).click()
    editor.mark()
    clock.now += 5 * 60_000
    await page.getByRole('button', { name: 'Stop the clock' }).click()
    expect(timer()).toEqual({ minutes: 15, left: 10 * 60_000 })
    editor.undo()
    expect(timer()?.endsAt).toBeDefined()
    editor.undo()
    expect(timer()).toBeUndefined()
  })

  it('calls the group to where one is', async () => {
    const { view, workshop } = await show()
    view.open('reality')
    await expect.element(page.getByText('The group is at step 6, Order.')).toBeVisible()
    await page.getByRole('button', { name: 'Bring the group here' }).click()
    expect(workshop()?.session?.current).toBe('reality')
    await expect.element(page.getByText('The group is at step')).not.toBeInTheDocument()
  })

  it('passes the laptop on with one press, and remembers who was here', async () => {
    const { view, kept } = await show()
    view.open('actions')
    await page.getByRole('button', { name: 'You are: Eva (IT)' }).click()
    await page.getByRole('button', { name: 'Tomás', exact: true }).click()
    await expect.element(page.getByRole('button', { name: 'You are: Tomás' })).toBeVisible()
    expect(kept.at(-1)).toEqual(['Tomás', 'Eva (IT)'])
  })

  it('says in the facilitator’s view what is missing, with the way there', async () => {
    const { view } = await show()
    view.open('actions')
    await userEvent.keyboard('{Alt>}{Shift>}F{/Shift}{/Alt}')
    const aside = page.getByRole('complementary', { name: "Facilitator's view" })
    await expect.poll(() => aside.element().textContent).toContain('Planned: 1 hour, 30 minutes. Left: 10 minutes.')
    await aside.getByRole('button', { name: 'Questions about 2 ideas' }).click()
    expect(view.store.getState().place).toBe('feasible')
  })

  it('opens on a journey that never had a workshop', async () => {
    const { view, editor } = await show(({ workshop: _none, ...journey }) => journey)
    view.open()
    await expect.element(page.getByText('An empty wall')).toBeVisible()
    await page.getByRole('button', { name: 'Buy', exact: true }).click()
    await expect.poll(() => page.getByRole('region', { name: 'Our order' }).element().textContent).toContain('Buy')
    editor.undo()
    expect(editor.document.getState().journey.workshop).toBeUndefined()
  })
})
