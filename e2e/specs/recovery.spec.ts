import { DesignerPage } from '../pages/designer-page.ts'
import { expect, test } from '../support/test.ts'

/** Long enough for a keystroke to reach this device, too short for it to have been sent. */
const TO_THIS_DEVICE_MS = 500

/** From one key to the next, at a pace that people have. */
const TYPING_MS = 60

test.beforeEach(async ({ library, designer }) => {
  await library.open()
  await library.openTemplate('Welcome')
  await designer.isReady()
  await designer.isSaved()
})

test('two tabs on one journey do not lose each other’s work', async ({ page, designer }) => {
  const otherPage = await page.context().newPage()
  const other = new DesignerPage(otherPage)
  await otherPage.goto(page.url())
  await other.isReady()

  await test.step('what is done in one is seen in the other without asking', async () => {
    await designer.name.fill('Named in the first tab')
    await designer.isSaved()
    await expect(other.name).toHaveValue('Named in the first tab', { timeout: 15_000 })
  })

  await test.step('both work at the same time, on different things and on the same step', async () => {
    await designer.paletteEntry('Exit').click()
    await other.paletteEntry('Goal').click()
    await expect(designer.step('Exit')).toBeVisible()
    await expect(other.step('Goal')).toBeVisible()
    await designer.isSaved()
    await other.isSaved()
    for (const tab of [designer, other]) {
      await expect(tab.step('Exit')).toBeVisible({ timeout: 15_000 })
      await expect(tab.step('Goal')).toBeVisible({ timeout: 15_000 })
    }
  })

  await test.step('undo takes back only one’s own', async () => {
    await designer.canvas.focus()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(designer.step('Exit')).toHaveCount(0)
    await expect(designer.step('Goal')).toBeVisible()
    await designer.isSaved()
    await expect(other.step('Exit')).toHaveCount(0, { timeout: 15_000 })
    await expect(other.step('Goal')).toBeVisible()
  })
})

test('Escape puts back what is being dragged, and leaves no step of the history', async ({ page, designer }) => {
  const undo = page.getByRole('banner').getByRole('button', { name: 'Undo', exact: true })
  await expect(undo).toBeDisabled()
  const step = designer.steps().first()
  const before = await step.boundingBox()
  if (!before) throw new Error('There is no step to drag.')
  await page.mouse.move(before.x + 40, before.y + 16)
  await page.mouse.down()
  await page.mouse.move(before.x + 190, before.y + 90, { steps: 8 })
  expect((await step.boundingBox())?.x).not.toBeCloseTo(before.x, 0)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  const after = await step.boundingBox()
  expect([after?.x, after?.y]).toEqual([before.x, before.y])
  await expect(undo).toBeDisabled()
})

test('a tab that is closed in the middle of work that could not be sent brings all of it back', async ({
  page,
  designer,
  server,
}) => {
  const address = page.url()
  await server.stop()
  await designer.paletteEntry('Exit').click()
  await designer.name.fill('Written while the server was away')
  await expect(designer.step('Exit')).toBeVisible()
  await page.waitForTimeout(TO_THIS_DEVICE_MS)
  await page.close()
  await server.start()
  const again = await page.context().newPage()
  await again.goto(address)
  const reopened = new DesignerPage(again)
  await reopened.isReady()
  await expect(reopened.name).toHaveValue('Written while the server was away')
  await expect(reopened.step('Exit')).toBeVisible()
  await reopened.isSaved()
})

test('what was typed last is there again, however quickly the page was left', async ({ page, library, designer }) => {
  await library.open()
  await library.openTemplate('Win back')
  await designer.isReady()
  await designer.isSaved()
  const address = page.url()
  const leaveAndComeBack = async () => {
    await page.goto('about:blank')
    await page.goto(address)
    await designer.isReady()
  }
  const value = designer.inspector.getByRole('textbox', { name: 'Value' })

  await designer.step('How valuable?').click()
  await designer.inspector.getByRole('textbox', { name: 'Name of the step' }).fill('How valuable is she?')
  await leaveAndComeBack()
  await designer.step('How valuable is she?').click()
  await value.click()
  await value.press('End')
  await value.pressSequentially('5', { delay: TYPING_MS })
  await leaveAndComeBack()
  await designer.step('How valuable is she?').click()
  await expect(value).toHaveValue('3005')
})

test('a page that crashes in the middle of an edit brings everything back', async ({ page, designer }) => {
  const address = page.url()
  await designer.paletteEntry('Goal').click()
  await designer.name.fill('Written just before the crash')
  await expect(designer.step('Goal')).toBeVisible()
  await page.waitForTimeout(TO_THIS_DEVICE_MS)
  const crashed = page.waitForEvent('crash')
  void page.goto('chrome://crash').catch(() => undefined)
  await crashed
  const again = await page.context().newPage()
  await again.goto(address)
  const reopened = new DesignerPage(again)
  await reopened.isReady()
  await expect(reopened.name).toHaveValue('Written just before the crash')
  await expect(reopened.step('Goal')).toBeVisible()
  await reopened.isSaved()
})
