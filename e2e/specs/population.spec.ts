import { findings } from '../flows/look.ts'
import { PopulationPage } from '../pages/population-page.ts'
import { expect, test } from '../support/test.ts'

test('a world is made: an industry, a spread, the people in it; it is run, and all of it taken back', async ({
  page,
  library,
  designer,
}) => {
  const population = new PopulationPage(page)
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await population.open()
  const { dialog } = population

  await test.step('the figures of an industry come with their sources', async () => {
    await population.useIndustry('Retail')
    await population.turnTo('Behaviour')
    await expect(dialog.getByLabel('E-mail: Opened', { exact: true })).toHaveValue('17.1 %')
    await population.turnTo('Assumptions')
    await expect(dialog.getByLabel('Source of E-mail · opened')).toHaveValue(/Campaign Monitor.*Retail/)
  })

  await test.step('a spread is changed, and says at once what it comes to', async () => {
    await population.turnTo('Events')
    const median = dialog.getByLabel('Order value: Median').first()
    await median.fill('100')
    await expect(dialog.getByRole('img', { name: /Order value: .* half are below 100/ }).first()).toBeVisible()
    await median.press('Tab')
  })

  await test.step('the people are there to be looked at', async () => {
    await population.turnTo('People')
    await expect(population.people()).toHaveCount(50)
    await dialog.getByLabel('Search these people').fill('Sao Paulo MX')
    await expect(population.people().first()).toContainText('America/Sao Paulo')
    const saved = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Download as CSV' }).click()
    expect((await saved).suggestedFilename()).toMatch(/-people\.csv$/)
  })

  await test.step('it runs on them', async () => {
    await dialog.getByRole('button', { name: 'Simulate' }).click()
    await expect(dialog).toBeHidden()
    await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
  })

  await test.step('step by step it goes back', async () => {
    await page.keyboard.press('Control+Shift+Enter')
    await population.turnTo('Behaviour')
    const undo = dialog.getByRole('button', { name: 'Undo', exact: true })
    await undo.click()
    await expect(dialog.getByLabel('E-mail: Opened', { exact: true })).toHaveValue('17.1 %')
    await undo.click()
    await expect(dialog.getByLabel('E-mail: Opened', { exact: true })).toHaveValue('42 %')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the screen of assumptions can be used by everyone', async ({ page, library, designer }) => {
      // Every tab is looked at with axe, one after the other.
      test.slow()
      const population = new PopulationPage(page)
      await library.open()
      await library.openTemplate('Abandoned cart')
      await designer.isReady()
      await population.open()
      for (const tab of ['People', 'Behaviour', 'Events', 'Teams and systems', 'Run', 'Assumptions']) {
        await population.turnTo(tab)
        expect.soft(await findings(page), tab).toEqual([])
      }
      await population.dialog.getByRole('button', { name: 'Industry figures' }).click()
      await page.getByRole('menuitem', { name: 'Insurance' }).click()
      await expect(page.getByRole('button', { name: 'Use these figures' })).toBeVisible()
      expect.soft(await findings(page), 'industry').toEqual([])
    })
  })
}
