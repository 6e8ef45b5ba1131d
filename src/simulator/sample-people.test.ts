import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, readJourney } from '../document/index.ts'
import { samplePeople } from './sample-people.ts'
import { simulate } from './simulation.ts'

const read = readJourney(
  readFileSync(`${import.meta.dirname}/../document/fixtures/abandoned-cart.journey.json`, 'utf8'),
)
if (!read.ok) throw new Error('The example cannot be read')
const journey: Journey = read.value
const [scenarioId = '', scenario] = Object.entries(journey.scenarios)[0] ?? []
if (!scenario) throw new Error('The example has no scenario')

describe('a sample of the people', () => {
  it('is the very people whom stories tell of', () => {
    const customers = 60
    const report = simulate({ journey, scenarioId, customers, stories: customers })
    const people = new Map(samplePeople({ journey, scenario, count: customers }).map((person) => [person.id, person]))
    expect(report.stories).toHaveLength(customers)
    for (const story of report.stories ?? []) {
      const person = people.get(story.customer)
      expect(person?.timeZone).toBe(story.timeZone)
      for (const [name, value] of Object.entries(story.attributes)) expect(person?.attributes[name]).toEqual(value)
    }
  })

  it('is the same whichever part of it is looked at', () => {
    const all = samplePeople({ journey, scenario, count: 30 })
    expect(samplePeople({ journey, scenario, from: 17, count: 1 })).toEqual([all[17]])
  })

  it('has the shares that the scenario says', () => {
    const people = samplePeople({ journey, scenario, count: 5_000 })
    const share = (test: (person: (typeof people)[number]) => boolean) => people.filter(test).length / people.length
    expect(share(({ consent }) => consent.sms)).toBeCloseTo(0.4, 1)
    expect(share(({ timeZone }) => timeZone === 'Europe/Madrid')).toBeCloseTo(0.7, 1)
    expect(share(({ attributes }) => attributes.country === 'ES')).toBeCloseTo(0.5, 1)
  })

  it('ends where the customers end, and needs no journey that runs', () => {
    const few = { ...scenario, customers: 3 }
    const broken = {
      ...journey,
      variants: { v1: { ...journey.variants.v1!, nodes: {}, edges: {} } },
      mainVariant: 'v1',
    }
    expect(samplePeople({ journey: broken, scenario: few, count: 50 })).toHaveLength(3)
  })

  it('spreads arrivals where they are spread', () => {
    const spread = { ...scenario, arrivals: { type: 'spread' as const, over: 'P10D' } }
    const start = Date.parse(scenario.start)
    const days = samplePeople({ journey, scenario: spread, count: 200 }).map(
      (person) => (person.arrivesAt - start) / 864e5,
    )
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...days)).toBeLessThan(10)
    expect(new Set(days).size).toBeGreaterThan(150)
  })
})
