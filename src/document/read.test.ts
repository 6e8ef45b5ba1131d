import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DocumentProblem,
  type Journey,
  LIMITS,
  newJourney,
  readJourney,
  readJourneyValue,
  writeJourney,
} from './index.ts'
import { journeys } from './testing/arbitraries.ts'

type Json = Record<string, unknown>

const blank = (): Journey => newJourney({ id: 'j', name: 'J', timeZone: 'Europe/Madrid' })

/** The problems of a small journey that was changed as raw JSON. */
function problemsOf(change: (json: Json) => void): readonly DocumentProblem[] {
  const json = JSON.parse(writeJourney(blank())) as Json
  change(json)
  const result = readJourney(JSON.stringify(json, null, 2))
  return result.ok ? [] : result.error
}

/** Sets a value deep inside raw JSON. */
function put(json: Json, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() as string
  const holder = keys.reduce((at, key) => at[key] as Json, json)
  holder[last] = value
}

const inNode = (node: Json) => (json: Json) =>
  put(json, 'variants.v1.nodes.n2', { name: 'N', position: { x: 0, y: 0 }, ...node })
const told = (problems: readonly DocumentProblem[]) => problems.map(({ code, path }) => [code, path])

describe('reading a journey', () => {
  it('reads what was written, with or without a byte order mark', () => {
    expect(readJourney(writeJourney(blank()))).toEqual({ ok: true, value: blank() })
    expect(readJourney(`\uFEFF${writeJourney(blank())}`).ok).toBe(true)
  })

  it('fills in collections that are absent', () => {
    const read = readJourney(
      '{"format":"jornada/journey","formatVersion":1,"id":"a","name":"A","timeZone":"UTC","variants":{"v1":{"name":"M","purpose":"dream"}},"mainVariant":"v1"}',
    )
    expect(read).toMatchObject({
      ok: true,
      value: { scenarios: {}, settings: { goals: {} }, variants: { v1: { nodes: {}, edges: {} } } },
    })
  })

  it('tells every problem at once, with path, line and column', () => {
    const problems = problemsOf((json) => {
      put(json, 'timeZone', 'Mars/Olympus')
      put(json, 'colour', 'red')
      put(json, 'settings.goals', { g1: { name: 'G', event: 'buy', value: { constant: 'ten' } } })
      put(json, 'variants.v1.nodes.n1.config.trigger', { type: 'evnt' })
      put(json, 'scenarios.s1.seed', 1.5)
    })
    expect(told(problems)).toEqual([
      ['value.invalid', 'timeZone'],
      ['value.type', 'settings.goals.g1.value.constant'],
      ['value.choice', 'variants.v1.nodes.n1.config.trigger.type'],
      ['value.type', 'scenarios.s1.seed'],
      ['key.unknown', 'colour'],
    ])
    for (const problem of problems) expect(problem.line).toBeGreaterThan(1)
    expect(problems[2]?.message).toBe('"evnt" is not a choice here. Use "event", "segment", "schedule" or "manual".')
  })

  it.each([
    ['an unknown kind', inNode({ kind: 'teleport', config: {} }), 'value.choice', 'variants.v1.nodes.n2.kind'],
    [
      'a wrong duration',
      inNode({ kind: 'delay', config: { mode: 'for', duration: '5 hours' } }),
      'value.invalid',
      'variants.v1.nodes.n2.config.duration',
    ],
    [
      'a misspelt key',
      inNode({ kind: 'throttle', config: { max: 1, per: 'P1D', pre: 1 } }),
      'key.unknown',
      'variants.v1.nodes.n2.config.pre',
    ],
    [
      'a missing value',
      inNode({ kind: 'throttle', config: { max: 1 } }),
      'value.missing',
      'variants.v1.nodes.n2.config.per',
    ],
    [
      'an id with a space',
      (json: Json) => put(json, 'stages', { 'a b': { name: 'S', order: 1 } }),
      'key.invalid',
      'stages["a b"]',
    ],
    [
      'an inherited name as id',
      (json: Json) => put(json, 'stages', { toString: { name: 'S', order: 1 } }),
      'key.invalid',
      'stages.toString',
    ],
    [
      'a number out of range',
      (json: Json) => put(json, 'scenarios.s1.population.consent', { email: 2 }),
      'value.range',
      'scenarios.s1.population.consent.email',
    ],
    [
      'an unknown channel',
      (json: Json) => put(json, 'settings.frequencyCaps', [{ channel: 'fax', max: 1, per: 'P1D' }]),
      'value.choice',
      'settings.frequencyCaps.0.channel',
    ],
    [
      'an unknown operator deep in a rule',
      inNode({
        kind: 'split',
        config: {
          branches: {
            b1: {
              name: 'B',
              order: 1,
              where: {
                combinator: 'and',
                rules: [{ combinator: 'or', rules: [{ field: 'customer.x', operator: '==', value: 1 }] }],
              },
            },
          },
        },
      }),
      'value.choice',
      'variants.v1.nodes.n2.config.branches.b1.where.rules.0.rules.0.operator',
    ],
  ])('points at %s', (_, change, code, path) => {
    expect(told(problemsOf(change))).toEqual([[code, path]])
  })

  it('refuses rules nested too deep, and too many branches', () => {
    const nested = (depth: number): unknown => ({ combinator: 'and', rules: depth > 1 ? [nested(depth - 1)] : [] })
    const branch = (where: unknown) =>
      inNode({ kind: 'split', config: { branches: { b1: { name: 'B', order: 1, where } } } })
    expect(problemsOf(branch(nested(LIMITS.ruleDepth)))).toEqual([])
    expect(told(problemsOf(branch(nested(LIMITS.ruleDepth + 1))))).toEqual([
      ['value.invalid', 'variants.v1.nodes.n2.config.branches.b1.where'],
    ])
    const arms = Object.fromEntries(
      Array.from({ length: LIMITS.branchesPerNode + 1 }, (_, index) => [`a${index}`, { name: 'A', weight: 1 }]),
    )
    expect(problemsOf(inNode({ kind: 'experiment', config: { arms } }))[0]?.message).toContain('At most 50 entries')
  })

  it('says what the file is when it is no journey', () => {
    const messages = [
      '',
      '  \n',
      '[]',
      '42',
      '{}',
      '{"format":"other/thing"}',
      '{"format":"jornada/journey"}',
      '{"format":"jornada/journey","formatVersion":"1"}',
    ].map((text) => {
      const result = readJourney(text)
      return result.ok ? 'read' : result.error.map((problem) => problem.code).join()
    })
    expect(messages).toEqual([
      'file.empty',
      'file.empty',
      'format.notAnObject',
      'format.notAnObject',
      'format.unknown',
      'format.unknown',
      'format.version',
      'format.version',
    ])
  })

  it('says that a newer version of Jornada made the file', () => {
    const [problem] = problemsOf((json) => put(json, 'formatVersion', 2))
    expect(problem).toMatchObject({ code: 'format.newer', path: 'formatVersion', values: { version: 2, known: 1 } })
    expect(problem?.message).toContain('made by a newer version of Jornada')
  })

  it('says line and column of a slip in the JSON', () => {
    const result = readJourney('{\n  "format": "jornada/journey"\n  "id": "a"\n}')
    expect(result).toMatchObject({ ok: false, error: [{ code: 'json.syntax', line: 3, column: 3 }] })
  })

  it('refuses an id that stands twice, since one of the two would be lost', () => {
    const text = writeJourney(blank()).replace('"n1": {', '"n1": 0, "n1": {')
    const result = readJourney(text)
    expect(result).toMatchObject({ ok: false, error: [{ code: 'json.duplicateKey', path: 'variants.v1.nodes.n1' }] })
  })

  it('refuses __proto__ wherever it stands', () => {
    for (const key of ['"settings": {', '"n1": {', '"position": {', '"population": {']) {
      const text = writeJourney(blank()).replace(key, `${key} "__proto__": { "polluted": true },`)
      const result = readJourney(text)
      expect(
        result.ok
          ? []
          : result.error.map((problem) => [
              problem.code,
              problem.path.endsWith('__proto__'),
              problem.line !== undefined,
            ]),
      ).toEqual([['json.reservedKey', true, true]])
    }
    expect(({} as Json).polluted).toBeUndefined()
  })

  it('lists the first two hundred problems and counts the rest', () => {
    const problems = problemsOf((json) => {
      for (let index = 0; index < 300; index += 1) put(json, `extra${index}`, 1)
    })
    expect(problems).toHaveLength(201)
    expect(problems.at(-1)).toMatchObject({ code: 'problems.more', values: { count: 100 } })
  })

  it('never throws, whatever it is given', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        'null',
        '1',
        '"variants"',
        '"format":"jornada/journey"',
        '"formatVersion":1',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          pieces.map((parts) => parts.join('')),
        ),
        (text) => void readJourney(text),
      ),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => void readJourneyValue(value),
      ),
    )
  })

  it('tells the problem where a valid journey was damaged', () => {
    fc.assert(
      fc.property(
        journeys({ maxNodes: 6 }),
        fc.nat(),
        fc.constantFrom<unknown>(null, {}, [], 'x y', -1, true),
        (journey, choice, bad) => {
          const json = JSON.parse(writeJourney(journey)) as Json
          const ids = Object.keys((json.variants as { v1: { nodes: Json } }).v1.nodes)
          const id = ids[choice % ids.length] as string
          put(json, `variants.v1.nodes.${id}.position`, bad)
          const result = readJourney(JSON.stringify(json))
          expect(result.ok).toBe(false)
          if (!result.ok)
            for (const problem of result.error) expect(problem.path).toMatch(`variants.v1.nodes.${id}.position`)
        },
      ),
    )
  })
})

describe('files beyond the limits', () => {
  const withNodes = (count: number): string => {
    const journey = blank()
    const variant = journey.variants.v1
    if (variant)
      variant.nodes = Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `n${index}`,
          { kind: 'exit', name: 'E', position: { x: 0, y: 0 }, config: { reason: 'R' } },
        ]),
      )
    return JSON.stringify(journey)
  }
  const elapsed = (work: () => void) => {
    const start = performance.now()
    work()
    return performance.now() - start
  }

  it('are refused at once when they have too many nodes, edges or variants', () => {
    const hundredThousand = withNodes(100_000)
    let result = readJourney('')
    expect(elapsed(() => (result = readJourney(hundredThousand)))).toBeLessThan(500)
    expect(result).toMatchObject({ ok: false, error: [{ code: 'limit.nodes', path: 'variants.v1.nodes' }] })
    expect(
      told(
        problemsOf((json) =>
          put(json, 'variants.v1.edges', Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`e${at}`, 0]))),
        ),
      ),
    ).toEqual([['limit.edges', 'variants.v1.edges']])
    expect(
      told(
        problemsOf((json) =>
          put(json, 'variants', Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`v${at}`, 0]))),
        ),
      ),
    ).toEqual([['limit.variants', 'variants']])
  })

  it('are refused at once when they have too many bytes', () => {
    expect(readJourney('x'.repeat(50 * 1024 * 1024))).toMatchObject({ ok: false, error: [{ code: 'file.tooLarge' }] })
    expect(readJourney('é'.repeat(11 * 1024 * 1024))).toMatchObject({ ok: false, error: [{ code: 'file.tooLarge' }] })
    expect(readJourney(' '.repeat(11 * 1024 * 1024))).toMatchObject({ ok: false, error: [{ code: 'file.empty' }] })
  })

  it('are refused at once when they are nested too deep, as text and as value', () => {
    expect(readJourney('{"a":'.repeat(1_000_000))).toMatchObject({ ok: false, error: [{ code: 'json.tooDeep' }] })
    const cycle: Json = { format: 'jornada/journey', formatVersion: 1 }
    cycle.self = cycle
    expect(readJourneyValue(cycle)).toMatchObject({ ok: false, error: [{ code: 'json.tooDeep' }] })
  })

  it('are read as long as they keep within them', () => {
    expect(readJourney(withNodes(LIMITS.nodesPerVariant)).ok).toBe(true)
  })
})
