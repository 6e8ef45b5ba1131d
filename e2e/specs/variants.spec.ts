import { findings } from '../flows/look.ts'
import { VariantsPage } from '../pages/variants-page.ts'
import { expect, test } from '../support/test.ts'

test.beforeEach(async ({ library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
})

test('a dream is made from what is, held against it on the canvas, and taken over piece by piece', async ({
  page,
  designer,
}) => {
  const variants = new VariantsPage(page)
  await test.step('make a variant from this one', async () => {
    await variants.makeFor('Dream')
    await variants.inView('Dream')
    await designer.showEverything()
  })

  await test.step('work on it', async () => {
    await designer.step('Discount by SMS').click()
    await page.keyboard.press('Delete')
    await designer.step('Give them an hour').click()
    await designer.inspector.getByRole('textbox', { name: 'How long' }).fill('3')
    await expect(designer.step('Give them an hour')).toContainText('Wait 3 hours')
    await designer.paletteEntry('Exit').click()
    await expect(designer.step('Exit')).toBeVisible()
  })

  await test.step('compare the two: in words, and with signs on the canvas', async () => {
    await variants.compareWith('Main')
    await expect(variants.difference('Give them an hour')).toContainText('Wait 3 hours instead of 1 hour')
    await expect(variants.sort('Only in “Main”')).toContainText('Discount by SMS')
    await expect(variants.sort('Only here')).toContainText('Exit')
    await expect(variants.sign(designer.step('Exit'), 'Only here')).toBeVisible()
    await expect(variants.sign(designer.step('Give them an hour'), 'Changed')).toBeVisible()
    await designer.showEverything()
    await expect(variants.ghost('Discount by SMS')).toBeVisible()
    await expect(variants.legend).toContainText('Only in “Main”')
    expect.soft(await findings(page)).toEqual([])
  })

  await test.step('a pale step leads to its line', async () => {
    await variants.ghost('Discount by SMS').click()
    await expect(variants.difference('Discount by SMS')).toHaveAttribute('data-chosen')
  })

  await test.step('take one over; it undoes like anything else', async () => {
    await variants.take('Discount by SMS', 'Add here')
    await expect(designer.step('Discount by SMS')).toBeVisible()
    await expect(variants.difference('Discount by SMS')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(variants.difference('Discount by SMS')).toBeVisible()
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(variants.difference('Discount by SMS')).toHaveCount(0)
  })

  await test.step('hand one over to the other side', async () => {
    await variants.take('Give them an hour', 'Take over there')
    await expect(variants.difference('Give them an hour')).toHaveCount(0)
    await page.getByRole('button', { name: 'Swap sides' }).click()
    await variants.inView('Main')
    await expect(designer.step('Give them an hour')).toContainText('Wait 3 hours')
    await expect(variants.sort('Only in “Dream”')).toContainText('Exit')
  })

  await test.step('take over the rest, then nothing differs', async () => {
    await variants.panel.getByRole('button', { name: 'Take all over here' }).click()
    await expect(variants.panel).toContainText('Nothing differs')
  })

  await test.step('their simulations are compared from here', async () => {
    await variants.panel.getByRole('button', { name: 'Compare their simulations' }).click()
    const screen = page.getByTestId('comparison')
    await screen.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(screen).toContainText('Nobody fares otherwise in “Main”', { timeout: 30_000 })
    await page.keyboard.press('Escape')
    await expect(screen).toBeHidden()
    await expect(variants.panel).toBeVisible()
  })

  await test.step('Escape ends the comparison', async () => {
    await page.keyboard.press('Escape')
    await expect(variants.panel).toBeHidden()
    await expect(designer.inspector).toBeVisible()
  })
})

test('variants are named, made the main one, and deleted with a way back', async ({ page, designer }) => {
  const variants = new VariantsPage(page)
  await variants.makeFor('Reality')
  await variants.rename('As it is', 'Expectation')
  await variants.inView('As it is')
  await variants.choose('Make it the main variant')
  await variants.choose('Delete this variant')
  await variants.inView('Main')
  await page.getByRole('alert').getByRole('button', { name: 'Undo' }).click()
  await variants.inView('As it is')
  const { text } = await designer.export('Journey (.journey.json)')
  const file = JSON.parse(text) as {
    readonly mainVariant: string
    readonly variants: Readonly<Record<string, { readonly name: string; readonly purpose: string }>>
  }
  expect(file.variants[file.mainVariant]).toMatchObject({ name: 'As it is', purpose: 'expectation' })
})
