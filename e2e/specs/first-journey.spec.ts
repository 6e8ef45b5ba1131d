import type { Page } from '@playwright/test'
import { readJourney } from '../../src/document/index.ts'
import { expect, test } from '../support/test.ts'

test('a journey is drawn, run, exported and kept, from the first visit on', async ({
  page,
  server,
  library,
  designer,
}) => {
  await test.step('the library opens with templates', async () => {
    await library.open()
    await library.openTemplate('Abandoned cart')
    await designer.isReady()
    await designer.showEverything()
    await expect(designer.steps()).toHaveCount(12)
  })

  await test.step('a step is dragged in, connected and set up', async () => {
    await designer.dragIn('Delay', { x: 700, y: 620 })
    await expect(designer.steps()).toHaveCount(13)
    const name = designer.inspector.getByRole('textbox', { name: 'Name of the step' })
    await name.fill('Cool off')
    await name.press('Enter')
    await expect(designer.step('Cool off')).toBeVisible()
    await designer.inspector.getByRole('textbox', { name: 'How long: Amount' }).fill('3')
    await designer.connect('Discount by SMS', 'next', 'Cool off')
    await designer.connect('Cool off', 'next', 'Done')
    await expect(designer.step('Cool off')).toContainText('3 days')
  })

  await test.step('it runs on 100,000 customers within seconds', async () => {
    await designer.simulate.click()
    await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
    await expect(designer.headline(/^Conversion/)).toContainText(/\d+\.\d+\s?%/)
    await expect(designer.headline(/^Conversion/)).toContainText(/95\s%:\s\d+\.\d+.*n\s=\s100,000/)
    await designer.showEverything()
    expect(await designer.figuresOn('Cart abandoned')).toContain('100,000 customers came here')
    expect(await designer.figuresOn('Cool off')).toMatch(/^[\d,]{5,} customers came here/)
  })

  await test.step('it is exported as a file that another copy reads', async () => {
    const { name, text } = await designer.export('Journey (.journey.json)')
    expect(name).toMatch(/^abandoned-cart.*\.journey\.json$/)
    const read = readJourney(text)
    expect(read.ok).toBe(true)
    expect(text).toContain('Cool off')
    const machine = await designer.export('Machine (.machine.json)')
    expect(JSON.parse(machine.text)).toMatchObject({
      type: 'parallel',
      id: expect.stringContaining('jornada:abandoned-cart'),
    })
  })

  await test.step('it is saved, and still there after a reload and a restart of the server', async () => {
    await designer.isSaved()
    const address = page.url()
    await page.reload()
    await designer.isReady()
    await designer.showEverything()
    await expect(designer.step('Cool off')).toBeVisible()

    await server.restart()
    await forgetThisDevice(page, server.url)
    await page.goto(address)
    await designer.isReady()
    await designer.showEverything()
    await expect(designer.step('Cool off')).toBeVisible()
    await expect(designer.step('Cool off')).toContainText('3 days')
    await library.open()
    await expect(library.journeyAt(address)).toHaveText('Abandoned cart')
  })
})

/** Empties the browser's own storage, so that whatever is shown next came from the server. */
async function forgetThisDevice(page: Page, url: string): Promise<void> {
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' })
}
