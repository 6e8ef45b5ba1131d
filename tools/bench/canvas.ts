import { type Browser, chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { browserFlags, ensureBrowser } from '../find-browser.ts'
import { quantile, round } from './measure.ts'

export interface CanvasRun {
  nodes: number
  /** Frame times of Jornada's canvas over every gesture, in milliseconds. */
  p50Ms: number
  p95Ms: number
  /** Frame times of a bare React Flow over the same gestures in the same run. */
  bareP50Ms: number
  bareP95Ms: number
  /** p95Ms ÷ bareP95Ms: at most 0.5 is the aim. */
  ratioP95: number
  /** From the start of the navigation to the first frame with the journey on it. */
  openMs: number
  bareOpenMs: number
  gestures: Record<GestureName, { p50Ms: number; p95Ms: number; bareP50Ms: number; bareP95Ms: number }>
}

/** The figures of the journey that the aim speaks of, and all of them under `runs`. */
export type CanvasFigures = CanvasRun & { runs: CanvasRun[] }

const SIZES = [500, 2_000]
/** The size of which the plan says how fast it must be. */
const AIMED = 2_000
const ROUNDS = 2
const VIEWS = ['jornada', 'bare'] as const
type View = (typeof VIEWS)[number]
const SCREEN = { width: 1440, height: 900 }
/** A gesture lasts so many pointer events; the browser makes of them as many frames as it can. */
const MOVES = 90
/** The step that is looked at closely and dragged. */
const STEP = 'pause20' as const

type Grip = 'empty' | typeof STEP
type Gesture = { grip: Grip } | { zoom: number; at: 'centre' | typeof STEP }

const GESTURES = {
  zoomOut: { zoom: 0.06, at: 'centre' },
  panFar: { grip: 'empty' },
  dragFar: { grip: STEP },
  zoomIn: { zoom: 1, at: STEP },
  panNear: { grip: 'empty' },
  dragNear: { grip: STEP },
} as const satisfies Record<string, Gesture>
type GestureName = keyof typeof GESTURES
const NAMES = Object.keys(GESTURES) as GestureName[]

type Frames = Record<GestureName, number[]>
interface Measured {
  frames: Frames
  openMs: number[]
}

const centre = () => ({ x: SCREEN.width / 2, y: SCREEN.height / 2 })
const middleOf = (page: Page, id: typeof STEP) => page.evaluate((step) => window.bench.middleOf(step), id)

async function wheelTo(page: Page, zoom: number, at: { x: number; y: number }): Promise<void> {
  await page.mouse.move(at.x, at.y)
  for (let turn = 0; turn < 400; turn += 1) {
    const now = await page.evaluate(() => window.bench.zoom())
    const before = now < zoom
    await page.mouse.wheel(0, before ? -40 : 40)
    const then = await page.evaluate(() => window.bench.zoom())
    if (then < zoom !== before || (turn > 20 && Math.abs(then - now) < 1e-6 && (before ? then >= 1.9 : then <= 0.051)))
      return
  }
  throw new Error(`The wheel did not bring the canvas to a zoom of ${zoom}.`)
}

/** Where to press: on the named step, or beside everything. */
const gripOf = (page: Page, from: Grip) =>
  from === 'empty' ? page.evaluate(() => window.bench.emptySpot()) : middleOf(page, from)

/** Presses, and moves in a circle back to where it began. */
async function circleFrom(page: Page, from: Grip): Promise<void> {
  const start = await gripOf(page, from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  for (let move = 1; move <= MOVES; move += 1) {
    const angle = (move / MOVES) * 2 * Math.PI
    await page.mouse.move(start.x + 160 * Math.sin(angle), start.y + 80 * (1 - Math.cos(angle)))
  }
  await page.mouse.up()
}

/** A gesture that moves nothing would be measured as a very fast one. Throws when the picture stays as it was. */
async function proveItMoves(page: Page, from: Grip): Promise<void> {
  const { x, y } = await gripOf(page, from)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 1, y + 1)
  const before = await page.screenshot()
  await page.mouse.move(x + 60, y + 40, { steps: 5 })
  const after = await page.screenshot()
  await page.mouse.move(x, y, { steps: 5 })
  await page.mouse.up()
  if (before.equals(after)) throw new Error(`Nothing came along with the pointer from ${from}.`)
}

async function measure(browser: Browser, url: string, into: Measured): Promise<void> {
  const page = await browser.newPage({ viewport: SCREEN })
  const failures: string[] = []
  page.on('pageerror', (error) => failures.push(error.message))
  await page.goto(url)
  await page.waitForFunction(() => window.bench?.openMs > 0, undefined, { timeout: 60_000 })
  into.openMs.push(await page.evaluate(() => window.bench.openMs))
  await page.waitForTimeout(500)
  for (const name of NAMES) into.frames[name].push(...(await framesOf(page, GESTURES[name])))
  await page.close()
  if (failures.length > 0) throw new Error(`The page of ${url} failed: ${failures[0]}`)
}

/** Makes the gesture and gives the times of its frames. */
async function framesOf(page: Page, gesture: Gesture): Promise<number[]> {
  if ('grip' in gesture) await proveItMoves(page, gesture.grip)
  const at = 'zoom' in gesture ? await (gesture.at === 'centre' ? centre() : middleOf(page, gesture.at)) : centre()
  await page.evaluate(() => window.bench.takeFrames())
  if ('grip' in gesture) await circleFrom(page, gesture.grip)
  else await wheelTo(page, gesture.zoom, at)
  return page.evaluate(() => window.bench.takeFrames())
}

const nothing = (): Measured => ({
  frames: Object.fromEntries(NAMES.map((name) => [name, []])) as unknown as Frames,
  openMs: [],
})

async function compare(browser: Browser, base: string, nodes: number): Promise<CanvasRun> {
  const measured: Record<View, Measured> = { jornada: nothing(), bare: nothing() }
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const view of VIEWS) await measure(browser, `${base}?view=${view}&nodes=${nodes}`, measured[view])
  }
  const all = (view: View) => NAMES.flatMap((name) => measured[view].frames[name])
  const at = (frames: readonly number[], q: number) => round(quantile(frames, q))
  const { jornada, bare } = measured
  const p95Ms = at(all('jornada'), 0.95)
  const bareP95Ms = at(all('bare'), 0.95)
  const perGesture = NAMES.map((name) => [
    name,
    {
      p50Ms: at(jornada.frames[name], 0.5),
      p95Ms: at(jornada.frames[name], 0.95),
      bareP50Ms: at(bare.frames[name], 0.5),
      bareP95Ms: at(bare.frames[name], 0.95),
    },
  ])
  return {
    nodes,
    p50Ms: at(all('jornada'), 0.5),
    p95Ms,
    bareP50Ms: at(all('bare'), 0.5),
    bareP95Ms,
    ratioP95: round(p95Ms / bareP95Ms, 3),
    openMs: at(jornada.openMs, 0.5),
    bareOpenMs: at(bare.openMs, 0.5),
    gestures: Object.fromEntries(perGesture) as CanvasRun['gestures'],
  }
}

/** Builds the page, serves it on loopback and drives it with real pointer events in a real browser. */
export async function benchCanvas(): Promise<CanvasFigures> {
  const root = 'tools/bench/canvas'
  const outDir = `${process.cwd()}/node_modules/.cache/jornada-bench`
  const shared = { configFile: 'vite.config.ts', mode: 'bench', root, logLevel: 'error' } as const
  await build({ ...shared, build: { outDir, emptyOutDir: true } })
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 4190 } })
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: browserFlags() })
  try {
    const runs: CanvasRun[] = []
    for (const nodes of SIZES) runs.push(await compare(browser, server.resolvedUrls?.local[0] ?? '', nodes))
    const aimed = runs.find(({ nodes }) => nodes === AIMED)
    if (!aimed) throw new Error('No journey was measured.')
    return { ...aimed, runs }
  } finally {
    await browser.close()
    await server.close()
  }
}
