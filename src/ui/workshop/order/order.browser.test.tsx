import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createEditor, createRunStore, loadLaterCommands } from '../../../editor/index.ts'
import { createBrowserAnalyse } from '../../../workers/browser-analyse.ts'
import { render } from '../../kit/testing/render.tsx'
import { loadExample } from '../example/example.ts'
import { WorkshopProvider, type WorkshopServices } from '../workshop-context.ts'
import { createWorkshopView } from '../workshop-view.ts'
import { OrderStep } from './order-step.tsx'

const example = await loadExample('en')
beforeAll(loadLaterCommands)

let takeAway = () => {}
afterEach(() => takeAway())

async function show() {
  const editor = createEditor({ journey: example })
  const view = createWorkshopView()
  view.setPerson('Zoe')
  const services: WorkshopServices = {
    run: createRunStore(),
    scenario: () => 's1',
    simulate: () => undefined,
    compare: createBrowserAnalyse(1).compare,
    save: () => undefined,
    showOnCanvas: () => undefined,
    now: () => 0,
  }
  const screen = (
    <WorkshopProvider value={{ editor, view, services }}>
      <div style={{ width: 1200, height: 700 }}>
        <OrderStep />
      </div>
    </WorkshopProvider>
  )
  takeAway = await render(screen, { full: true })
  await expect.element(card('Coupon in real time')).toBeVisible()
  const idea = (id: string) => editor.document.getState().journey.workshop?.opportunities[id]
  return { editor, idea }
}

const board = () => page.getByTestId('effort-impact-board')
/** A card on the board or in the tray; the table has a button of its name, too. */
const card = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}.*\\. (Number|Not placed)`) })
const textOf = (id: string) => page.getByTestId(id).elements()[0]?.textContent ?? ''
const said = () => page.getByTestId('announcer')
const ranked = () =>
  page
    .getByTestId('ranked')
    .elements()
    .map((row) => row.querySelector('th')?.textContent)

describe('the board of effort and impact', () => {
  it('is moved on by the keyboard, says where a card lies, and the table follows', async () => {
    const { editor, idea } = await show()
    const sizes = card('A guide to sizes')
    sizes.element().focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(idea('o4')).toMatchObject({ effort: 3.4, impact: 2 })
    await expect.element(said()).toHaveTextContent('Effort 3.4, impact 2: No')
    await userEvent.keyboard('{Shift>}{ArrowUp}{ArrowLeft}{ArrowLeft}{/Shift}')
    expect(idea('o4')).toMatchObject({ effort: 1.4, impact: 3 })
    await expect.element(said()).toHaveTextContent('Effort 1.4, impact 3: Do now')
    await expect
      .poll(ranked)
      .toEqual([
        'Coupon in real time',
        'A guide to sizes for presents',
        'Collect in the shop today',
        'Delivery costs from the start',
      ])
    expect(document.activeElement).toBe(sizes.element())
    // A row of key presses is one step to take back.
    editor.undo()
    expect(idea('o4')).toMatchObject({ effort: 3.5, impact: 2 })
  })

  it('gives a card to the tray and takes it back, and the keyboard goes with it', async () => {
    const { idea } = await show()
    card('Delivery costs').element().focus()
    await userEvent.keyboard('{Delete}')
    expect(idea('o3')).not.toHaveProperty('effort')
    await expect.element(card('Delivery costs')).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}')
    expect(idea('o3')).toMatchObject({ effort: 3, impact: 3 })
    await expect.element(board().getByRole('button', { name: /^Delivery costs/ })).toHaveFocus()
  })

  it('opens details by Enter and goes back to where one was', async () => {
    await show()
    card('Coupon in real time').element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('heading', { name: 'Coupon in real time' })).toHaveFocus()
    await page.getByRole('button', { name: 'Back to the order' }).click()
    await expect.element(page.getByRole('button', { name: 'Coupon in real time', exact: true })).toHaveFocus()
  })

  it('takes a card that is carried by a pointer, and that is a step of its own', async () => {
    const { editor, idea } = await show()
    const element = card('A guide to sizes').element()
    const from = middleOf(element.getBoundingClientRect())
    const whole = board().element().getBoundingClientRect()
    const to = { clientX: whole.left + whole.width * 0.2, clientY: whole.top + whole.height * 0.1 }
    const press = (type: string, at: object) =>
      element.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, isPrimary: true, button: 0, ...at }))
    // A pointer that only a test has cannot be captured.
    element.setPointerCapture = () => undefined
    press('pointerdown', from)
    press('pointermove', to)
    await expect.element(page.getByText(/^Effort \d\.?\d? · Impact/)).toBeVisible()
    press('pointerup', to)
    await expect.poll(() => idea('o4')?.effort).toBeLessThan(2)
    expect(idea('o4')?.impact).toBeGreaterThan(4.5)
    editor.undo()
    expect(idea('o4')).toMatchObject({ effort: 3.5, impact: 2 })
  })
})

it('dots are given in the table, until none is left', async () => {
  const { idea } = await show()
  const dot = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}.*: \\d dots?$`) })
  for (const name of ['Coupon', 'Collect', 'Delivery', 'A guide']) await dot(name).click()
  expect(idea('o1')?.votes).toContain('Zoe')
  expect(idea('o4')?.votes).not.toContain('Zoe')
  await expect.element(page.getByText('Zoe: 0 of 3 dots left')).toBeVisible()
  await dot('Coupon').click()
  expect(idea('o1')?.votes).not.toContain('Zoe')
})

describe('the computed impact', () => {
  it('is that of the simulation, stands beside the guess, and knows when it is old', async () => {
    const { editor, idea } = await show()
    editor.execute('workshop.keepImpact', { id: 'o1', computed: undefined })
    await card('Coupon in real time').click()
    await page.getByRole('button', { name: 'Compute the impact' }).click()
    await expect.poll(() => textOf('computed-impact'), { timeout: 15_000 }).toContain('+2.11')
    expect(idea('o1')?.computed?.difference).toBe(0.0211)
    await expect.poll(() => textOf('verdict')).toContain('The room guessed too high')
    await page.getByRole('button', { name: 'Move the card to 2.6' }).click()
    expect(idea('o1')?.impact).toBe(2.6)
    await expect.poll(() => textOf('verdict')).toContain('The guess agrees')
    expect(page.getByTestId('impact-stale').elements()).toHaveLength(0)
    editor.execute('node.configure', { node: 'wait', config: { mode: 'for', duration: 'PT5H' } }, { variant: 'v3' })
    await expect.element(page.getByTestId('impact-stale')).toBeVisible()
  })

  it('of a variant with errors says so and leads to them', async () => {
    const { editor } = await show()
    const empty = editor.execute('variant.add', { name: 'Nothing yet', purpose: 'realistic' })
    editor.execute('workshop.editOpportunity', { id: 'o2', parts: { variant: empty.ok ? empty.value : '' } })
    await card('Collect in the shop').click()
    await page.getByRole('button', { name: 'Compute the impact' }).click()
    await expect.element(page.getByText('“Nothing yet” has errors, so nobody can walk through it.')).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Open its problems on the canvas' })).toBeVisible()
  })
})

const middleOf = ({ left, top, width, height }: DOMRect) => ({ clientX: left + width / 2, clientY: top + height / 2 })
