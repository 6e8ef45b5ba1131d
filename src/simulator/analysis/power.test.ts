import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sketch } from '../../document/testing/sketch.ts'
import { hash32, threefry2x32, unit } from '../../kernel/random.ts'
import { normalQuantile, proportionPower, proportionSampleSize } from '../../kernel/statistics.ts'
import { simulate } from '../simulation.ts'
import {
  experimentFacts,
  type PowerArm,
  peopleIn,
  peopleNeeded,
  peopleOver,
  powerOf,
  powerProblem,
  smallestLift,
  trafficOf,
  weeksFor,
} from './power.ts'

const HALVES: readonly PowerArm[] = [
  { id: 'a', weight: 1, control: true },
  { id: 'b', weight: 1 },
]

describe('people needed in each of two groups', () => {
  // As R's power.prop.test gives them.
  it.each([
    [0.5, 0.75, 0.9, 77],
    [0.1, 0.11, 0.8, 14_751],
    [0.25, 0.4, 0.8, 152],
    [0.02, 0.024, 0.8, 21_109],
  ])('to tell %d from %d with power %d are %i', (first, second, power, people) => {
    expect(proportionSampleSize({ first, second, alpha: 0.05 }, power)).toBe(people)
  })

  it('are as many as give the wished power, and one fewer do not', () => {
    const rate = fc.double({ min: 0.01, max: 0.6, noNaN: true })
    const lift = fc.double({ min: 0.05, max: 0.6, noNaN: true })
    fc.assert(
      fc.property(
        rate,
        lift,
        fc.double({ min: 0.6, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 5 }),
        (first, more, power, ratio) => {
          const test = { first, second: first * (1 + more), alpha: 0.05 }
          const people = proportionSampleSize(test, power, ratio)
          // The other tail, which the size leaves out, is next to nothing at these powers.
          expect(proportionPower(test, [people, people * ratio])).toBeGreaterThan(power - 1e-9)
          expect(proportionPower(test, [people - 1, (people - 1) * ratio])).toBeLessThan(power + 1e-3)
        },
      ),
    )
  })

  it('are without end where there is no difference', () => {
    expect(proportionSampleSize({ first: 0.1, second: 0.1, alpha: 0.05 }, 0.8)).toBe(Number.POSITIVE_INFINITY)
    expect(proportionPower({ first: 0.1, second: 0.1, alpha: 0.05 }, [1_000, 1_000])).toBeCloseTo(0.05, 9)
  })
})

/** How many of `people` convert, by luck that repeats. */
function converting(people: number, rate: number, purpose: string): number {
  const words = new Int32Array(2)
  const key = hash32(purpose)
  let count = 0
  for (let number = 0; number < people; number++) {
    threefry2x32(1, key, number, 0, words)
    if (unit(words[0] ?? 0) < rate) count++
  }
  return count
}

describe('a test of the size that was said', () => {
  const trials = 2_000
  const found = (first: number, second: number, n: number, m: number) => {
    let count = 0
    for (let trial = 0; trial < trials; trial++) {
      const p = converting(n, first, `first ${trial}`) / n
      const q = converting(m, second, `second ${trial}`) / m
      const pooled = (p * n + q * m) / (n + m)
      const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
      if (Math.abs(p - q) > normalQuantile(0.975) * error) count++
    }
    return count / trials
  }

  it.each([
    [0.2, 0.26, 1],
    [0.1, 0.16, 3],
  ])('finds %d beside %d about as often as promised', (first, second, ratio) => {
    const n = proportionSampleSize({ first, second, alpha: 0.05 }, 0.8, ratio)
    const share = found(first, second, n, n * ratio)
    // Four standard errors of the simulated share.
    expect(Math.abs(share - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / trials))
  })

  it('errs about as often as allowed where there is nothing to find', () => {
    expect(Math.abs(found(0.2, 0.2, 700, 700) - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / trials))
  })
})

describe('an experiment before it begins', () => {
  const question = { baseline: 0.1, lift: 0.1, arms: HALVES }

  it('needs twice the people of one group when it has two halves', () => {
    const answer = peopleNeeded(question)
    expect(answer.people).toBe(2 * 14_751)
    expect(answer.perArm).toEqual({ a: 14_751, b: 14_751 })
    expect(answer.expected).toBeCloseTo(0.11, 12)
    expect(powerOf(question, answer.people)).toBeCloseTo(0.8, 3)
  })

  it('needs more people when one arm is small, and when there are more arms', () => {
    const people = (arms: readonly PowerArm[]) => peopleNeeded({ ...question, arms }).people
    const uneven: PowerArm[] = [
      { id: 'a', weight: 1, control: true },
      { id: 'b', weight: 9 },
    ]
    expect(people(uneven)).toBeGreaterThan(2 * people(HALVES))
    const three = peopleNeeded({ ...question, arms: [...HALVES, { id: 'c', weight: 1 }] })
    expect(three.alphaEach).toBe(0.025)
    expect(three.people).toBeGreaterThan(1.5 * people(HALVES))
    expect(people([...HALVES, { id: 'nobody', weight: 0 }])).toBe(people(HALVES))
  })

  it('shows with so many people exactly the smallest effect that needs them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.4, noNaN: true }),
        fc.integer({ min: 2_000, max: 500_000 }),
        (baseline, people) => {
          const lift = smallestLift({ baseline, arms: HALVES }, people)
          fc.pre(lift !== null)
          const needed = peopleNeeded({ baseline, lift: lift ?? 1, arms: HALVES }).people
          expect(Math.abs(needed - people)).toBeLessThanOrEqual(4 + people * 1e-3)
        },
      ),
    )
  })

  it('is told what is wrong with it where it has no answer', () => {
    expect(powerProblem({ ...question, arms: HALVES.slice(0, 1) })).toBe('arms')
    expect(powerProblem({ ...question, baseline: 0 })).toBe('rate')
    expect(powerProblem({ ...question, baseline: 0.6, lift: 1 })).toBe('lift')
    expect(powerProblem({ ...question, lift: 0 })).toBe('lift')
    expect(() => peopleNeeded({ ...question, baseline: 0 })).toThrow(RangeError)
    expect(smallestLift({ baseline: 0.1, arms: HALVES }, 2)).toBeNull()
  })
})

describe('traffic', () => {
  const journey = sketch({
    events: { buy: { label: 'Buy' } },
    settings: { goals: { buys: { name: 'Buys', event: 'buy' } } },
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      half: ['experiment', { arms: { yes: { name: 'In', weight: 1 }, no: { name: 'Out', weight: 1 } } }],
      test: ['experiment', { arms: { a: { name: 'A', weight: 1 }, b: { name: 'B', weight: 1, control: true } } }],
    },
    paths: ['start > half.yes > test'],
    scenario: {
      customers: 7_000,
      arrivals: { type: 'spread', over: 'P14D' },
      behaviour: { events: { buys: { event: 'buy', type: 'rate', perDay: 0.01 } } },
    },
  })
  const scenario = journey.scenarios.s1!

  it('is what a scenario lets come in a week, and how long the people needed take', () => {
    expect(trafficOf(scenario)).toEqual({ perWeek: 3_500 })
    expect(weeksFor(29_502, trafficOf(scenario))).toBe(9)
    expect(peopleIn(2, trafficOf(scenario))).toBe(7_000)
  })

  it('may be a crowd that comes at once: enough, or never', () => {
    const crowd = trafficOf({ ...scenario, arrivals: { type: 'atStart' } })
    expect(weeksFor(7_000, crowd)).toBe(0)
    expect(weeksFor(7_001, crowd)).toBeNull()
  })

  it('takes who reaches the experiment, and how often the control converts, from a simulation', () => {
    const report = simulate({ journey, scenarioId: 's1' })
    const facts = experimentFacts(report, 'test', 'b')!
    expect(facts.share).toBeCloseTo(0.5, 1)
    expect(facts.baseline).toBe(report.experiments.test!.arms.b!.rate)
    expect(experimentFacts(report, 'nowhere')).toBeUndefined()
  })
})

it('people over a limit are those whose busiest week had more messages', () => {
  const journey = sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      once: ['message', { channel: 'email' }],
      twice: ['message', { channel: 'sms' }],
    },
    paths: ['start > once > twice'],
    scenario: { population: { consent: { sms: 0.25 } }, customers: 4_000 },
  })
  const report = simulate({ journey, scenarioId: 's1' })
  expect(peopleOver(report, 0)).toMatchObject({ count: 4_000, total: 4_000, share: 1 })
  expect(peopleOver(report, 1).count).toBe(report.messages.twice!.sent)
  expect(peopleOver(report, 2).count).toBe(0)
  expect(peopleOver(report, 1).ci95[0]).toBeLessThan(0.25)
})
