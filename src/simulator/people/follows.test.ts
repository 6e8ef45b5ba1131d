import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, type JourneyTest, readJourney } from '../../document/index.ts'
import { sketch } from '../../document/testing/sketch.ts'
import { checkTests, deedOf, deedText, deriveTests } from './index.ts'
import { livedElsewhere } from './testing/lived-elsewhere.ts'

const CART = `${import.meta.dirname}/../../document/fixtures/abandoned-cart.journey.json`

function cart(): Journey {
  const read = readJourney(readFileSync(CART, 'utf8'))
  if (!read.ok) throw new Error('The fixture is no journey')
  return read.value
}

const withPeople = (journey: Journey, tests = deriveTests(journey).tests): Journey => ({
  ...journey,
  tests: Object.fromEntries(tests.map((test, index) => [`t${index + 1}`, test])),
})

/** The journey with another first delay. */
function slower(journey: Journey, duration: string): Journey {
  const copy = structuredClone(journey)
  const wait = copy.variants.v1?.nodes.n2
  if (wait?.kind !== 'delay') throw new Error('n2 is a delay')
  wait.config = { mode: 'for', duration }
  return copy
}

const ways = (journey: Journey): string[][] =>
  checkTests(journey, 'v1').results.map(({ played }) =>
    played.happenings.flatMap(({ what, node, port }) => (what === 'left' ? [`${node} ${port}`] : [])),
  )

describe('what a test person does', () => {
  it('follows what it answers: after a change of an early delay everybody goes the same way, only later', () => {
    const tested = withPeople(cart())
    const later = slower(tested, 'PT30H')
    expect(ways(later)).toEqual(ways(tested))
    for (const { comparison } of checkTests(later, 'v1').results)
      if (comparison) expect(comparison.changes.map(({ type }) => type)).not.toContain('removed')
  })

  it('is told with what it follows', () => {
    const journey = cart()
    const texts = deriveTests(journey).tests.flatMap((test) =>
      test.events.map((event) => deedText(deedOf(journey, test, event))),
    )
    expect(texts.some((text) => /^\d+ \w+ after (“.+” was sent|coming to “.+”): \S/.test(text))).toBe(true)
    expect(texts.every((text) => !text.includes('after coming in'))).toBe(true)
  })

  it('counts from the start in tests that were written before', () => {
    const journey = cart()
    const old = withPeople(
      journey,
      deriveTests(journey).tests.map((test): JourneyTest => {
        // The same instants, counted the old way.
        const entered = Date.parse(test.start)
        const events = livedElsewhere(journey, test).instants.map(({ event: { since: _since, ...event }, at }) => ({
          ...event,
          after: `PT${(at - entered) / 1000}S`,
        }))
        return { ...test, events }
      }),
    )
    expect(checkTests(old, 'v1').results.filter(({ comparison }) => comparison)).toEqual([])
    expect(ways(slower(old, 'PT30H'))).not.toEqual(ways(old))
  })

  it('does not happen where what it follows does not', () => {
    const journey = sketch({
      events: { purchase: { label: 'Purchase', properties: {} } },
      nodes: {
        start: ['entry', { trigger: { type: 'manual' } }],
        wait: ['waitFor', { branches: { b1: { name: 'Bought', event: 'purchase' } }, timeout: 'P1D' }],
        done: ['exit', { reason: 'Done' }],
      },
      paths: ['start > wait.b1 > done', 'wait.timeout > done'],
    })
    const [buyer] = deriveTests(journey).tests.filter(({ events }) => events.length > 0)
    if (!buyer) throw new Error('Nobody buys')
    const astray = {
      ...buyer,
      events: buyer.events.map((event) => ({ ...event, since: { what: 'sent' as const, node: 'x' } })),
    }
    expect(ways(withPeople(journey, [buyer]))).toEqual([['start next', 'wait b1']])
    expect(ways(withPeople(journey, [astray]))).toEqual([['start next', 'wait timeout']])
  })
})

describe('people who come back', () => {
  const journey = (mode: 'once' | 'afterExit', cooldown?: string): Journey =>
    sketch({
      settings: { reentry: { mode, ...(cooldown ? { cooldown } : {}) } },
      nodes: {
        start: ['entry', { trigger: { type: 'manual' } }],
        which: [
          'split',
          {
            branches: {
              b1: { name: 'Third time', order: 1, where: { combinator: 'and', rules: [entries('>=', 3)] } },
              b2: { name: 'Second time', order: 2, where: { combinator: 'and', rules: [entries('=', 2)] } },
            },
          },
        ],
        pause: ['delay', { mode: 'for', duration: 'P1D' }],
      },
      paths: ['start > which.b1 > pause'],
    })
  const entries = (operator: '>=' | '=', value: number) => ({ field: 'journey.entries', operator, value })

  it('are found for rules that ask how often somebody came', () => {
    for (const cooldown of [undefined, 'P7D']) {
      const again = journey('afterExit', cooldown)
      const { targets, covered, tests } = deriveTests(again)
      expect(targets.filter(({ key, impossible }) => !impossible && !covered.has(key))).toEqual([])
      const back = tests.map((test) =>
        deedText(deedOf(again, test, test.events.at(-1) ?? { after: 'PT0S', event: 'x' })),
      )
      expect(back.some((text) => text.endsWith('comes back by “start”'))).toBe(true)
      const lived = tests.flatMap((test) => [...livedElsewhere(again, test).ways])
      expect(lived).toEqual(expect.arrayContaining(['which b1', 'which b2', 'which else']))
    }
  })

  it('are not where nobody may', () => {
    const { targets, covered } = deriveTests(journey('once'))
    expect(targets.filter(({ key, kind }) => kind === 'port' && !covered.has(key)).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['port which b1', 'port which b2']),
    )
  })
})
