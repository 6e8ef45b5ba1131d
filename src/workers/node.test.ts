import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { type Journey, readJourney } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import { type Progress, type Report, SimulationError, simulate } from '../simulator/index.ts'
import { runSimulation } from './node.ts'

function golden(name: string): Journey {
  const file = new URL(`../simulator/fixtures/golden/${name}.journey.json`, import.meta.url)
  const result = readJourney(readFileSync(file, 'utf8'))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const timeless = (report: Report): Report => ({ ...report, elapsedMs: 0 })

describe('simulation on threads', () => {
  it('gives the same report to the last bit on any number of threads, and on none', async () => {
    const request = { journey: golden('race'), scenarioId: 's1', customers: 20_000, replications: 2, stories: 5 }
    const alone = timeless(simulate(request))
    for (const workers of [1, 2, 3]) expect(timeless(await runSimulation(request, { workers }))).toEqual(alone)
  })

  it('keeps customers together who share something', async () => {
    const request = { journey: golden('queues'), scenarioId: 's1', replications: 3 }
    const alone = timeless(simulate(request))
    expect(timeless(await runSimulation(request, { workers: 2 }))).toEqual(alone)
  })

  it('gives the same figures of all journeys on any number of threads', async () => {
    const start = ['entry', { trigger: { type: 'manual' } }] as const
    const mail = ['message', { channel: 'email' }] as const
    const care = sketch({ id: 'care', nodes: { start, mail }, paths: ['start > mail'] })
    const journey = sketch({
      nodes: { start, call: ['journey', { journey: 'care', mode: 'call' }], mail },
      paths: ['start > call > mail'],
      scenario: {
        customers: 9_000,
        arrivals: { type: 'spread', over: 'P10D' },
        population: { consent: { email: 0.6 } },
      },
    })
    const request = { journey, journeys: [care], scenarioId: 's1', replications: 2 }
    const alone = timeless(simulate(request))
    expect(alone.journeys?.care).toMatchObject({ entered: 18_000, sent: alone.messages.mail?.sent })
    expect(timeless(await runSimulation(request, { workers: 2 }))).toEqual(alone)
  })

  it('tells how far it is, with reports of what was simulated so far', async () => {
    const seen: Progress[] = []
    const request = { journey: golden('reactions'), scenarioId: 's1', customers: 600_000 }
    const report = await runSimulation(request, { workers: 2, onProgress: (progress) => seen.push(progress) })
    expect(seen.length).toBeGreaterThan(0)
    let before = 0
    for (const { done, total, report: partial } of seen) {
      expect(total).toBe(600_000)
      expect(done).toBeGreaterThanOrEqual(before)
      expect(partial.customers).toBeLessThanOrEqual(done)
      // Everybody comes in at the start: a report of so many customers holds all of them and nobody else.
      expect(partial.entered).toBe(partial.customers)
      before = done
    }
    expect(report.entered).toBe(600_000)
  }, 60_000)

  it('stops at once when it is aborted', async () => {
    const abort = new AbortController()
    const request = { journey: golden('reactions'), scenarioId: 's1', customers: 100_000_000 }
    const progress = vi.fn(() => abort.abort(new Error('Enough')))
    const started = performance.now()
    await expect(runSimulation(request, { workers: 2, signal: abort.signal, onProgress: progress })).rejects.toThrow(
      'Enough',
    )
    expect(performance.now() - started).toBeLessThan(10_000)
    const calls = progress.mock.calls.length
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(progress.mock.calls.length).toBe(calls)
  }, 30_000)

  it('does not begin what was aborted before', async () => {
    const request = { journey: golden('reactions'), scenarioId: 's1' }
    await expect(runSimulation(request, { signal: AbortSignal.abort(new Error('Too late')) })).rejects.toThrow(
      'Too late',
    )
  })

  it('rejects with all that is wrong with a journey', async () => {
    const journey = sketch({
      nodes: { start: ['entry', { trigger: { type: 'manual' } }], done: ['exit', { reason: 'Done' }] },
      paths: ['start > nowhere', 'done > start'],
    })
    const error = await runSimulation({ journey, scenarioId: 's1' }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SimulationError)
    expect((error as SimulationError).diagnostics.length).toBeGreaterThanOrEqual(2)
    await expect(runSimulation({ journey, scenarioId: 's7' })).rejects.toThrow('no scenario "s7"')
  })

  it('rejects, in plain words, when a customer runs in circles on a thread', async () => {
    const journey = sketch({
      events: { visit: { label: 'Visit' } },
      settings: { reentry: { mode: 'always' } },
      nodes: {
        start: ['entry', { trigger: { type: 'event', event: 'visit' } }],
        echo: ['emit', { event: 'visit' }],
        pause: ['delay', { mode: 'for', duration: 'P1D' }],
      },
      paths: ['start > echo > pause'],
    })
    await expect(runSimulation({ journey, scenarioId: 's1', customers: 10 }, { workers: 1 })).rejects.toThrow(/circles/)
  })
})
