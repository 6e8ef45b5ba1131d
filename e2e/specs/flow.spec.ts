import { expect, test } from '../support/test.ts'

test('after a run people flow over the canvas, can be stopped at any moment, and steps take the colour of a measure', async ({
  page,
  library,
  designer,
}) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await expect(page.getByTestId('flow-bar')).toHaveCount(0)
  await designer.simulate.click()

  // They come by themselves, once.
  await expect(page.getByTestId('crowd-layer')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Pause' }).click()
  const moment = page.getByRole('slider', { name: 'Moment shown' })
  const before = await moment.getAttribute('aria-valuetext')
  await moment.focus()
  await page.keyboard.press('End')
  await expect(moment).not.toHaveAttribute('aria-valuetext', before ?? '')
  await expect(moment).toHaveAttribute('aria-valuetext', /^Day \d+, /)
  await page.getByRole('button', { name: 'Take the customers off the canvas' }).click()
  await expect(page.getByTestId('crowd-layer')).toHaveCount(0)

  // Steps say what they are coloured by.
  await page.getByRole('button', { name: 'Colour of steps: Nothing' }).click()
  await page.getByRole('menuitem', { name: 'Share that leaves the journey there' }).click()
  await expect(designer.step('Opened?').getByTitle('Share of them that left the journey here')).toBeVisible()
  await expect(designer.step('Opened?').locator('[data-heat]')).toBeVisible()
})

test('the figures of one group can be seen by themselves, and everybody again', async ({ page, library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })

  await page.getByRole('button', { name: 'Figures of: Everybody' }).click()
  await page.getByRole('menuitem', { name: 'May not be reached by E-mail' }).click()
  await expect(designer.headline('Entered')).not.toContainText('100,000', { timeout: 30_000 })
  await expect.poll(async () => designer.figuresOn('Reminder')).not.toBe('')
  await expect(page.getByRole('button', { name: 'Figures of: May not be reached by E-mail' })).toBeVisible()

  await page.getByRole('button', { name: 'Figures of: May not be reached by E-mail' }).click()
  await page.getByRole('menuitem', { name: 'Everybody' }).click()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
})

test.describe('where motion is not wanted', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('nothing moves by itself: moments are stepped through by days', async ({ page, library, designer }) => {
    await library.open()
    await library.openTemplate('Abandoned cart')
    await designer.isReady()
    await designer.simulate.click()
    await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
    await expect(page.getByTestId('crowd-layer')).toHaveCount(0)
    await page.getByRole('button', { name: 'A day on' }).click()
    await expect(page.getByTestId('crowd-layer')).toBeVisible()
    await expect(page.getByRole('slider', { name: 'Moment shown' })).toHaveAttribute('aria-valuetext', /^Day 2, /)
  })
})
