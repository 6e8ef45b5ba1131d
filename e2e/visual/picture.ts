/** `npm run picture`: takes the README's picture of the program anew, from the program itself. */
import { chromium, expect } from '@playwright/test'
import { buildApp, isStale } from '../../tools/app-build.ts'
import { browserFlags, ensureBrowser } from '../../tools/find-browser.ts'
import { startServer } from '../../tools/running-server.ts'
import { DesignerPage } from '../pages/designer-page.ts'
import { LibraryPage } from '../pages/library-page.ts'

const PICTURE = 'docs/designer.png'

if (isStale() && !buildApp()) throw new Error('The app could not be built.')
const server = await startServer()
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags() })
try {
  const page = await browser.newPage({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1.5,
    locale: 'en-GB',
    colorScheme: 'light',
  })
  const library = new LibraryPage(page)
  const designer = new DesignerPage(page)
  await library.open()
  await library.openTemplate('Abandoned cart')
  await designer.isReady()
  await designer.simulate.click()
  await expect(designer.headline('Entered')).toContainText('100,000', { timeout: 30_000 })
  await designer.showEverything()
  await designer.step('Offer test').click()
  // Away from the step and its hints.
  await page.mouse.move(1000, 24)
  await designer.isSaved()
  await page.waitForTimeout(600)
  await page.screenshot({ path: PICTURE })
  console.log(`${PICTURE} is new.`)
} finally {
  await browser.close()
  await server.dispose()
}
