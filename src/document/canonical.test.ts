import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, readJourney, writeJourney } from './index.ts'
import { journeys } from './testing/arbitraries.ts'

/** The same value with the keys of every object in another order. */
const shuffled = (value: unknown, turn: number): unknown => {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, turn))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, held]): [string, unknown] => [key, shuffled(held, turn + 1)])
  const at = entries.length === 0 ? 0 : turn % entries.length
  const turned = [...entries.slice(at), ...entries.slice(0, at)]
  return Object.fromEntries(turn % 2 === 0 ? turned.reverse() : turned)
}

describe('canonical JSON', () => {
  it('sorts keys by code unit, even those that look like numbers, and ends with a newline', () => {
    const text = canonicalJson({ b: 1, a: [], '10': {}, '2': [1, { z: null }], Z: 'é\n', é: true })
    expect(text).toBe(
      '{\n  "10": {},\n  "2": [\n    1,\n    {\n      "z": null\n    }\n  ],\n  "Z": "é\\n",\n  "a": [],\n  "b": 1,\n  "é": true\n}\n',
    )
  })

  it('leaves out what is undefined and writes -0 as 0', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{\n  "b": 0\n}\n')
  })

  it('refuses what JSON cannot hold', () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    for (const value of [
      Number.NaN,
      { a: Infinity },
      () => 1,
      [undefined],
      new Array(1),
      1n,
      Symbol('s'),
      new Date(0),
      new Map(),
      cycle,
    ]) {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    }
  })

  it('is JSON of the same value, has one spelling for it, and stays as it is when written again', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.nat(20), (value, turn) => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(shuffled(value, turn))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('brings a journey back as it was', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        const read = readJourney(writeJourney(journey))
        expect(read).toEqual({ ok: true, value: journey })
        if (read.ok) expect(writeJourney(read.value)).toBe(writeJourney(journey))
      }),
    )
  })
})
