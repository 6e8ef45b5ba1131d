import { expect, test } from '../support/test.ts'

const TEMPLATES = [
  'Abandoned cart',
  'Welcome series',
  'Onboarding',
  'Win back',
  'After the purchase',
  'Policy renewal',
  'Trial ending',
  'Event invitation',
  'Birthday',
  'Appointment reminder',
  'Service recovery',
]

test('every template opens on the canvas without a problem', async ({ page, library, designer }) => {
  test.setTimeout(180_000)
  for (const name of TEMPLATES)
    await test.step(name, async () => {
      await library.open()
      await library.showAllTemplates()
      await library.openTemplate(name)
      await designer.isReady()
      await expect(designer.name).toHaveValue(name)
      await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
    })
})

test('a new template runs, and its figures are there', async ({ library, designer }) => {
  test.setTimeout(180_000)
  await library.open()
  await library.showAllTemplates()
  await library.openTemplate('Service recovery')
  await designer.isReady()
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('100,002', { timeout: 120_000 })
  await expect(designer.headline(/^Conversion/)).toContainText(/26\.\d+\s?%/)
})

test('templates are found by what they are for, and by words', async ({ page, library }) => {
  await library.open()
  await expect(library.templates.getByRole('listitem')).toHaveCount(6)
  await library.templates.getByText('Serve them').click()
  await expect(library.template('Service recovery')).toBeVisible()
  await expect(library.template('Birthday')).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Search journeys' }).fill('every year')
  await expect(library.template('Birthday')).toBeVisible()
  await expect(library.templates.getByRole('listitem')).toHaveCount(1)
})
