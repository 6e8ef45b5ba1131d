import { findings } from '../flows/look.ts'
import { expect, test } from '../support/test.ts'

test.beforeEach(async ({ library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await designer.standsStill()
})

test('everything can be done and gone to from the command palette, and what was used comes first', async ({
  page,
  designer,
  tools,
}) => {
  await test.step('it goes to a step and gives it the keyboard', async () => {
    await tools.command('discount by sms')
    await expect(designer.focusedStep()).toContainText('Discount by SMS')
  })

  await test.step('it adds a step, shows its keys, and undoes', async () => {
    const before = await designer.steps().count()
    await tools.command('add task')
    await expect(designer.inspector.getByRole('textbox', { name: 'Name of the step' })).toHaveValue(/Task/)
    await tools.command('undo')
    await designer.showEverything()
    await expect(designer.steps()).toHaveCount(before)
  })

  await test.step('it goes to a part of the settings', async () => {
    await tools.command('quiet hours')
    await expect(designer.inspector.locator(':focus')).toBeVisible()
  })

  await test.step('what was used lately stands at the top', async () => {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(tools.palette.getByRole('group', { name: 'Recently used' }).getByRole('option').first()).toContainText(
      'Quiet hours',
    )
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(tools.palette).toBeHidden()
  })
})

test('a step has a menu by right click and by the keyboard, and the keyboard comes back from it', async ({
  page,
  designer,
  tools,
}) => {
  const menu = tools.menu('What to do with this step')
  await test.step('by right click', async () => {
    await designer.step('Reminder').click({ button: 'right' })
    await expect(menu).toBeVisible()
    expect(await findings(page)).toEqual([])
    await tools.item('Duplicate').click()
    await expect(designer.step('Reminder 2')).toBeVisible()
  })

  await test.step('by Shift and F10, and back by Escape', async () => {
    await designer.step('Reminder').focus()
    await page.keyboard.press('Shift+F10')
    await expect(menu).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
    await expect(designer.focusedStep()).toContainText('Reminder')
  })

  await test.step('deleting leaves the keyboard on the canvas and says what was done', async () => {
    await designer.step('Reminder 2').click({ button: 'right' })
    await tools.item('Delete Del').click()
    await expect(designer.step('Reminder 2')).toHaveCount(0)
    await expect(tools.said).toContainText('Reminder 2')
    await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
  })

  await test.step('the canvas has a menu of its own', async () => {
    await designer.canvas.click({ button: 'right', position: { x: 40, y: 400 } })
    await expect(tools.menu('What to do here')).toBeVisible()
    await tools.item('Add a note').click()
    await expect(tools.said).toContainText('note')
  })
})

test('words are found wherever they stand, and replaced as one step', async ({ page, designer, tools }) => {
  await page.keyboard.press('ControlOrMeta+f')
  await tools.findField.fill('reminder')
  await expect(tools.find.getByRole('status')).toContainText('found')
  const found = await tools.find.getByRole('listitem').count()
  expect(found).toBeGreaterThan(1)
  await page.keyboard.press('Enter')
  await expect(tools.find.getByRole('status')).toContainText(`1 of ${found}`)
  await page.keyboard.press('Shift+Enter')
  await expect(tools.find.getByRole('status')).toContainText(`${found} of ${found}`)
  expect(await findings(page)).toEqual([])

  await tools.find.getByRole('button', { name: 'Replace words' }).click()
  await tools.find.getByRole('textbox', { name: 'Replace by' }).fill('nudge')
  await tools.find.getByRole('button', { name: 'Replace all' }).click()
  await expect(tools.find).toContainText('replaced')
  await expect(tools.find).toContainText('Nothing found')
  await expect(designer.step('nudge')).toBeVisible()
  await tools.findField.press('Escape')
  await expect(tools.find).toBeHidden()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(designer.step('Reminder')).toBeVisible()
})

test('the history lists what was done, and goes back and forward to any point of it', async ({
  page,
  designer,
  tools,
}) => {
  await tools.command('discount by sms')
  await page.keyboard.press('Delete')
  await expect(designer.step('Discount by SMS')).toHaveCount(0)
  await tools.command('held out')
  await page.keyboard.press('Delete')
  await expect(designer.step('Held out')).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+Shift+h')
  await expect(tools.point(/Held out/)).toHaveAttribute('aria-current', 'step')
  expect(await findings(page)).toEqual([])
  await tools.point('As it was opened').click()
  await expect(designer.step('Discount by SMS')).toBeVisible()
  await expect(designer.step('Held out')).toBeVisible()
  await expect(tools.point('As it was opened')).toHaveAttribute('aria-current', 'step')
  await tools.point(/Discount by SMS/).click()
  await expect(designer.step('Discount by SMS')).toHaveCount(0)
  await expect(designer.step('Held out')).toBeVisible()
})
