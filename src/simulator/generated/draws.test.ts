import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sketch } from '../../document/testing/sketch.ts'
import { unit } from '../../kernel/random.ts'
import { bucket } from '../../runtime/index.ts'
import { Engine } from '../engine.ts'
import { modelOf } from '../testing/model-of.ts'
import { bucketWords } from './bucket-words.ts'
import { firstChange, wordsBelow } from './draws.ts'

const words = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('random words', () => {
  it('lie below as many words as uniform numbers lie below a bound', () => {
    const bounds = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), words.map(unit))
    fc.assert(
      fc.property(bounds, words, (bound, word) => {
        expect(word < wordsBelow(bound)).toBe(unit(word) < bound)
        // Just where it changes, too.
        for (const near of [wordsBelow(bound) - 1, wordsBelow(bound)])
          if (near >= 0 && near < 2 ** 32) expect(near < wordsBelow(bound)).toBe(unit(near) < bound)
      }),
    )
  })

  it('are found where a condition on them changes', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (at, before) => {
        fc.pre(at > 0)
        expect(firstChange((word) => word < at === before)).toBe(at)
      }),
    )
    expect(firstChange(() => true)).toBe(2 ** 32)
  })
})

describe('buckets of people in order', () => {
  it('are those of their ids', () => {
    const engine = new Engine(
      modelOf(
        sketch({
          nodes: { start: ['entry', { trigger: { type: 'manual' } }], done: ['exit', { reason: 'Done' }] },
          paths: ['start > done'],
        }),
      ),
    )
    const of = bucketWords(engine, 'welcome', 'n1')
    for (const replication of [0, 3]) {
      engine.startReplication(replication)
      for (const number of [0, 1, 9, 10, 11, 99, 100, 101, 110, 999, 1_000, 1_234_567, 1_234_600, 7, 8_000_000_009])
        expect(of(number) / 2 ** 32).toBe(bucket('welcome', 'n1', `${engine.customerIdPrefix}${number}`))
    }
  })
})
