import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { findings } from '../flows/look.ts'
import { expect, test } from '../support/test.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

/** Opens one of the dialogs of the Export menu. */
async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  const file = await download
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

test.beforeEach(async ({ library, designer }) => {
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
})

test('the canvas is saved as SVG, PNG and PDF, whole or in part, with figures when there are some', async ({
  page,
  designer,
}) => {
  const dialog = page.getByRole('dialog')
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
  await choose(page, 'Picture or PDF…')
  await expect(page.getByTestId('picture-preview')).toBeVisible()
  expect(await findings(page, '[role="dialog"]')).toEqual([])

  await dialog.getByText('SVG', { exact: true }).click()
  const svg = await saved(page, 'Save')
  expect(svg.name).toMatch(/\.svg$/)
  const text = svg.bytes.toString('utf8')
  for (const words of ['Cart abandoned', 'Offer test', 'Everyone else', '100K', '@font-face'])
    expect(text).toContain(words)
  expect(text).not.toMatch(/foreignObject|var\(--/)

  await dialog.getByRole('switch', { name: 'With the figures of the simulation' }).uncheck({ force: true })
  expect((await saved(page, 'Save')).bytes.toString('utf8')).not.toContain('100K')

  await dialog.getByText('PNG', { exact: true }).click()
  const png = await saved(page, 'Save')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  // Twice as fine as the canvas is the usual.
  expect(png.bytes.readUInt32BE(16)).toBe(2 * Number(/width="(\d+)"/.exec(text)?.[1]))

  await dialog.getByText('PDF', { exact: true }).click()
  const pdf = await saved(page, 'Save')
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')

  await test.step('choices are remembered, and a selection is a smaller picture', async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await designer.step('Offer test').click()
    await choose(page, 'Picture or PDF…')
    await expect(dialog.getByRole('radio', { name: 'PDF' })).toBeChecked()
    await dialog.getByText('SVG', { exact: true }).click()
    await dialog.getByText('Only what is selected', { exact: true }).click()
    const part = (await saved(page, 'Save')).bytes.toString('utf8')
    expect(part).toContain('Offer test')
    expect(part).not.toContain('Cart abandoned</text>')
  })
})

test('the brief says the journey in words', async ({ page }) => {
  await choose(page, 'Brief in words…')
  await expect(page.getByTestId('brief')).toContainText('**Offer test**')
  expect(await findings(page, '[role="dialog"]')).toEqual([])
  const { name, bytes } = await saved(page, 'Save as .md')
  expect(name).toMatch(/\.md$/)
  expect(bytes.toString('utf8')).toMatch(/^# Abandoned cart\n/)
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(bytes.toString('utf8'))
})

test('selected steps are a file that can be pasted', async ({ page, designer }) => {
  await designer.step('Offer test').click()
  const { name, text } = await designer.export('Selected steps (.clip.json)')
  expect(name).toMatch(/\.clip\.json$/)
  const before = await designer.steps().count()
  await page.evaluate((clip) => navigator.clipboard.writeText(clip), text)
  await designer.step('Offer test').focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(designer.steps()).toHaveCount(before + 1)
})

test('a link carries the journey to somebody else, who gets a copy', async ({ page, designer }) => {
  const address = page.url()
  await designer.isSaved()
  await choose(page, 'Link to share…')
  await page.getByRole('dialog').getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Link copied' })).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).pathname).toBe('/shared')

  // What stands behind the hash sign is sent to no server.
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'Abandoned cart' })).toBeVisible()
  expect(asked.filter((url) => url.includes(new URL(link).hash.slice(5, 40)) && !url.includes('#'))).toEqual([])
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Open as my copy' }).click()
  await designer.isReady()
  expect(page.url()).not.toBe(address)
  await expect(designer.step('Offer test')).toBeVisible()
})

test('a link that was cut says so', async ({ page }) => {
  await page.goto('/shared#j=1.abc')
  await expect(page.getByRole('heading', { name: 'This link is damaged' })).toBeAttached()
  await page.goto('/')
  await page.goto('/shared')
  await expect(page.getByRole('heading', { name: 'This link carries no journey' })).toBeAttached()
  await page.getByRole('button', { name: 'To the library' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeAttached()
})
