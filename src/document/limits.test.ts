import { describe, expect, it } from 'vitest'
import { type DocumentProblem, LIMITS, newJourney, readJourney, writeJourney } from './index.ts'

type Json = Record<string, unknown>

const many = (count: number, value: unknown): Json =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value]))
const nested = (levels: number): unknown => ({ combinator: 'and', rules: levels > 1 ? [nested(levels - 1)] : [] })
const deep = (levels: number): unknown => (levels > 0 ? [deep(levels - 1)] : 1)

const exit = { kind: 'exit', name: 'E', position: { x: 0, y: 0 }, config: { reason: 'R' } }
const variant = (parts: Json = {}) => ({ name: 'V', purpose: 'dream', ...parts })
const split = (branches: Json) => variant({ nodes: { n1: { ...exit, kind: 'split', config: { branches } } } })
const branch = (where: unknown = { combinator: 'and', rules: [] }) => ({ name: 'B', order: 1, where })
const condition = { field: 'customer.x', operator: '=', value: 1 }
const example = {
  name: 'T',
  customer: { id: 'c', name: 'C', timeZone: 'UTC', attributes: {}, consent: {} },
  start: '2026-01-05T00:00:00Z',
  entry: 'n1',
  events: [],
  expected: [],
}

/** A picture whose data URL has so many characters, or few. */
const picture = (characters: number) => ({
  x: 0,
  y: 0,
  width: 1,
  height: 1,
  data: 'data:image/png;base64,'.padEnd(Math.max(30, characters), 'A'),
})

/** A journey that goes to a limit, with `more` beyond it. Calls are counted where machines run: src/compiler/calls.test.ts. */
const AT: Readonly<Record<Exclude<keyof typeof LIMITS, 'callDepth' | 'fileBytes'>, (more: number) => Json>> = {
  jsonDepth: (more) => ({ colour: deep(LIMITS.jsonDepth - 1 + more) }),
  nodesPerVariant: (more) => ({ variants: { v1: variant({ nodes: many(LIMITS.nodesPerVariant + more, exit) }) } }),
  edgesPerVariant: (more) => ({
    variants: { v1: variant({ edges: many(LIMITS.edgesPerVariant + more, { from: 'a', port: 'next', to: 'b' }) }) },
  }),
  variants: (more) => ({ variants: many(LIMITS.variants + more, variant()) }),
  tests: (more) => ({ tests: many(LIMITS.tests + more, example) }),
  workshopCards: (more) => ({
    workshop: { actions: many(LIMITS.workshopCards + more, { name: 'A', order: 1 }) },
  }),
  strokes: (more) => ({ workshop: { board: { strokes: many(LIMITS.strokes + more, { points: [0, 0] }) } } }),
  strokeNumbers: (more) => ({
    workshop: { board: { strokes: { k1: { points: Array(LIMITS.strokeNumbers + 2 * more).fill(1) } } } },
  }),
  images: (more) => ({ workshop: { board: { images: many(LIMITS.images + more, picture(0)) } } }),
  imageLength: (more) => ({ workshop: { board: { images: { k1: picture(LIMITS.imageLength + more) } } } }),
  branchesPerNode: (more) => ({ variants: { v1: split(many(LIMITS.branchesPerNode + more, branch())) } }),
  ruleDepth: (more) => ({ variants: { v1: split({ b1: branch(nested(LIMITS.ruleDepth + more)) }) } }),
  rulesPerGroup: (more) => ({
    variants: {
      v1: split({ b1: branch({ combinator: 'and', rules: Array(LIMITS.rulesPerGroup + more).fill(condition) }) }),
    },
  }),
  idLength: (more) => ({ stages: { ['s'.repeat(LIMITS.idLength + more)]: { name: 'S', order: 1 } } }),
  nameLength: (more) => ({ name: '𝕬'.repeat(LIMITS.nameLength + more) }),
  textLength: (more) => ({ description: 'x'.repeat(LIMITS.textLength + more) }),
}

function problemsOf(parts: Json): readonly DocumentProblem[] {
  const journey = JSON.parse(writeJourney(newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }))) as Json
  const result = readJourney(JSON.stringify({ ...journey, mainVariant: 'v1', ...parts }))
  return result.ok ? [] : result.error
}

const A_WAY_OUT = /Split|Delete|Shorten|check|Check|Put/

describe.each(Object.keys(AT) as (keyof typeof AT)[])('the limit %s', (limit) => {
  it('is within what can be read', () => {
    // Nothing in a journey nests as deep as a file may: such a value is unknown, but not too deep.
    const expected = limit === 'jsonDepth' ? ['key.unknown'] : []
    expect(problemsOf(AT[limit](0)).map(({ code }) => code)).toEqual(expected)
  })

  it('is named by what is beyond it, once, with the way out', () => {
    const [problem, ...rest] = problemsOf(AT[limit](1))
    expect(rest).toEqual([])
    expect(problem?.message).toContain(LIMITS[limit].toLocaleString('en'))
    expect(problem?.message).toMatch(A_WAY_OUT)
    expect(problem?.message).not.toMatch(/\.\.|<=|Too big/)
  })
})

it('a file is refused by its bytes with the limit and the way out', () => {
  const result = readJourney(`${' '.repeat(LIMITS.fileBytes)}{}`)
  const message = result.ok ? '' : result.error[0]?.message
  expect(message).toContain(`${LIMITS.fileBytes / 1024 / 1024} MB`)
  expect(message).toMatch(A_WAY_OUT)
})
