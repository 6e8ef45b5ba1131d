import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { type Journey, readJourney } from '../document/index.ts'
import { analyse as analyseHere, SimulationError, simulate } from '../simulator/index.ts'
import { analyse } from './node-analyse.ts'
import { untilPrecise } from './until-precise.ts'

function golden(name: string): Journey {
  const file = new URL(`../simulator/fixtures/golden/${name}.journey.json`, import.meta.url)
  const result = readJourney(readFileSync(file, 'utf8'))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  const { value } = result
  value.settings.goals.opens ??= { name: 'Opens', event: 'message.opened', primary: true }
  return value
}

const timeless = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'elapsedMs' ? 0 : each)))

describe('an analysis on threads', () => {
  it('compares to the last bit as on this thread, on any number of them', async () => {
    const question = {
      request: { journey: golden('race'), scenarioId: 's1', customers: 20_000 },
      sides: [{}, {}],
    } as const
    const alone = timeless(analyseHere({ kind: 'compare', ...question }))
    for (const workers of [1, 3]) expect(timeless(await analyse.compare(question, { workers }))).toEqual(alone)
  })

  it('varies assumptions to the last bit as on this thread, and tells how far it is', async () => {
    const question = { request: { journey: golden('reactions'), scenarioId: 's1', customers: 30_000 } }
    const onProgress = vi.fn()
    const result = await analyse.sensitivity(question, { workers: 2, onProgress })
    expect(timeless(result)).toEqual(timeless(analyseHere({ kind: 'sensitivity', ...question })))
    expect(result.bars.length).toBeGreaterThan(2)
    for (const [{ done, total }] of onProgress.mock.calls) {
      expect(done).toBeLessThanOrEqual(total)
      expect(total).toBe(30_000 * result.bars.length)
    }
  })

  it('stops at once when it is aborted', async () => {
    const abort = new AbortController()
    const request = { journey: golden('reactions'), scenarioId: 's1', customers: 50_000_000 }
    const started = performance.now()
    setTimeout(() => abort.abort(new Error('Enough')), 300)
    await expect(analyse.compare({ request, sides: [{}, {}] }, { workers: 2, signal: abort.signal })).rejects.toThrow(
      'Enough',
    )
    expect(performance.now() - started).toBeLessThan(10_000)
  }, 30_000)

  it('rejects in plain words what cannot be compared', async () => {
    const request = { journey: golden('reactions'), scenarioId: 's1' }
    await expect(analyse.compare({ request, sides: [{}, { variant: 'v9' }] })).rejects.toThrow('no variant "v9"')
    await expect(analyse.sensitivity({ request: { ...request, scenarioId: 's9' } })).rejects.toThrow(SimulationError)
  })
})

describe('simulating until a rate is known well enough', () => {
  const request = { journey: golden('reactions'), scenarioId: 's1', customers: 2_000 }
  const here = async (asked: Parameters<typeof simulate>[0]) => simulate(asked)

  it.each([0.014, 0.01, 0.004])('to ± %d, by more customers', async (within) => {
    const precise = await untilPrecise(here, { request, goal: 'opens', within })
    expect(precise.reached).toBe(true)
    expect(precise.within).toBeLessThanOrEqual(within)
    const { ci95 } = precise.report.goals.opens!
    expect((ci95[1] - ci95[0]) / 2).toBe(precise.within)
    // Not many times more than it takes: Wilson's interval of this rate is as wide as the normal one.
    const needed = (1.96 / within) ** 2 * precise.report.goals.opens!.rate * (1 - precise.report.goals.opens!.rate)
    expect(precise.report.customers).toBeLessThan(Math.max(2 * needed, 2_001))
    expect(precise.report.customers).toBe(precise.rounds.at(-1))
    expect({ ...precise.report, elapsedMs: 0 }).toEqual(
      simulate({ ...request, customers: precise.report.customers, replications: 1 }),
    )
  })

  it('by more replications, with Student’s interval over them', async () => {
    const precise = await untilPrecise(here, { request, goal: 'opens', within: 0.004, by: 'replications' })
    expect(precise.reached).toBe(true)
    expect(precise.report.customers).toBe(2_000)
    expect(precise.report.replications).toBeGreaterThanOrEqual(5)
  })

  it('says so when the limit comes first', async () => {
    const precise = await untilPrecise(here, { request, goal: 'opens', within: 0.0005, most: 20_000 })
    expect(precise.reached).toBe(false)
    expect(precise.report.customers).toBe(20_000)
    expect(precise.within).toBeGreaterThan(0.0005)
  })

  it('wants a goal there is', async () => {
    await expect(untilPrecise(here, { request, goal: 'none', within: 0.01 })).rejects.toThrow('no goal "none"')
  })
})
