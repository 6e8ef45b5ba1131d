import { arrowTo, tabTo } from '../flows/by-keyboard.ts'
import { WorkshopPage } from '../pages/workshop-page.ts'
import { expect, test } from '../support/test.ts'

test('a new workshop is led from an empty wall to an order by keyboard alone', async ({ page, library }) => {
  test.setTimeout(120_000)
  const workshop = new WorkshopPage(page)
  const { dialog } = workshop
  const { keyboard } = page
  const type = async (...lines: string[]) => {
    for (const line of lines) {
      await keyboard.type(line)
      await keyboard.press('Enter')
    }
  }
  await library.open()
  await tabTo(page, page.getByRole('button', { name: 'Start a workshop' }))
  await keyboard.press('Enter')
  await expect(workshop.question).toBeFocused()

  await test.step('a persona', async () => {
    await tabTo(page, dialog.getByRole('button', { name: /Name your customer/ }))
    await keyboard.press('Enter')
    await expect(page.getByPlaceholder('Ana, 34, mother of two')).toBeFocused()
    await keyboard.type('Ana')
    await keyboard.press('Tab')
    await keyboard.type('A gift for her sister, today')
    await keyboard.press('Escape')
    const persona = dialog.getByRole('button', { name: /Ana A gift for her sister/ })
    await expect(persona).toBeFocused()
  })

  await test.step('cards, one of them merged, with a dot and in an order', async () => {
    await tabTo(page, workshop.newCard)
    await type('Browse', 'Buy', 'Get a present')
    await tabTo(page, workshop.card('Get a present').getByRole('button', { name: 'More for Get a present' }))
    await keyboard.press('Enter')
    await arrowTo(page, page.getByRole('menuitem', { name: 'Merge with …' }))
    await keyboard.press('ArrowRight')
    await arrowTo(page, page.getByRole('menuitem', { name: 'Buy', exact: true }))
    await keyboard.press('Enter')
    await expect(workshop.card('Buy')).toContainText('Also: Get a present')

    const dot = workshop.card('Buy').getByRole('button', { name: /^Buy: \d dots?$/ })
    await tabTo(page, dot)
    await keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused()
    await type('Eva')
    await tabTo(page, dot)
    await keyboard.press('Enter')
    await expect(dot).toHaveAttribute('aria-pressed', 'true')

    await tabTo(page, workshop.order.getByRole('button', { name: 'Move Buy up' }))
    await keyboard.press('Enter')
    await expect.poll(() => workshop.orderOf()).toEqual(['Buy', 'Browse'])
    await expect(workshop.order.getByRole('button', { name: 'Move Buy up' })).toBeFocused()
    await tabTo(page, workshop.order.getByRole('radio').first(), true)
    await keyboard.press('Space')
    await expect(workshop.order.getByRole('radio', { name: 'Plot the course of Buy next' })).toBeChecked()
    await tabTo(page, workshop.order.getByRole('button', { name: 'Plot the course of “Buy”' }))
    await keyboard.press('Enter')
    await expect(workshop.question).toContainText('How does one of these actions go')
    await expect(workshop.question).toBeFocused()
  })

  await test.step('the course of one of them', async () => {
    await tabTo(page, dialog.getByRole('textbox', { name: 'New step' }))
    await type('Looks for a jumper', 'Gets the coupon')
    await expect(workshop.place('The course')).toContainText('2 steps')
  })

  await test.step('what she expects and what happens', async () => {
    await keyboard.press('Alt+3')
    await expect(workshop.question).toBeFocused()
    await tabTo(page, dialog.getByRole('slider', { name: 'Expected feeling', exact: true }))
    await keyboard.press('End')
    await tabTo(page, dialog.getByRole('slider', { name: 'Real feeling', exact: true }))
    await keyboard.press('Home')
    await expect(dialog.getByText('Worst moment:')).toBeVisible()
  })

  await test.step('an idea from the gap', async () => {
    await keyboard.press('Alt+4')
    await tabTo(page, dialog.getByRole('button', { name: 'Make an opportunity of it' }))
    await keyboard.press('Enter')
    await expect(workshop.place('Opportunities')).toContainText('1 idea')
    await tabTo(page, dialog.getByRole('textbox', { name: 'Name', exact: true }))
    await keyboard.type('Coupon in real time')
  })

  await test.step('a question about it', async () => {
    await keyboard.press('Alt+5')
    await tabTo(page, dialog.getByRole('textbox', { name: 'Ask something else' }))
    await type('Can an API do it?')
    await expect(workshop.place('Feasible?')).toContainText('1 question')
  })

  await test.step('its place on the board', async () => {
    await keyboard.press('Alt+6')
    const card = dialog.getByRole('button', { name: /^Coupon in real time\./ }).first()
    await tabTo(page, card)
    await keyboard.press('ArrowUp')
    for (let press = 0; press < 2; press++) await keyboard.press('Shift+ArrowUp')
    for (let press = 0; press < 2; press++) await keyboard.press('Shift+ArrowLeft')
    await expect(dialog.getByRole('button', { name: /^Coupon in real time\. Number 1, Do now\./ })).toBeVisible()
    await expect(workshop.place('Order')).toContainText('1 placed')
  })

  await test.step('and back to the journey', async () => {
    await keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    expect(new URL(page.url()).hash).toBe('')
  })
})
