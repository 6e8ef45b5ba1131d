import { findings } from '../flows/look.ts'
import { expect, test } from '../support/test.ts'

const PANEL = 'section[aria-label="Simulation"]'

test.beforeEach(async ({ library, designer }) => {
  // Many charts, a whole sensitivity and several looks by axe, on a machine that others use too.
  test.slow()
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
})

test('results are seen as charts and tables, and saved as files', async ({ results, page }) => {
  await test.step('the funnel and the way of everybody', async () => {
    await results.open('Flow')
    await expect(results.chart('Funnel by stage')).toBeVisible()
    await page.getByText('By step', { exact: true }).click()
    await expect(results.chart('Way through the journey')).toBeVisible()
    await expect(page.getByRole('img', { name: /^Cart abandoned: 100,000 visits/ })).toBeVisible()
    expect(await findings(page, PANEL)).toEqual([])
  })

  await test.step('the other charts', async () => {
    await results.open('Goals')
    await expect(results.chart('Time to Purchase')).toBeVisible()
    await expect(results.chart('Goals reached per day')).toBeVisible()
    await results.open('Messages')
    await expect(results.chart('Messages per day and channel')).toBeVisible()
    await expect(results.chart('Contact pressure')).toBeVisible()
    await results.open('Experiments')
    await expect(results.chart('Offer test: Purchase')).toBeVisible()
    await expect(page.getByText(/points to the control \(95 %: /)).toBeVisible()
  })

  await test.step('a chart as a table, and both as files', async () => {
    await results.open('Flow')
    await page.getByText('By stage', { exact: true }).click()
    await results.asTable('Funnel by stage')
    await expect(page.getByRole('table', { name: 'Funnel by stage' })).toContainText('Reached: Purchase')
    const csv = await results.save('Funnel by stage', 'Table (CSV)')
    expect(csv.name).toBe('s1-v1-funnel.csv')
    expect(csv.data.toString('utf8')).toMatch(/^stage,people,share,ci95Low,ci95High/)
    await results.asChart('Funnel by stage')
    const svg = await results.save('Funnel by stage', 'Picture (SVG)')
    expect(svg.data.toString('utf8')).toContain('Of 100,000 people who came in')
    const png = await results.save('Funnel by stage', 'Picture (PNG)')
    expect(png.data.subarray(1, 4).toString('latin1')).toBe('PNG')
    // Twice as fine as on the screen, and not empty.
    expect(png.data.readUInt32BE(16)).toBeGreaterThan(1_000)
    expect(png.data.byteLength).toBeGreaterThan(20_000)
  })
})

test('what matters most is found out, and the run is printed', async ({ results, page }) => {
  await test.step('what matters most', async () => {
    await results.open('What matters')
    await page.getByRole('button', { name: 'What matters most?' }).click()
    await expect(results.chart('What matters most for Purchase')).toBeVisible({ timeout: 45_000 })
    await expect(page.getByText(/It depends most on “/)).toBeVisible()
  })

  await test.step('large, and back', async () => {
    await page.getByRole('button', { name: 'Large view' }).click()
    expect(await findings(page, PANEL)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Large view' })).toBeVisible()
  })

  await test.step('the report to print', async () => {
    await page.getByRole('button', { name: 'Report to print' }).click()
    const paper = page.getByRole('dialog', { name: 'Report' })
    await expect(paper.getByRole('heading', { name: 'Abandoned cart' })).toBeVisible()
    await expect(paper.getByText(/--seed 7$/)).toBeVisible()
    await expect(paper.getByRole('figure')).toHaveCount(9)
    await expect(paper.getByRole('figure', { name: 'What matters most for Purchase' })).toBeVisible()
    expect(await findings(page, '[role="dialog"]')).toEqual([])
    const sheets = await page.pdf({ preferCSSPageSize: true })
    expect(sheets.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(3)
    await page.keyboard.press('Escape')
    await expect(paper).toBeHidden()
  })
})
