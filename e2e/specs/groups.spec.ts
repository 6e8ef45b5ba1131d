import { findings } from '../flows/look.ts'
import { expect, test } from '../support/test.ts'

test('groups take steps in and let them go, by hand and by menu, stay together when tidied, and are told in words', async ({
  page,
  library,
  designer,
  tools,
}) => {
  await library.open()
  await library.template('Abandoned cart').click()
  await designer.isReady()
  await designer.showEverything()
  const frame = designer.frame('Those who opened')

  await test.step('a line drawn around steps selects them', async () => {
    await designer.canvas.focus()
    await page.keyboard.press('l')
    await designer.drawAround(['Clicked?', 'Where?', 'Call from the shop', 'Back in the shop'])
    await expect(tools.said).toContainText('4 selected')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+g')
    await page.keyboard.type('Those who opened')
    await page.keyboard.press('Enter')
    await expect(frame).toContainText('4 steps')
  })

  await test.step('tidied up, nobody else stands in the frame', async () => {
    await page.keyboard.press('Escape')
    await designer.tidyUp()
    await designer.showEverything()
    expect(await designer.strangersIn('Those who opened', 4)).toEqual([])
  })

  await test.step('a step is carried in and out again', async () => {
    await designer.carryOnto('Discount by SMS', 'Where?')
    await expect(frame).toContainText('5 steps')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(frame).toContainText('4 steps')
    await designer.moveStep('Back in the shop', { x: -40, y: 260 })
    await expect(frame).toContainText('3 steps')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(frame).toContainText('4 steps')
  })

  await test.step('the same without a mouse', async () => {
    await designer.step('Held out').click()
    await page.keyboard.press('Shift+F10')
    await tools.item('Add to group').click()
    await tools.item('Those who opened').click()
    await expect(frame).toContainText('5 steps')
    await designer.step('Held out').focus()
    await page.keyboard.press('Shift+F10')
    await tools.item('Take out of the group').click()
    await expect(frame).toContainText('4 steps')
  })

  await test.step('a group has a menu of its own', async () => {
    await frame.focus()
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menu', { name: 'What to do with this group' })).toBeVisible()
    expect(await findings(page)).toEqual([])
    await tools.item('Rename the group').click()
    await expect(page.getByRole('textbox', { name: 'Name of the group' })).toBeFocused()
    await page.keyboard.type('Openers')
    await page.keyboard.press('Enter')
    await expect(designer.frame('Openers')).toBeVisible()
  })

  await test.step('the journey as text says who is in it, and names it there', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+l')
    await tools.line('Where?').first().click()
    await expect(tools.line('Where?').first()).toContainText('in “Openers”')
    await page.keyboard.press('Shift+F2')
    await page.keyboard.type('Curious')
    await page.keyboard.press('Enter')
    await expect(tools.line('Call from the shop').first()).toContainText('in “Curious”')
    await expect(tools.line('Where?').first()).toBeFocused()
    await page.keyboard.press('ControlOrMeta+Shift+l')
  })

  await test.step('and goes with all that is in it, in one step', async () => {
    const steps = await designer.steps().count()
    await designer.frame('Curious').locator('.frame-handle').click({ button: 'right' })
    await tools.item('Delete the group with its steps').click()
    await expect(designer.steps()).toHaveCount(steps - 5)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(designer.steps()).toHaveCount(steps)
    await expect(designer.frame('Curious')).toContainText('4 steps')
  })
})
