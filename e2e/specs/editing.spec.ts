import { expect, test } from '../support/test.ts'

test('a journey is rearranged by hand: deleted, replaced, grouped, lined up and tidied, and all of it taken back', async ({
  page,
  library,
  designer,
}) => {
  await library.open()
  await library.template('Abandoned cart').click()
  await designer.isReady()
  await designer.showEverything()
  const steps = await designer.steps().count()
  const paths = await designer.paths().count()

  await test.step('a deleted step is led past', async () => {
    await designer.step('Give them an hour').click()
    await page.keyboard.press('Delete')
    await expect(designer.steps()).toHaveCount(steps - 1)
    await expect(designer.paths()).toHaveCount(paths - 1)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(designer.paths()).toHaveCount(paths)
  })

  await test.step('another kind takes the place of a step and keeps its name', async () => {
    await designer.step('Call from the shop').click()
    await designer.canvas.focus()
    await page.keyboard.press('r')
    await page.keyboard.type('letter')
    await page.keyboard.press('Enter')
    await expect(designer.step('Call from the shop')).toContainText('Letter')
    await expect(designer.paths()).toHaveCount(paths)
  })

  await test.step('steps are grouped, named and folded into one box', async () => {
    await page.keyboard.press('Escape')
    await designer.chooseSteps(['Clicked?', 'Where?', 'Call from the shop', 'Back in the shop'])
    await page.keyboard.press('ControlOrMeta+g')
    await page.keyboard.type('Those who opened')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(designer.group('Those who opened')).toContainText('4 steps')
    await expect(designer.step('Where?')).toHaveCount(0)
    await expect(designer.steps()).toHaveCount(steps - 3)
    await page.keyboard.press('Enter')
    await expect(designer.step('Where?')).toBeVisible()
  })

  await test.step('a pinned step stays when the rest is tidied up, in one step of the history', async () => {
    await designer.canvas.focus()
    await page.keyboard.press('Escape')
    await designer.step('Held out').click()
    await designer.canvas.focus()
    await page.keyboard.press('p')
    await designer.moveStep('Held out', { x: 60, y: 90 })
    const before = await designer.placeOf('Held out')
    await page.keyboard.press('Escape')
    await designer.tidyUp()
    await expect(designer.placeOf('Held out')).resolves.toEqual(before)
    await page.keyboard.press('ControlOrMeta+z')
  })

  await test.step('stages lie behind the steps', async () => {
    await page.getByRole('button', { name: 'Show stages as rows' }).click()
    await expect(designer.bands()).toHaveText(['Consider', 'Remind', 'Persuade'])
    await page.getByRole('button', { name: 'Show stages as columns' }).click()
    await page.getByRole('button', { name: 'Hide stages' }).click()
    await expect(designer.bands()).toHaveCount(0)
  })

  await test.step('everything is taken back', async () => {
    for (let turn = 0; turn < 8; turn += 1) await page.keyboard.press('ControlOrMeta+z')
    await designer.showEverything()
    await expect(designer.steps()).toHaveCount(steps)
    await expect(designer.step('Call from the shop')).toContainText('Call:')
  })
})

test('steps are copied to another journey, and what is no step is refused in plain words', async ({
  page,
  library,
  designer,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await library.open()
  await library.template('Welcome').click()
  await designer.isReady()
  const before = await designer.steps().count()
  await designer.showEverything()
  await designer.steps().nth(1).click()
  await page.keyboard.press('ControlOrMeta+c')
  await designer.backToLibrary.click()
  await library.template('Onboarding').click()
  await designer.isReady()
  await designer.showEverything()
  const there = await designer.steps().count()
  expect(before).toBeGreaterThan(0)
  await designer.canvas.focus()
  await page.keyboard.press('ControlOrMeta+v')
  await page.keyboard.press('Shift+Digit1')
  await expect(designer.steps()).toHaveCount(there + 1)
  await page.evaluate(() => navigator.clipboard.writeText('{"format":"jornada/journey","formatVersion":1}'))
  await page.keyboard.press('ControlOrMeta+v')
  await expect(designer.notice()).toContainText('Import it in the library')
  await expect(designer.steps()).toHaveCount(there + 1)
})
