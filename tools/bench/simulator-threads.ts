import type { Journey } from '../../src/document/index.ts'
import { runSimulation } from '../../src/workers/node.ts'
import { median, round } from './measure.ts'

/** What people who wait notice: more threads, the first figures, an end when they want it. */
export interface ThreadFigures {
  /** A whole simulation on one thread and on two, as the app runs it, in customers a second. */
  oneWorkerCustomersPerSecond: number
  twoWorkersCustomersPerSecond: number
  /** The second ÷ the first; it cannot tell the truth on a machine that has not two cores to itself. */
  speedupTwoWorkers: number
  /** From the start of threads to the first partial report, milliseconds; median of several. */
  firstPartialMs: number
  /** From the wish to stop until the promise has rejected and every thread has ended, milliseconds; median of several. */
  cancelMs: number
}

/** So many that starting threads, a third of a second, does not count. */
const CUSTOMERS = 30_000_000
const ENDLESS = 1_000_000_000
const ROUNDS = 5

export async function threadFigures(journey: Journey): Promise<ThreadFigures> {
  const [scenarioId = ''] = Object.keys(journey.scenarios)
  const request = { journey, scenarioId, replications: 1 }
  const speed = async (workers: number) => {
    const start = performance.now()
    await runSimulation({ ...request, customers: CUSTOMERS }, { workers })
    return CUSTOMERS / ((performance.now() - start) / 1000)
  }
  const [one, two]: [number[], number[]] = [[], []]
  for (let each = 0; each < 3; each += 1) {
    one.push(await speed(1))
    two.push(await speed(2))
  }
  const [firsts, cancels]: [number[], number[]] = [[], []]
  for (let each = 0; each < ROUNDS; each += 1) {
    const { firstMs, cancelMs } = await interrupted({ ...request, customers: ENDLESS })
    firsts.push(firstMs)
    cancels.push(cancelMs)
  }
  return {
    oneWorkerCustomersPerSecond: Math.round(Math.max(...one)),
    twoWorkersCustomersPerSecond: Math.round(Math.max(...two)),
    speedupTwoWorkers: round(Math.max(...two) / Math.max(...one)),
    firstPartialMs: round(median(firsts), 1),
    cancelMs: round(median(cancels), 1),
  }
}

/** Stops a run in the midst of its work, some time after its first partial report. */
async function interrupted(
  request: Parameters<typeof runSimulation>[0],
): Promise<{ firstMs: number; cancelMs: number }> {
  const abort = new AbortController()
  const start = performance.now()
  let first = 0
  const run = runSimulation(request, {
    workers: 2,
    signal: abort.signal,
    onProgress: () => {
      first ||= performance.now() - start
    },
  }).catch(() => undefined)
  while (first === 0) await pause(1)
  await pause(150)
  const wished = performance.now()
  abort.abort()
  await run
  await idle()
  return { firstMs: first, cancelMs: performance.now() - wished }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until no thread of this process is left: their message ports keep it alive as long as they live. */
async function idle(): Promise<void> {
  while (process.getActiveResourcesInfo().includes('MessagePort')) await pause(1)
}
