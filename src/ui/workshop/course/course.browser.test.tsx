import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { stepsOf } from '../../../workshop/index.ts'
import { showStep } from '../reality/testing/show.tsx'
import { CourseStep } from './course-step.tsx'

let takeAway = () => {}
afterEach(() => takeAway())

async function show(options?: Parameters<typeof showStep>[1]) {
  const shown = await showStep(<CourseStep />, options)
  takeAway = shown.takeAway
  const course = () => {
    const workshop = shown.workshop()
    return workshop ? stepsOf(workshop, workshop.session?.action).map(([, step]) => step) : []
  }
  return { ...shown, course, names: () => course().map(({ name }) => name) }
}

const card = (name: string) => page.getByRole('button', { name: new RegExp(`^\\d+\\. ${name}`) })
const EXAMPLE = [
  'Looks for a jumper',
  'Puts it into the cart',
  'Gets the coupon',
  'Comes back and pays',
  'Has it in her hands',
]

describe('the course', () => {
  it('is typed step by step, and several pasted lines are one step back', async () => {
    const { names, editor } = await show()
    const field = page.getByLabelText('New step')
    await field.fill('Wraps it')
    await userEvent.keyboard('{Enter}')
    await userEvent.keyboard('Gives it away{Enter}')
    expect(names()).toEqual([...EXAMPLE, 'Wraps it', 'Gives it away'])
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: new DataTransfer() })
    paste.clipboardData?.setData('text/plain', '- Is thanked\n- Tells a friend')
    field.element().dispatchEvent(paste)
    expect(names().slice(-2)).toEqual(['Is thanked', 'Tells a friend'])
    editor.undo()
    expect(names()).toHaveLength(7)
  })

  it('adds to a stage in the middle where one asks for it', async () => {
    const { course, names } = await show()
    await page.getByRole('button', { name: 'Add a step here' }).first().click()
    await page.getByLabelText('New step').fill('Compares prices')
    await userEvent.keyboard('{Enter}')
    expect(names().indexOf('Compares prices')).toBe(2)
    expect(course()[2]?.stage).toBe('st1')
  })

  it('is ordered by keyboard, from stage to stage, and says where a step has gone', async () => {
    const { course, names, editor } = await show()
    await card('Puts it into the cart').click()
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}')
    expect(names()).toEqual(EXAMPLE)
    expect(course()[1]?.stage).toBe('st2')
    await expect
      .poll(() => page.getByTestId('announcer').element().textContent)
      .toMatch(/^“Puts it into the cart” is now step 2 of 5. Be reminded/)
    await expect.element(card('Puts it into the cart')).toHaveFocus()
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}')
    expect(names().indexOf('Puts it into the cart')).toBe(2)
    editor.undo()
    editor.undo()
    expect(course()[1]).toMatchObject({ name: 'Puts it into the cart', stage: 'st1' })
  })

  it('is ordered by the mouse; Escape puts a card back', async () => {
    const { names, course } = await show()
    const drag = (name: string, onto: string) => {
      const from = card(name).element().getBoundingClientRect()
      const to = card(onto).element().getBoundingClientRect()
      const send = (type: string, x: number, y: number) =>
        (type === 'pointerdown' ? card(name).element() : window).dispatchEvent(
          new PointerEvent(type, {
            bubbles: true,
            pointerType: 'mouse',
            pointerId: 1,
            isPrimary: true,
            clientX: x,
            clientY: y,
          }),
        )
      send('pointerdown', from.left + 20, from.top + 20)
      send('pointermove', from.left + 40, from.top + 20)
      send('pointermove', to.left + 10, to.top + 20)
      return () => send('pointerup', to.left + 10, to.top + 20)
    }
    drag('Has it in her hands', 'Puts it into the cart')()
    expect(names()[1]).toBe('Has it in her hands')
    expect(course()[1]?.stage).toBe('st1')
    const letGo = drag('Gets the coupon', 'Looks for a jumper')
    await userEvent.keyboard('{Escape}')
    letGo()
    expect(names().indexOf('Gets the coupon')).toBe(3)
  })

  it('loses a step by Delete, which a button takes back', async () => {
    const { names } = await show()
    await card('Gets the coupon').click()
    await userEvent.keyboard('{Delete}')
    expect(names()).not.toContain('Gets the coupon')
    await expect.element(card('Comes back and pays')).toHaveFocus()
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(names()).toEqual(EXAMPLE)
  })

  it('holds where she meets it and whose it is, and offers what was told before', async () => {
    const { course } = await show()
    await card('Gets the coupon').click()
    const sheet = page.getByRole('region', { name: 'Step: Gets the coupon' })
    await sheet.getByLabelText('Owner').fill('Sho')
    await page.getByRole('option', { name: 'Shops' }).click()
    await sheet.getByLabelText('May enter here').click({ force: true })
    await sheet.getByText('Offline', { exact: true }).click()
    await expect.poll(() => course()[2]).toMatchObject({ owner: 'Shops', entryPoint: true, place: 'offline' })
    await expect.element(card('Gets the coupon').getByText('May enter here.')).toBeInTheDocument()
    await sheet.getByLabelText('Touchpoint').fill('')
    await userEvent.tab()
    expect(course()[2]).not.toHaveProperty('touchpoint')
  })

  it('begins with an action and stages named in place, or with what is on the canvas', async () => {
    const { names, editor } = await show({
      change: ({ workshop: _workshop, ...journey }) => ({ ...journey, stages: {} }),
    })
    await page.getByRole('button', { name: /^Make steps from/ }).click()
    const { workshop } = editor.document.getState().journey
    expect(workshop ? stepsOf(workshop, undefined).length : 0).toBeGreaterThan(2)
    await page.getByLabelText('What does the customer do?').fill('Buy')
    await userEvent.keyboard('{Enter}')
    const made = editor.document.getState().journey.workshop
    expect(made && stepsOf(made, 'a1').length).toBe(Object.keys(made?.steps ?? {}).length)
    await page.getByRole('button', { name: 'Use five usual stages' }).click()
    expect(Object.values(editor.document.getState().journey.stages).map(({ name }) => name)).toEqual([
      'Notice',
      'Choose',
      'Buy',
      'Receive',
      'Recommend',
    ])
    expect(names()).toEqual([])
  })
})
