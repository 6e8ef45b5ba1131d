import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interval, lengthOf, percent, signed } from './figures.ts'
import { plain, table } from './table.ts'

describe('a table', () => {
  it('aligns words left and numbers right', () => {
    const text = table(
      [{ title: 'step' }, { title: 'entered', align: 'right' }],
      [
        ['Reminder', '9'],
        ['Exit', '1,000'],
      ],
    )
    expect(text).toBe('  step      entered\n  Reminder        9\n  Exit        1,000\n')
  })

  it('counts what a terminal shows, not what a string holds', () => {
    const lines = table(
      [{ title: 'name' }, { title: 'n' }],
      [
        ['日本', '1'],
        ['👩‍👩‍👧 é', '2'],
        ['abcd', '3'],
      ],
    ).split('\n')
    expect(lines.slice(1, 4)).toEqual(['  日本  1', '  👩‍👩‍👧 é  2', '  abcd  3'])
  })

  it('lets no name steer the terminal', () => {
    expect(plain('\u001b[31mred\u202e\r\n')).toBe(' [31mred   ')
  })
})

describe('a length of time', () => {
  it.each([
    [0, '0'],
    [250, '250 ms'],
    [1_000, '1 s'],
    [90_000, '1 min 30 s'],
    [3_600_000, '1 h'],
    [3_599_700, '1 h'],
    [2 * 86_400_000 + 4 * 3_600_000, '2 d 4 h'],
    [400 * 86_400_000, '400 d'],
  ])('of %d ms is written %s', (ms, text) => {
    expect(lengthOf(ms)).toBe(text)
  })

  it('never has sixty of the smaller unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (ms) => {
        expect(lengthOf(ms)).not.toMatch(/\b60 (s|min)$|\b24 h$/)
      }),
    )
  })
})

describe('a rate', () => {
  it('comes with its interval and sign', () => {
    expect(percent(0.0231)).toBe('2.31%')
    expect(interval([0.01, 0.025])).toBe('1.00% … 2.50%')
    expect(signed(-0.1, percent)).toBe('−10.00%')
    expect(signed(0.1, percent)).toBe('+10.00%')
  })
})
