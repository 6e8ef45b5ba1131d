import { writeFileSync } from 'node:fs'
import { expect, test } from '../support/test.ts'

/** A file on disk, gone after the test. */
function fileOf(name: string, content: string): string {
  const path = test.info().outputPath(name)
  writeFileSync(path, content)
  return path
}

test('a bad file is refused with every error and its place, and nothing else changes', async ({ library }) => {
  await library.open()
  await library.importFile(
    fileOf('broken.journey.json', '{ "format": "jornada/journey", "formatVersion": 1, "id": "x", "colour": 1 }'),
  )
  await expect(library.problems).toContainText('broken.journey.json was not imported')
  await expect(library.problems).toContainText('colour')
  await expect(library.problems).toContainText('timeZone')
  await library.problems.getByRole('button', { name: 'Close' }).last().click()
  await expect(library.problems).toBeHidden()
  await expect(library.templates).toBeVisible()
})

test('a file that is no JSON is refused with the line that breaks it', async ({ library }) => {
  await library.open()
  await library.importFile(fileOf('notes.json', '{\n  "format": oops\n}'))
  await expect(library.problems).toContainText('line 2')
})

test('a file of 50 MB is refused at once, without freezing the page', async ({ page, library }) => {
  await library.open()
  const huge = `{ "format": "jornada/journey", "filler": "${'x'.repeat(50 * 1024 * 1024)}" }`
  await library.importFile(fileOf('huge.journey.json', huge))
  await expect(library.problems).toContainText('larger than 20 MB')
  expect(await page.evaluate(() => document.readyState)).toBe('complete')
})
