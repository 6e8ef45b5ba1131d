import type { Locator, Page } from '@playwright/test'
import { findings } from '../flows/look.ts'
import { VariantsPage } from '../pages/variants-page.ts'
import { WorkshopPage } from '../pages/workshop-page.ts'
import { expect, test } from '../support/test.ts'

const IDEA = 'A cart that waits'

/** Carries a card to a place on the board: parts of its width and height. */
async function carry(page: Page, card: Locator, board: Locator, to: { x: number; y: number }): Promise<void> {
  const [start, end] = [await card.boundingBox(), await board.boundingBox()]
  if (!start || !end) throw new Error('What should be carried is not on the screen.')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width * to.x, end.y + end.height * to.y, { steps: 10 })
  await page.mouse.up()
}

test('a gap becomes an idea, the idea two variants, and its place in the order rests on a simulation', async ({
  page,
  library,
  designer,
}) => {
  test.setTimeout(150_000)
  const workshop = new WorkshopPage(page)
  const variants = new VariantsPage(page)
  const { dialog } = workshop
  const back = page.getByRole('button', { name: 'Back to the workshop' })
  await library.open()
  await library.openTemplate('A gift, today')
  await expect(dialog).toBeVisible()

  await test.step('the worst gap that nobody has thought of becomes an idea by one click', async () => {
    await workshop.goTo(4)
    const open = dialog.getByRole('region', { name: /^Gaps without an idea/ })
    const gap = open.getByRole('listitem', { name: 'Comes back and pays' })
    await expect(gap).toContainText('Gap 36 of 100')
    await expect(gap).toContainText('Feels −1 where she expects +2')
    await expect(gap).toContainText('Interview')
    await gap.getByRole('button', { name: 'Make an opportunity of it' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
    await page.keyboard.type(IDEA)
    await dialog
      .getByRole('textbox', { name: 'The dream' })
      .fill('It is there, with the coupon, whenever she comes back')
    await expect(open).toHaveCount(0)
    await expect(dialog.getByTestId('idea').filter({ hasText: IDEA })).toContainText('For “Comes back and pays”')
  })

  await test.step('its dream is sketched on the canvas, from reality, and there is a way back', async () => {
    await dialog.getByRole('button', { name: 'Sketch the dream' }).click()
    await expect(dialog).toBeHidden()
    await variants.inView(`Dream: ${IDEA}`)
    await expect(designer.step('The nightly export')).toBeVisible()
    await back.click()
    await expect(workshop.question).toContainText('Where is the gap widest')
    await expect(back).toHaveCount(0)
    await expect(dialog.getByRole('button', { name: `Open “Dream: ${IDEA}” on the canvas` })).toBeVisible()
  })

  await test.step('what is unknown has somebody who must answer it', async () => {
    await workshop.goTo(5)
    await dialog.getByRole('button', { name: 'Can an API trigger the message in real time?' }).click()
    const unknowns = dialog.getByRole('region', { name: 'Still unknown' })
    await expect(unknowns.getByRole('heading', { name: /^Nobody yet/ })).toBeVisible()
    const owner = dialog.getByRole('textbox', { name: 'Who answers “Can an API trigger the message in real time?”' })
    await owner.fill('IT')
    await expect(unknowns.getByRole('heading', { name: /^IT 2/ })).toBeVisible()
    const answer = dialog.getByRole('radiogroup', { name: 'Answer to “Can an API trigger the message in real time?”' })
    await answer.getByText('Yes', { exact: true }).click()
    await expect(unknowns.getByRole('heading', { name: /^IT 1/ })).toBeVisible()
    expect.soft(await findings(page, '[role="dialog"]')).toEqual([])
  })

  await test.step('the realistic version is made from the dream, by taking things away; the dream stays', async () => {
    await dialog.getByRole('button', { name: 'Make the realistic version' }).click()
    await variants.inView(`Realistic: ${IDEA}`)
    await designer.step('The nightly export').click()
    await page.keyboard.press('Delete')
    await expect(designer.step('The nightly export')).toHaveCount(0)
    await back.click()
    await expect(dialog.getByText('Without The nightly export')).toBeVisible()
    await dialog.getByRole('button', { name: 'Compare on the canvas' }).click()
    await expect(variants.ghost('The nightly export')).toBeVisible()
    await back.click()
  })

  const board = dialog.getByTestId('effort-impact-board')
  const card = dialog.getByRole('button', { name: new RegExp(`^${IDEA}\\. (Number|Not placed)`) })

  await test.step('it waits for a place, and is carried to the top left', async () => {
    await workshop.goTo(6)
    await expect(card).toHaveAccessibleName(`${IDEA}. Not placed yet.`)
    await carry(page, card, board, { x: 0.14, y: 0.08 })
    await expect(card).toHaveAccessibleName(/Number 1, Do now\. Effort 1(\.\d)?, impact (4\.[6-9]|5)\./)
    await expect(dialog.getByTestId('first-idea')).toContainText(IDEA)
    await expect(dialog.getByTestId('ranked').first()).toContainText(IDEA)
    await workshop.undo.click()
    await expect(card).toHaveAccessibleName(`${IDEA}. Not placed yet.`)
    await carry(page, card, board, { x: 0.14, y: 0.08 })
    await expect(card).toHaveAccessibleName(/Number 1/)
  })

  await test.step('each has her dots', async () => {
    await workshop.iAm('Zoe')
    await dialog.getByRole('button', { name: `${IDEA}: 0 dots` }).click()
    await expect(dialog.getByRole('button', { name: `${IDEA}: 1 dot` })).toBeVisible()
    await expect(dialog.getByText('Zoe: 2 of 3 dots left')).toBeVisible()
  })

  await test.step('its impact is computed against reality, and stands beside the guess of the room', async () => {
    await card.click()
    await dialog.getByRole('button', { name: 'Compute the impact' }).click()
    const impact = dialog.getByTestId('computed-impact')
    await expect(impact).toContainText('clearly more', { timeout: 60_000 })
    await expect(impact).toContainText(/[+]\d+(\.\d+)? points\s*95 % interval/)
    await expect(impact).toContainText('The room’s guess')
    await expect(dialog.getByTestId('verdict')).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Decision' }).fill('The export goes, the cart stays')
    await dialog.getByRole('textbox', { name: 'Owner' }).fill('Marco')
    expect.soft(await findings(page, '[role="dialog"]')).toEqual([])
  })

  await test.step('a reload keeps all of it', async () => {
    await page.waitForTimeout(1_500)
    await page.reload()
    await expect(card).toHaveAccessibleName(/Number 1, Do now/)
    await card.click()
    await expect(dialog.getByTestId('computed-impact')).toContainText('clearly more')
    await expect(dialog.getByRole('textbox', { name: 'Decision' })).toHaveValue('The export goes, the cart stays')
    await expect(dialog.getByTestId('impact-stale')).toHaveCount(0)
  })

  await test.step('once the journey is another one, the figure says that it is old', async () => {
    await dialog.getByRole('button', { name: `Open “Realistic: ${IDEA}” on the canvas` }).click()
    await designer.step('Coupon').click()
    await page.keyboard.press('Delete')
    await expect(designer.step('Coupon')).toHaveCount(0)
    await back.click()
    await card.click()
    await expect(dialog.getByTestId('impact-stale')).toContainText('The journey has changed since')
  })
})

test('an empty workshop teaches what ideas come from', async ({ page, library }) => {
  const workshop = new WorkshopPage(page)
  await library.open()
  await page.getByRole('button', { name: 'Start a workshop' }).click()
  await expect(workshop.dialog).toBeVisible()
  await workshop.goTo(6)
  await expect(workshop.dialog.getByText('Nothing to order yet')).toBeVisible()
  await workshop.dialog.getByRole('button', { name: 'Go to the opportunities' }).click()
  await expect(workshop.dialog.getByText('No gaps yet')).toBeVisible()
  expect.soft(await findings(page, '[role="dialog"]')).toEqual([])
  await workshop.dialog.getByRole('button', { name: 'Go to expectation and reality' }).click()
  await expect(workshop.question).toContainText('What does she expect')
})
