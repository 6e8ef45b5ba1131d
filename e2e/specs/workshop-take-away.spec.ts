import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { type Journey, readJourney } from '../../src/document/index.ts'
import { findings } from '../flows/look.ts'
import { CoursePage } from '../pages/course-page.ts'
import { TakeAwayPage } from '../pages/take-away-page.ts'
import { WorkshopPage } from '../pages/workshop-page.ts'
import { readPdf } from '../support/pdf-text.ts'
import { expect, test } from '../support/test.ts'

const STEPS = [
  'Looks for a jumper',
  'Puts it into the cart',
  'Gets the coupon',
  'Comes back and pays',
  'Has it in her hands',
]

/** The document as the server has it, once everything is saved. */
async function savedJourney(page: Page): Promise<Journey> {
  await expect(page.getByText('Saved', { exact: true }).first()).toBeAttached({ timeout: 20_000 })
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const response = await page.request.get(`/api/journeys/${id}`)
  const read = readJourney(await response.text())
  if (!read.ok) throw new Error('The server should hold a journey')
  return read.value
}

test('the workshop that ships is taken away as sheets, a report, pictures, a table, minutes and as itself', async ({
  page,
  library,
}, info) => {
  test.setTimeout(120_000)
  const workshop = new WorkshopPage(page)
  const away = new TakeAwayPage(page)
  await library.open()
  await library.openTemplate('A gift, today')
  await expect(workshop.question).toContainText('What do we do first?', { timeout: 30_000 })
  await away.open()

  await test.step('the dialog shows what will be, says what is missing, and can be used by everybody', async () => {
    await expect(away.preview).toBeVisible()
    await expect(away.dialog.getByTestId('take-away-missing')).toHaveText('A simulation to hold the guesses against')
    expect(await findings(page, '[data-testid="take-away"]')).toEqual([])
  })

  await test.step('the wall sheet is one page of A3 with all of the course as text', async () => {
    const { name, bytes } = await away.save()
    expect(name).toMatch(/-wall-sheet\.pdf$/)
    const { pages, text } = readPdf(bytes)
    expect(pages).toBe(1)
    expect(bytes.toString('latin1')).toMatch(/MediaBox \[0 0 1190\.\d+ 841\.\d+\]/)
    for (const words of [...STEPS, 'Ana', 'Choose', 'Be reminded', 'Decide', 'Worst moment', 'Coupon in real time'])
      expect(text).toContain(words)
  })

  await test.step('as SVG it brings its letters along; as PNG it is as fine as is wanted', async () => {
    await away.chooseFormat('SVG')
    const svg = (await away.save()).bytes.toString('utf8')
    for (const words of [...STEPS, '@font-face']) expect(svg).toContain(words)
    expect(svg).not.toMatch(/foreignObject|<script|var\(--/)
    const width = Number(/width="([\d.]+)"/.exec(svg)?.[1])
    await away.chooseFormat('PNG')
    await away.chooseFormat('1×')
    const once = (await away.save()).bytes.readUInt32BE(16)
    await away.chooseFormat('2×')
    const twice = (await away.save()).bytes.readUInt32BE(16)
    expect(Math.abs(once - width)).toBeLessThanOrEqual(1)
    expect(Math.abs(twice - 2 * width)).toBeLessThanOrEqual(1)
  })

  await test.step('the report has the gaps with their reasons, decisions with owners and days, and how it was computed', async () => {
    await away.choose('Report')
    const { name, bytes } = await away.save()
    expect(name).toMatch(/-report\.pdf$/)
    const { pages, text } = readPdf(bytes)
    expect(pages).toBeGreaterThan(1)
    const told = ['Where reality falls behind', 'Marco', 'Mar 31, 2026', 'Can the shops call within an hour?', 'Do now']
    for (const words of [...told, 'How the figures came about', 'seed 7']) expect(text).toContain(words)
  })

  await test.step('the table has a row for each opportunity, the best first', async () => {
    await away.choose('Opportunities')
    await expect(away.text.getByRole('row')).toHaveCount(5)
    const { name, bytes } = await away.save()
    expect(name).toMatch(/-opportunities\.csv$/)
    const rows = bytes.toString('utf8').trimEnd().split('\r\n')
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatch(/^\uFEFFRank,Zone,Opportunity/)
    expect(rows[1]).toMatch(/^1,Do now,Coupon in real time,Gets the coupon/)
    expect(rows[1]).toContain('Marco,2026-03-31')
  })

  await test.step('the minutes name who does what', async () => {
    await away.choose('Minutes')
    const text = (await away.save()).bytes.toString('utf8')
    for (const words of [
      '# A gift, today',
      '## Decisions',
      '| Marco |',
      'Is the stock of the shops known online? (IT)',
    ])
      expect(text).toContain(words)
  })

  await test.step('everything comes back from its own file', async () => {
    await away.choose('Everything')
    const { name, bytes } = await away.save()
    expect(name).toMatch(/\.journey\.json$/)
    const read = readJourney(bytes.toString('utf8'))
    expect(read.ok && Object.keys(read.value.workshop?.steps ?? {})).toHaveLength(5)
    const path = info.outputPath('gift.journey.json')
    await writeFile(path, bytes)
    await library.open()
    await library.importFile(path)
    await workshop.open()
    await workshop.goTo(3)
    await expect(workshop.dialog.getByText('Worst moment: Gets the coupon')).toBeVisible()
  })
})

test('an empty workshop says what to tell first instead of printing empty pages', async ({ page, library }) => {
  const workshop = new WorkshopPage(page)
  const away = new TakeAwayPage(page)
  await library.open()
  await page.getByRole('button', { name: 'Start a workshop' }).click()
  await expect(workshop.question).toContainText('What do your customers do')
  await away.button.focus()
  await page.keyboard.press('Enter')
  await expect(away.dialog).toContainText('There is nothing to take away yet')
  await page.keyboard.press('Escape')
  await expect(away.dialog).toBeHidden()
  // Only the dialog goes: the workshop is still open.
  await expect(workshop.dialog).toBeVisible()
})

test('what runs becomes what is told, and what is told becomes what runs, each one step back', async ({
  page,
  library,
  designer,
}) => {
  test.setTimeout(120_000)
  const workshop = new CoursePage(page)
  await library.open()
  await library.openTemplate('A gift, today')
  await expect(workshop.question).toContainText('What do we do first?', { timeout: 30_000 })
  await page.keyboard.press('Escape')
  await expect(workshop.dialog).toBeHidden()
  await designer.isReady()
  const linked = page.getByTestId('workshop-steps')

  await test.step('a step on the canvas shows what the workshop tells of it, and can be let go of', async () => {
    await designer.step('Coupon').click()
    await expect(linked.getByRole('article', { name: 'Gets the coupon' })).toContainText(
      'The coupon comes 24 hours later',
    )
    await expect(linked).toContainText('Not simulated yet.')
    await linked.getByRole('button', { name: 'Take the link to “Gets the coupon” away' }).click()
    await expect(linked.getByRole('article')).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(linked.getByRole('article', { name: 'Gets the coupon' })).toBeVisible()
  })

  await test.step('the simulation marks a guess that is off, in words', async () => {
    await designer.simulate.click()
    await expect(linked.getByTestId('beside-figures')).toBeVisible({ timeout: 30_000 })
    await expect(linked.getByTestId('guess-off').first()).toContainText('than guessed')
  })

  await test.step('several steps become steps of the workshop', async () => {
    const before = Object.keys((await savedJourney(page)).workshop?.steps ?? {}).length
    // The coupon is still selected.
    await designer.chooseSteps(['Comes back?', 'Back in the shop'])
    await page.getByRole('button', { name: 'Make workshop steps of these' }).click()
    await expect(page.getByText('3 workshop steps made')).toBeVisible()
    const steps = async () => Object.keys((await savedJourney(page)).workshop?.steps ?? {}).length
    await expect.poll(steps).toBe(before + 3)
    await page.getByText('3 workshop steps made').locator('..').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(steps).toBe(before)
  })

  await test.step('a step of the workshop becomes steps on the canvas', async () => {
    await workshop.open()
    await workshop.goTo(2)
    const count = async () => {
      const { variants, mainVariant } = await savedJourney(page)
      return Object.keys(variants[mainVariant]?.nodes ?? {}).length
    }
    const before = await count()
    await workshop.step('Has it in her hands').click()
    await workshop.dialog.getByTestId('link-steps').getByRole('button', { name: 'Make it on the canvas' }).click()
    await expect(workshop.dialog.getByTestId('link-steps').getByRole('listitem')).toHaveCount(2)
    await expect.poll(count).toBe(before + 2)
    await workshop.undo.click()
    await expect.poll(count).toBe(before)
  })

  await test.step('figures of real customers stand beside, from a file that is not kept', async () => {
    await workshop.goTo(3)
    await workshop.dialog.getByRole('button', { name: 'Compare with real figures…' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Real figures' })
    const give = (name: string, text: string) =>
      dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await give('broken.csv', 'node,entered\r\nwait,5\r\n')
    await expect(dialog.getByRole('alert')).toHaveText('The column “left” is missing.')
    await give(
      'may.csv',
      'node,entered,left,p50,p90\r\nstart,1000,1000,0,0\r\nwait,900,900,PT30M,PT2H\r\ncoupon,600,600,0,0\r\n',
    )
    await expect(dialog.getByTestId('data-known')).toContainText('From “may.csv”: 1,000 came in, 3 steps.')
    await page.keyboard.press('Escape')
    const data = workshop.dialog.getByTestId('beside-figures').filter({ hasText: 'Counted in “may.csv”' })
    // Six hundred of a thousand, as was guessed.
    await expect(data.getByRole('row', { name: /How likely/ })).toContainText('60.0%')
    await expect(data.getByTestId('guess-fits')).toHaveCount(1)
    await page.reload()
    await expect(workshop.dialog.getByTestId('beside-figures')).toHaveCount(0)
  })
})
