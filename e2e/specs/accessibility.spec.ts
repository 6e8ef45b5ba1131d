import { findings } from '../flows/look.ts'
import { expect, test } from '../support/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the library can be used by everyone', async ({ page, library }) => {
      await library.open()
      expect.soft(await findings(page)).toEqual([])
    })

    test('the designer can be used by everyone, with a step in hand, a menu open and results below', async ({
      page,
      library,
      designer,
    }) => {
      await library.open()
      await library.openTemplate('Abandoned cart')
      await designer.isReady()
      expect.soft(await findings(page)).toEqual([])

      await designer.step('Reminder').click()
      await expect(designer.inspector.getByRole('textbox', { name: 'Name of the step' })).toBeVisible()
      expect.soft(await findings(page)).toEqual([])

      await designer.simulate.click()
      await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
      expect.soft(await findings(page)).toEqual([])

      for (const tab of ['Experiments', 'Messages', 'Steps']) {
        await designer.results.getByRole('tab', { name: tab }).click()
        await expect(designer.results.getByRole('tabpanel', { name: tab })).toBeVisible()
        expect.soft(await findings(page), tab).toEqual([])
      }
    })
  })
}
