import { expect, test } from '../support/test.ts'

test.describe('on the first visit', () => {
  test.use({ firstVisit: true })

  test('a tour begins by itself, is walked by the keyboard, and does not come again', async ({
    page,
    library,
    designer,
  }) => {
    await library.open()
    await library.openTemplate('Abandoned cart')
    await designer.isReady()
    const card = page.getByRole('dialog', { name: 'Steps to build with' })
    await expect(card).toContainText('1 of 6')
    await expect(card.getByRole('heading')).toBeFocused()
    await card.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('dialog', { name: 'The journey itself' })).toContainText('2 of 6')
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('heading', { name: 'Run it before anyone real is in it' })).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await expect(page.getByRole('heading', { name: 'The journey itself' })).toBeFocused()
    for (let step = 2; step < 6; step++) await page.keyboard.press('ArrowRight')
    await page.locator('[data-tour-card]').getByRole('button', { name: 'Done' }).click()
    await expect(page.locator('[data-tour-card]')).toHaveCount(0)
    await expect(designer.canvas).toBeFocused()
    await page.reload()
    await designer.isReady()
    await expect(designer.simulate).toBeVisible()
    await expect(page.locator('[data-tour-card]')).toHaveCount(0)
  })

  test('Escape skips it, and the journey can be worked on beside it', async ({ page, library, designer }) => {
    await library.open()
    await library.openTemplate('Abandoned cart')
    await designer.isReady()
    await expect(page.locator('[data-tour-card]')).toBeVisible()
    await designer.paletteEntry('Exit').click()
    await expect(designer.steps()).toHaveCount(13)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-tour-card]')).toHaveCount(0)
    await page.reload()
    await designer.isReady()
    await expect(designer.simulate).toBeVisible()
    await expect(page.locator('[data-tour-card]')).toHaveCount(0)
  })
})

test('the tour is taken again from the menu', async ({ page, library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await page.getByRole('button', { name: 'Preferences' }).click()
  await page.getByRole('menuitem', { name: 'Tour of the screen' }).click()
  await expect(page.getByRole('heading', { name: 'Steps to build with' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-tour-card]')).toHaveCount(0)
})

test('a question mark shows all keys, but not while somebody types', async ({ page, library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await designer.canvas.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Duplicate')
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await designer.name.press('?')
  await expect(designer.name).toHaveValue(/\?/)
  await expect(sheet).toBeHidden()
})
