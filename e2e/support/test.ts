import { test as base, expect } from '@playwright/test'
import { type RunningServer, startServer } from '../../tools/running-server.ts'
import { DesignerPage } from '../pages/designer-page.ts'
import { LibraryPage } from '../pages/library-page.ts'
import { ResultsPage } from '../pages/results-page.ts'
import { ToolsPage } from '../pages/tools-page.ts'

interface WorkerFixtures {
  server: RunningServer
}

interface TestFixtures {
  /** Nobody has been on this device before: the tour begins by itself. */
  firstVisit: boolean
  library: LibraryPage
  designer: DesignerPage
  results: ResultsPage
  tools: ToolsPage
  /** Fails a spec in whose course the page threw or wrote an error to its console. */
  quietConsole: undefined
}

/** What the browser says by itself when the server is away on purpose. */
const EXPECTED = /net::ERR_|Failed to load resource|Failed to fetch/

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.dispose()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  page: async ({ page, firstVisit }, use) => {
    // The tour of the first visit has a spec of its own; all others have seen it.
    if (!firstVisit)
      await page.addInitScript(() => {
        // The browser's own page, while the server is away, has no storage.
        if (location.protocol.startsWith('http') && self.origin !== 'null') localStorage.setItem('jornada.tour', 'seen')
      })
    await use(page)
  },
  firstVisit: [false, { option: true }],
  library: async ({ page }, use) => use(new LibraryPage(page)),
  designer: async ({ page }, use) => use(new DesignerPage(page)),
  results: async ({ page }, use) => use(new ResultsPage(page)),
  tools: async ({ page }, use) => use(new ToolsPage(page)),
  quietConsole: [
    async ({ page }, use) => {
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED.test(message.text())) errors.push(message.text())
      })
      await use(undefined)
      expect(errors, 'the page should report no error').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
