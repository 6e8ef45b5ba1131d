import type { Page } from '@playwright/test'
import type { DesignerPage } from '../pages/designer-page.ts'
import type { LibraryPage } from '../pages/library-page.ts'
import { PopulationPage } from '../pages/population-page.ts'
import { StoriesPage } from '../pages/stories-page.ts'
import { WorkshopPage } from '../pages/workshop-page.ts'
import { expect, test } from '../support/test.ts'

/** Every screen is seen at the same moment; the seed of the simulation stands in the template. */
const NOW = new Date('2026-03-02T09:00:00Z')

test.beforeEach(async ({ page }, { testId }) => {
  await page.clock.setFixedTime(NOW)
  // A new journey has some chance in its id, and chance in a simulation hangs on it: here each test has its own constant.
  const constant = [...testId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 251, 7)
  await page.addInitScript((value) => {
    const chance = crypto.getRandomValues.bind(crypto)
    // Six bytes make the end of an id; the keys of what is sent to the server are longer, and must differ.
    crypto.getRandomValues = (array) =>
      array instanceof Uint8Array && array.length === 6 ? array.fill(value) : chance(array)
  }, constant)
})

/** The screen at rest: letters there, nothing under the pointer, nothing that says how fast this machine is. */
async function looksAsBefore(page: Page, name: string, masked = [page.getByText(/ sec · seed /)]): Promise<void> {
  await page.mouse.move(1, 1)
  await page.evaluate(() => document.fonts.ready.then(() => true))
  await expect(page).toHaveScreenshot(`${name}.png`, { mask: masked, maskColor: '#8b9398' })
}

async function template(library: LibraryPage, designer: DesignerPage): Promise<void> {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await designer.isSaved()
}

async function simulated(library: LibraryPage, designer: DesignerPage): Promise<void> {
  await template(library, designer)
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
}

test('the library', async ({ page, library }) => {
  await library.open()
  await expect(page.getByRole('heading', { name: 'Your journeys' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await looksAsBefore(page, 'library')
})

test('the designer with a new journey', async ({ page, library, designer }) => {
  await library.open()
  await page.getByRole('button', { name: 'New journey' }).click()
  await expect(designer.canvas).toBeVisible()
  await designer.isSaved()
  await looksAsBefore(page, 'designer-empty')
})

test('the designer with a journey', async ({ page, library, designer }) => {
  await template(library, designer)
  await designer.showEverything()
  await looksAsBefore(page, 'designer')
})

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' })
  test('the designer with a journey', async ({ page, library, designer }) => {
    await template(library, designer)
    await designer.showEverything()
    await looksAsBefore(page, 'designer-dark')
  })
})

test.describe('in Spanish', () => {
  test.use({ locale: 'es-ES' })
  test('the designer with a journey', async ({ page, designer }) => {
    await page.goto('/')
    await page.getByRole('button', { name: /^Carrito abandonado/ }).click()
    await designer.isReady()
    await expect(page.getByRole('banner').getByText('Guardado', { exact: true })).toBeVisible({ timeout: 20_000 })
    await looksAsBefore(page, 'designer-es')
  })
})

test('the results', async ({ page, library, designer }) => {
  await simulated(library, designer)
  await looksAsBefore(page, 'results')
})

test('the population', async ({ page, library, designer }) => {
  await template(library, designer)
  await new PopulationPage(page).open()
  await looksAsBefore(page, 'population')
})

test('the stories', async ({ page, library, designer }) => {
  await simulated(library, designer)
  const stories = new StoriesPage(page)
  await stories.open()
  await expect(stories.people.getByRole('listitem').first()).toBeVisible()
  await looksAsBefore(page, 'stories')
})

test('the report to print', async ({ page, library, designer }) => {
  await simulated(library, designer)
  await page.getByRole('button', { name: 'Report to print' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Abandoned cart' }).last()).toBeVisible()
  await looksAsBefore(page, 'report', [])
})

test('the picture to export', async ({ page, library, designer }) => {
  await simulated(library, designer)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Picture or PDF…' }).click()
  await expect(page.getByTestId('picture-preview')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveScreenshot('export.png')
})

for (const [place, name] of [
  [3, 'workshop-reality'],
  [6, 'workshop-order'],
  [7, 'workshop-board'],
] as const)
  test(`the workshop: ${name}`, async ({ page, library }) => {
    const workshop = new WorkshopPage(page)
    await library.open()
    await library.openTemplate('A gift, today')
    await expect(workshop.question).toBeVisible()
    await workshop.goTo(place)
    await page.waitForLoadState('networkidle')
    await looksAsBefore(page, name)
  })
