import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Journey,
  type JourneyTest,
  journeySchema,
  newJourney,
  OUTSIDE,
  readJourney,
  type Variant,
  writeJourney,
} from '../../document/index.ts'
import { journeys } from '../../document/testing/arbitraries.ts'
import { checkTests, deriveTests, headlineText, NotRunnable } from './index.ts'
import { livedElsewhere } from './testing/lived-elsewhere.ts'

const HERE = import.meta.dirname
const filesIn = (folder: string) =>
  readdirSync(`${HERE}/${folder}`)
    .filter((file) => file.endsWith('.journey.json'))
    .map((file) => `${HERE}/${folder}/${file}`)
const read = (file: string): Journey => {
  const result = readJourney(readFileSync(file, 'utf8'))
  if (!result.ok) throw new Error(`${file} is no journey`)
  return result.value
}
const FILES = [...filesIn('../../document/fixtures'), ...filesIn('../../ui/library/templates')]

const withTests = (journey: Journey, tests: readonly JourneyTest[]): Journey => ({
  ...journey,
  tests: Object.fromEntries(tests.map((test, index) => [`t${index + 1}`, test])),
})

const inMain = (journey: Journey, change: (variant: Variant) => Variant): Journey => {
  const variant = journey.variants[journey.mainVariant]
  if (!variant) throw new Error('There is no main variant')
  return { ...journey, variants: { ...journey.variants, [journey.mainVariant]: change(variant) } }
}

const headlines = (journey: Journey): string[] =>
  checkTests(journey, journey.mainVariant).results.flatMap(({ test, comparison }) =>
    comparison ? [headlineText(journey, test, comparison.headline)] : [],
  )

describe.each(FILES)('the test people of %s', (file) => {
  const journey = read(file)

  it.each(Object.keys(journey.variants))('meet everything in %s that can be met', (variant) => {
    const { targets, covered, complete, tests } = deriveTests(journey, { variant })
    expect(complete).toBe(true)
    expect(targets.filter(({ key, impossible }) => !impossible && !covered.has(key))).toEqual([])
    expect(new Set(tests.map(({ customer }) => customer.name)).size).toBe(tests.length)
  })

  it('are part of a valid document that is read back as it was, and pass', () => {
    const tested = withTests(journey, deriveTests(journey).tests)
    const back = readJourney(writeJourney(tested))
    expect(back.ok && back.value).toEqual(tested)
    expect(headlines(tested)).toEqual([])
  })

  it('are the same whenever they are found', () => {
    expect(deriveTests(journey)).toEqual(deriveTests(structuredClone(journey)))
  })

  it('are none too many: each meets something that no other does', () => {
    const tested = withTests(journey, deriveTests(journey).tests)
    const { results } = checkTests(tested, journey.mainVariant)
    for (const { id, played } of results) {
      const others = new Set(results.flatMap((other) => (other.id === id ? [] : [...other.played.covered])))
      expect([id, [...played.covered].every((key) => others.has(key))]).toEqual([id, false])
    }
  })
})

describe('the number of test people', () => {
  // Greedily found there would be 7 and 10: these are the smallest choices among all paths that there are.
  it.each([
    ['trial-ending', 6],
    ['welcome', 9],
  ])('of the template %s is %i', (name, count) => {
    expect(deriveTests(read(`${HERE}/../../ui/library/templates/${name}.journey.json`)).tests).toHaveLength(count)
  })
})

describe('what test people are reported to meet', () => {
  it('they really meet when they live elsewhere', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        const { tests, covered } = deriveTests(journey, { effort: 2_000 })
        const lived = tests.map((test) => livedElsewhere(journey, test))
        const ways = new Set(lived.flatMap((each) => [...each.ways]))
        const skips = new Set(
          lived.flatMap(({ effects }) => effects.flatMap((effect) => (effect.type === 'skip' ? [effect.node] : []))),
        )
        const goals = new Set(
          lived.flatMap(({ effects }) =>
            effects.flatMap((effect) => (effect.type === 'converted' ? [effect.goal] : [])),
          ),
        )
        for (const key of covered) {
          const [kind, id = '', port] = key.split(' ')
          if (kind === 'port')
            expect([key, port === 'skipped' ? skips.has(id) : hasWay(ways, id, port ?? '')]).toEqual([key, true])
          if (kind === 'goal') expect([key, goals.has(id)]).toEqual([key, true])
        }
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })

  it('is most of what there is, in journeys of every kind', () => {
    let [met, all] = [0, 0]
    fc.assert(
      fc.property(journeys(), (journey) => {
        const { targets, covered } = deriveTests(journey)
        met += targets.filter(({ key }) => covered.has(key)).length
        all += targets.filter(({ impossible }) => !impossible).length
      }),
      { numRuns: 60, seed: 5 },
    )
    expect(met / all).toBeGreaterThan(0.87)
  })
})

/** Webhooks and messages leave from inner states, whose ids end in the state's own name. */
const hasWay = (ways: ReadonlySet<string>, node: string, port: string): boolean =>
  ways.has(`${node} ${port}`) ||
  ['calling', 'checking', 'held', 'waiting'].some((inner) => ways.has(`${inner} ${port}`))

describe('an edit that changes what happens', () => {
  const journey = read(`${HERE}/../../document/fixtures/abandoned-cart.journey.json`)
  const tested = withTests(journey, deriveTests(journey).tests)
  const sms = Object.entries(journey.variants[journey.mainVariant]?.nodes ?? {}).find(
    ([, node]) => node.kind === 'message' && node.config.channel === 'sms',
  )?.[0] as string

  it('is told in words when the SMS is gone', () => {
    const edited = inMain(tested, ({ nodes, edges, ...variant }) => {
      const { [sms]: _gone, ...kept } = nodes
      const beyond = Object.values(edges).find((edge) => edge.from === sms && edge.port === 'next')?.to
      const ways = Object.entries(edges).flatMap(([id, edge]) =>
        edge.from === sms
          ? []
          : edge.to === sms
            ? beyond
              ? [[id, { ...edge, to: beyond }] as const]
              : []
            : [[id, edge] as const],
      )
      return { ...variant, nodes: kept, edges: Object.fromEntries(ways) }
    })
    expect(headlines(edited)).toContain('Bruno used to get “Discount by SMS”; now leaves with “Done”.')
  })

  it('is told when only the time is another', () => {
    const edited = inMain(tested, (variant) => {
      const wait = variant.nodes.n2
      if (wait?.kind !== 'delay') throw new Error('n2 is a delay')
      return { ...variant, nodes: { ...variant.nodes, n2: { ...wait, config: { mode: 'for', duration: 'PT90M' } } } }
    })
    expect(headlines(edited).some((line) => /after 1 h 30 min; it used to be 2 h\.$/.test(line))).toBe(true)
  })

  it('says nothing of a new name, a place on the canvas, or an order of keys', () => {
    const edited = inMain(tested, (variant) => ({
      ...variant,
      nodes: Object.fromEntries(
        Object.entries(variant.nodes)
          .reverse()
          .map(([id, node]) => [id, { ...node, name: `${node.name}!`, position: { x: 1, y: 2 } }]),
      ),
    }))
    expect(headlines(edited)).toEqual([])
  })

  it('tells nothing of a journey that cannot run, but says so', () => {
    const broken = inMain(tested, (variant) => ({ ...variant, nodes: {}, edges: {} }))
    expect(() => checkTests(broken, broken.mainVariant)).toThrow(NotRunnable)
  })
})

describe('small journeys', () => {
  const journey = (
    nodes: Variant['nodes'],
    edges: readonly [string, string, string][],
    parts: Partial<Journey> = {},
  ): Journey => {
    const base = newJourney({ id: 'small', name: 'Small', timeZone: 'Europe/Madrid' })
    const variant = base.variants.v1 as Variant
    return journeySchema.parse({
      ...base,
      ...parts,
      variants: {
        v1: {
          ...variant,
          nodes: { ...variant.nodes, ...nodes },
          edges: Object.fromEntries(edges.map(([from, port, to], index) => [`e${index}`, { from, port, to }])),
        },
      },
    })
  }
  const at = { x: 0, y: 0 }
  const missed = (made: Journey) => {
    const { targets, covered } = deriveTests(made)
    return targets.filter(({ key }) => !covered.has(key)).map(({ key, impossible }) => `${key}: ${impossible?.code}`)
  }

  it('with a date that is past or to come', () => {
    const delay = {
      kind: 'delay',
      name: 'Until',
      position: at,
      config: { mode: 'untilDate', date: '2026-03-01', past: 'exit' },
    } as const
    const birthday = {
      kind: 'delay',
      name: 'Birthday',
      position: at,
      config: { mode: 'untilAttribute', attribute: 'born', past: 'exit' },
    } as const
    const attributes: Journey['attributes'] = { born: { label: 'Born', type: 'date' } }
    expect(
      missed(
        journey(
          { n2: delay, n3: birthday },
          [
            ['n1', 'next', 'n2'],
            ['n2', 'next', 'n3'],
          ],
          { attributes },
        ),
      ),
    ).toEqual([])
  })

  it('with caps, quiet hours that skip, and a message that nothing holds back', () => {
    const mail = (urgent: boolean) =>
      ({
        kind: 'message',
        name: 'Mail',
        position: at,
        config: { channel: 'email', subject: 'S', body: 'B', consent: false, urgent },
      }) as const
    const settings: Journey['settings'] = {
      reentry: { mode: 'once' },
      frequencyCaps: [{ channel: 'any', max: 1, per: 'P7D' }],
      exitRules: {},
      goals: {},
    }
    expect(
      missed(
        journey(
          { n2: mail(false), n3: mail(false) },
          [
            ['n1', 'next', 'n2'],
            ['n2', 'next', 'n3'],
          ],
          { settings },
        ),
      ).sort(),
    ).toEqual(['port n2 skipped: undefined', 'port n3 next: finding'])
    const quiet: Journey['settings'] = {
      ...settings,
      frequencyCaps: [],
      quietHours: { from: '21:00', to: '08:00', fallback: 'skip' },
    }
    expect(missed(journey({ n2: mail(false) }, [['n1', 'next', 'n2']], { settings: quiet }))).toEqual([])
    expect(missed(journey({ n2: mail(true) }, [['n1', 'next', 'n2']], { settings: quiet }))).toEqual([
      'port n2 skipped: neverSkipped',
    ])
  })

  it('with branches of which one can never be taken, and an arm that nobody gets', () => {
    const where = (value: number) => ({
      combinator: 'and' as const,
      rules: [{ field: 'customer.age', operator: '>' as const, value }],
    })
    const split = {
      kind: 'split',
      name: 'Age',
      position: at,
      config: {
        branches: {
          b1: { name: 'Adult', where: where(17), order: 1 },
          b2: { name: 'Old', where: where(60), order: 2 },
        },
      },
    } as const
    const test = {
      kind: 'experiment',
      name: 'Test',
      position: at,
      config: { arms: { a1: { name: 'A', weight: 1 }, a2: { name: 'B', weight: 0 } } },
    } as const
    const attributes: Journey['attributes'] = { age: { label: 'Age', type: 'number' } }
    expect(
      missed(
        journey(
          { n2: split, n3: test },
          [
            ['n1', 'next', 'n2'],
            ['n2', 'else', 'n3'],
          ],
          { attributes },
        ),
      ),
    ).toEqual(['port n2 b2: finding', 'port n3 a2: finding'])
  })

  it('end in what the machine itself says: outside', () => {
    const made = journey({}, [])
    const { tests } = deriveTests(made)
    expect(tests[0]?.expected).toEqual([
      { what: 'entered', node: 'n1' },
      { what: 'left', node: 'n1', port: 'next' },
      { what: 'exited', reason: 'end of path' },
    ])
    expect(OUTSIDE).toBe('@outside')
  })
})
