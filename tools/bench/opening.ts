import { type Browser, chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { writeJourney } from '../../src/document/index.ts'
import { buildApp, isStale } from '../app-build.ts'
import { browserFlags, ensureBrowser } from '../find-browser.ts'
import { startServer } from '../running-server.ts'
import { largeJourney } from './large-journey.ts'
import { median, round } from './measure.ts'

export interface OpeningRun {
  nodes: number
  /**
   * From the start of the navigation in a fresh browser profile to the first frame with the journey on it, in
   * milliseconds: page, code, document from the server, canvas. Median of the rounds.
   */
  firstVisitMs: number
  /** The same on a second visit, when the browser has the code and this device the journey. */
  againMs: number
  /** A bare React Flow over the same graph, which is part of its page's code: nothing to fetch, check or keep. */
  bareMs: number
}

const SIZES = [500, 2_000, 5_000]
const ROUNDS = 3
const SCREEN = { width: 1440, height: 900 }

/** Notes the first painted frame with a journey on it. Runs in the page, before anything else there. */
function watchOpening(): void {
  const seen = { at: 0 }
  Object.assign(window, { opening: seen })
  const look = () => {
    const drawn = document.querySelector('.react-flow__node, [data-far] canvas') !== null
    // The frame after next has been painted when its callback runs.
    if (drawn) requestAnimationFrame(() => requestAnimationFrame((then) => (seen.at = then)))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

async function open(page: Page, url: string): Promise<number> {
  await page.goto(url)
  const at = await page.waitForFunction(() => (window as unknown as { opening: { at: number } }).opening.at || null)
  return Number(await at.jsonValue())
}

async function visits(browser: Browser, url: string): Promise<[first: number, again: number]> {
  const context = await browser.newContext({ viewport: SCREEN })
  await context.addInitScript(watchOpening)
  const page = await context.newPage()
  const first = await open(page, url)
  // Long enough for the journey to be kept on this device.
  await page.waitForTimeout(2_000)
  await page.goto('about:blank')
  const again = await open(page, url)
  await context.close()
  return [first, again]
}

async function compare(browser: Browser, app: string, bare: string, nodes: number): Promise<OpeningRun> {
  const journey = { ...largeJourney(nodes), id: `large${nodes}` }
  const stored = await fetch(`${app}/api/journeys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: writeJourney(journey),
  })
  if (!stored.ok) throw new Error(`The server did not take the journey: ${stored.status} ${await stored.text()}`)
  const first: number[] = []
  const again: number[] = []
  const beside: number[] = []
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const [one, two] = await visits(browser, `${app}/journeys/${journey.id}`)
    first.push(one)
    again.push(two)
    beside.push((await visits(browser, `${bare}?view=bare&nodes=${nodes}`))[0])
  }
  return {
    nodes,
    firstVisitMs: round(median(first)),
    againMs: round(median(again)),
    bareMs: round(median(beside)),
  }
}

/** Opens large journeys in the shipped app, from the real server, as a person who follows a link does. */
export async function benchOpening(): Promise<{ runs: OpeningRun[] }> {
  if (isStale() && !buildApp()) throw new Error('The app could not be built.')
  const root = 'tools/bench/canvas'
  const outDir = `${process.cwd()}/node_modules/.cache/jornada-bench-opening`
  const page = { configFile: 'vite.config.ts', mode: 'bench', root, logLevel: 'error' } as const
  await build({ ...page, build: { outDir, emptyOutDir: true } })
  const bare = await preview({ ...page, build: { outDir }, preview: { host: '127.0.0.1', port: 4191 } })
  const server = await startServer()
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags() })
  try {
    const runs: OpeningRun[] = []
    for (const nodes of SIZES) runs.push(await compare(browser, server.url, bare.resolvedUrls?.local[0] ?? '', nodes))
    return { runs }
  } finally {
    await browser.close()
    await server.dispose()
    await bare.close()
  }
}
