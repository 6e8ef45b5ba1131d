import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { hostileJourney } from '../../src/document/testing/hostile.ts'
import { expect, test } from '../support/test.ts'

/** The hostile journey as a file on disk: sound enough to run, with one step that nobody comes to. */
function fileOf(text: string): string {
  const journey = JSON.parse(JSON.stringify(hostileJourney(text))) as {
    variants: { v1: { nodes: Record<string, { config: unknown }> } }
  }
  const { call, mail, ask } = journey.variants.v1.nodes
  if (call) call.config = { method: 'POST', url: 'https://example.com' }
  if (mail) mail.config = { channel: 'email', subject: 'Hello' }
  if (ask) ask.config = { team: 'care', within: 'P1D' }
  journey.variants.v1.nodes.lost = { ...journey.variants.v1.nodes.end, position: { x: 300, y: 600 } } as never
  const path = test.info().outputPath('hostile.journey.json')
  writeFileSync(path, JSON.stringify(journey))
  return path
}

const isHacked = (page: Page) => page.evaluate(() => 'hacked' in window)

test('a journey whose every name is HTML is shown as text, on every screen', async ({ page, library, designer }) => {
  const name = '<img src=x onerror=window.hacked=1>'
  await library.open()
  await library.importFile(fileOf(name))
  await designer.isReady()
  await designer.showEverything()
  // Eleven steps, a note and a group.
  await expect(designer.steps()).toHaveCount(13)

  await test.step('on the canvas and in the inspector', async () => {
    await page.locator('.react-flow__node[data-id="mail"]').click()
    await expect(designer.inspector.getByTestId('step-name')).toHaveValue(name)
    for (const step of await designer.steps().all()) await expect(step).toContainText(name)
  })

  await test.step('in the problems', async () => {
    await page.getByRole('button', { name: /1 warning/ }).click()
    await expect(page.getByTestId('problems')).toContainText(name)
  })

  await test.step('in the results', async () => {
    await designer.simulate.click()
    await expect(designer.headline('Entered')).toContainText('40', { timeout: 30_000 })
    await expect(designer.results).toContainText(name)
    // Nobody has changed anything.
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
  })

  await test.step('and in the library', async () => {
    await designer.isSaved()
    await library.open()
    await expect(library.row(name).first()).toBeVisible()
  })
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  expect(await isHacked(page)).toBe(false)
})

test('names written from right to left keep to their places', async ({ page, library, designer }) => {
  const name = 'عربة متروكة — שלום'
  await library.open()
  await library.importFile(fileOf(name))
  await designer.isReady()
  await designer.showEverything()
  const title = designer.canvas.locator('[dir="auto"]').filter({ hasText: name }).first()
  await expect(title).toHaveCSS('direction', 'rtl')
  await page.locator('.react-flow__node[data-id="mail"]').click()
  await expect(designer.inspector.getByTestId('step-name')).toHaveValue(name)
  // The page itself still reads from left to right: palette, canvas and inspector stand in that order.
  const places = await Promise.all(
    [designer.palette, designer.canvas, designer.inspector].map(async (part) => (await part.boundingBox())?.x ?? -1),
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('40', { timeout: 30_000 })
  // A label with a name in it is fenced off, so that the words after it stay where they are.
  await expect(designer.results).toContainText(`\u2068${name}\u2069`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
})
