import { describe, expect, it } from 'vitest'
import { freshId, idFromName, journeySchema, newJourney } from './index.ts'

describe('fresh ids', () => {
  it('count on from the highest in use', () => {
    expect(freshId({}, 'n')).toBe('n1')
    expect(freshId({ n1: 0, n7: 0, note9: 0, n: 0, n08: 0, e9: 0 }, 'n')).toBe('n8')
    expect(freshId(['a1', 'a2'], 'a')).toBe('a3')
  })
})

describe('ids from names', () => {
  it('are readable, valid and not taken', () => {
    expect(idFromName('Abandoned cart (2)')).toBe('abandoned-cart-2')
    expect(idFromName('Ação São João')).toBe('acao-sao-joao')
    expect(idFromName('Welcome', ['welcome', 'welcome-2'])).toBe('welcome-3')
    expect(idFromName('Welcome', ['welcome'])).toBe('welcome-1')
    expect(idFromName('欢迎')).toBe('journey-1')
    expect(idFromName('Constructor')).toBe('constructor-1')
    expect(idFromName('x'.repeat(500))).toHaveLength(100)
  })
})

describe('a new journey', () => {
  it('is a valid document with an entry and a scenario', () => {
    const journey = newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
    expect(journeySchema.parse(journey)).toEqual(journey)
    expect(Object.values(journey.variants.v1?.nodes ?? {}).map((node) => node.kind)).toEqual(['entry'])
    expect(journey.scenarios.s1?.variant).toBe('v1')
  })
})
