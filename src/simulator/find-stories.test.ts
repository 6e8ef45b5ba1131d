import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, type Rule, readJourney } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import { type FoundStories, findStories, type StoryPlace } from './find-stories.ts'
import type { Report, Story } from './report.ts'
import { simulate } from './simulation.ts'

function read(path: string): Journey {
  const result = readJourney(readFileSync(new URL(path, import.meta.url), 'utf8'))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const cart = read('../document/fixtures/abandoned-cart.journey.json')
const [cartScenario = ''] = Object.keys(cart.scenarios)
const queues = read('./fixtures/golden/queues.journey.json')

/** Was this person there, by her own story? */
function wasThere(place: StoryPlace, { steps }: Story): boolean {
  switch (place.at) {
    case 'node':
      return steps.some((step) => step.type === 'arrived' && step.node === place.node)
    case 'edge':
      return steps.some(({ edge }) => edge === place.edge)
    case 'exit':
      return steps.some(({ type, reason }) => type === 'exited' && reason?.values.reason === place.reason)
    case 'goal':
      return steps.some(({ type, goal }) => type === 'converted' && goal === place.goal)
    default:
      throw new Error(place.at)
  }
}

/** Everything that a report counts, as a place with its count. */
const places = (report: Report): [StoryPlace, number][] => [
  ...Object.entries(report.edges).map(([edge, { count }]): [StoryPlace, number] => [{ at: 'edge', edge }, count]),
  ...Object.entries(report.exits).map(([reason, count]): [StoryPlace, number] => [{ at: 'exit', reason }, count]),
  ...Object.entries(report.goals).map(([goal, { converted }]): [StoryPlace, number] => [
    { at: 'goal', goal },
    converted,
  ]),
]

describe('looking for people', () => {
  const request = { journey: cart, scenarioId: cartScenario, customers: 2_000 }
  const run = simulate({ ...request, stories: 1_000 })

  it('finds, for every way, exit and goal, as many as the run has counted there', () => {
    for (const [place, count] of places(run)) {
      const found = findStories(request, { place, count: 100 })
      expect([place, found.stories.length]).toEqual([place, Math.min(100, count)])
      expect(found.everybody).toBe(found.looked === 2_000)
      expect(found.stories.every((story) => wasThere(place, story))).toBe(true)
    }
  })

  it('tells them just as the run itself does', () => {
    const told = new Map(run.stories?.map((story) => [story.customer, story]))
    const { stories } = findStories(request, { place: { at: 'anywhere' }, count: 50 })
    const both = stories.filter(({ customer }) => told.has(customer))
    expect(both.length).toBeGreaterThan(20)
    for (const story of both) expect(story).toEqual(told.get(story.customer))
  })

  it('says honestly that hardly anybody came', () => {
    const journey = sketch({
      attributes: { vip: { label: 'VIP', type: 'boolean' } },
      nodes: {
        start: ['entry', { trigger: { type: 'manual' } }],
        who: [
          'split',
          {
            branches: {
              rare: {
                name: 'Rare',
                order: 1,
                where: { combinator: 'and', rules: [{ field: 'customer.vip', operator: '=', value: true }] },
              },
            },
          },
        ],
        gift: ['exit', { reason: 'Gift' }],
        done: ['exit', { reason: 'Done' }],
      },
      paths: ['start > who.rare > gift', 'who.else > done'],
      scenario: { customers: 5_000, population: { attributes: { vip: { dist: 'boolean', p: 0.002 } } } },
    })
    const found = findStories({ journey, scenarioId: 's1' }, { place: { at: 'node', node: 'gift' }, count: 20 })
    const counted = simulate({ journey, scenarioId: 's1' }).exits.Gift ?? 0
    expect(counted).toBeGreaterThan(0)
    expect(found).toMatchObject({ looked: 5_000, customers: 5_000, everybody: true })
    expect(found.stories).toHaveLength(counted)
    expect(found.stories[0]?.steps.find(({ port }) => port === 'rare')?.reason?.text).toBe('vip is true, so Rare')
    const nobody = findStories({ journey, scenarioId: 's1' }, { place: { at: 'exit', reason: 'Never' }, count: 20 })
    expect(nobody).toEqual({ stories: [], looked: 5_000, customers: 5_000, everybody: true })
  })

  it('stops when it is told to, and says that not everybody was looked at', () => {
    let asked = 0
    const found = findStories(
      { ...request, customers: 100_000 },
      { place: { at: 'exit', reason: 'Never' }, count: 5 },
      () => ++asked > 2,
    )
    expect(found).toMatchObject({ stories: [], looked: 3_000, customers: 100_000, everybody: false })
  })

  it('goes on with the next replication where one has too few', () => {
    const sure = { place: { at: 'anywhere' }, count: 60 } as const
    const found = findStories({ ...request, customers: 25, replications: 3 }, sure)
    expect(found.stories.length).toBeGreaterThan(25)
    expect(new Set(found.stories.map(({ customer }) => customer)).size).toBe(found.stories.length)
    expect(found.stories.some(({ customer }) => customer.includes('-1-'))).toBe(true)
  })
})

describe('looking among some of the people', () => {
  it('finds nobody else, and those who are found are the same as among all', () => {
    const only: Rule = { combinator: 'and', rules: [{ field: 'customer.country', operator: '=', value: 'ES' }] }
    const all = { journey: cart, scenarioId: cartScenario, customers: 400 }
    const everyone = findStories(all, { place: { at: 'anywhere' }, count: 100 }).stories
    const { stories } = findStories({ ...all, only }, { place: { at: 'anywhere' }, count: 100 })
    const known = new Map(everyone.map((story) => [story.customer, story]))
    expect(stories.length).toBeGreaterThan(20)
    for (const story of stories) {
      expect(story.attributes.country).toBe('ES')
      const same = known.get(story.customer)
      if (same) expect(story).toEqual(same)
    }
    expect(everyone.some(({ attributes }) => attributes.country !== 'ES')).toBe(true)
  })
})

describe('looking for people who share something', () => {
  const request = { journey: queues, scenarioId: 's1', customers: 300, replications: 1 }

  it('finds those whom the run itself would tell of', () => {
    const run = simulate({ ...request, stories: 300 })
    for (const [place, count] of places(run)) {
      if (count === 0) continue
      const there = run.stories?.filter((story) => wasThere(place, story)).slice(0, 10) ?? []
      const found: FoundStories = findStories(request, { place, count: 10 })
      expect(found.stories).toEqual(there)
    }
  })
})

describe('a place', () => {
  const journey = sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      mail: ['message', { channel: 'email' }],
      wait: ['delay', { mode: 'for', duration: 'P90D' }],
      none: ['exit', { reason: 'Not sent' }],
    },
    paths: ['start > mail > wait', 'mail.skipped > none'],
    scenario: {
      customers: 400,
      population: { consent: { email: 0.5 } },
      behaviour: { channels: { email: { open: 0.5, openDelay: { dist: 'constant', value: 'PT1H' } } } },
    },
  })
  const report = simulate({ journey, scenarioId: 's1' })
  const many = (place: StoryPlace) => findStories({ journey, scenarioId: 's1' }, { place, count: 100 }).stories
  const some = (count: number | undefined) => Math.min(100, count ?? 0)

  it('may be why a message was not sent, what came of it, a way out, or being still inside', () => {
    const mail = report.messages.mail
    expect(many({ at: 'skip', node: 'mail', reason: 'consent' })).toHaveLength(some(mail?.skipped.consent))
    expect(many({ at: 'skip', node: 'mail', reason: 'cap' })).toHaveLength(0)
    const opened = many({ at: 'event', node: 'mail', event: 'message.opened' })
    expect(opened).toHaveLength(some(mail?.opened))
    expect(opened.every(({ steps }) => steps.some(({ event }) => event === 'message.opened'))).toBe(true)
    expect(many({ at: 'port', node: 'mail', port: 'skipped' })).toHaveLength(some(report.exits['Not sent']))
    expect(many({ at: 'inside', node: 'wait' })).toHaveLength(some(report.nodes.wait?.active))
    expect(many({ at: 'inside' })).toHaveLength(some(report.active))
    expect(many({ at: 'inside', node: 'mail' })).toHaveLength(0)
  })
})
