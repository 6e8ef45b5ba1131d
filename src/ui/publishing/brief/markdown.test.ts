import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOSTILE } from '../../../document/testing/hostile.ts'
import { item, md, table } from './markdown.ts'

describe("somebody's words in Markdown", () => {
  it.each([
    ['**loud**', '\\*\\*loud\\*\\*'],
    ['# heading', '\\# heading'],
    ['[a](javascript:b)', '\\[a\\](javascript\\:b)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['a | b', 'a \\| b'],
    ['1. first', '1\\. first'],
    ['10.5 % off: today', '10.5 % off: today'],
    ['- item', '\\- item'],
    ['===', '\\==='],
    ['www.evil.example', 'www\\.evil.example'],
    ['one\n\n## two', 'one \\#\\# two'],
    ['Welcome, 10 % off (today)!', 'Welcome, 10 % off (today)!'],
  ])('%j is written %j', (text, written) => expect(md(text)).toBe(written))

  it.each(Object.entries(HOSTILE))('stay on their line and are plain: %s', (_, text) => {
    const written = md(text)
    expect(written).not.toMatch(/[\n\r\u2028\u2029]/)
    // Whatever could begin something stands behind a backslash that is not itself behind one.
    const bare = written.replaceAll(/\\./g, '')
    expect(bare).not.toMatch(/[`*_[\]<>&|~#$@]|:\S/)
  })

  it('never begin a list, a line or a heading', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(md(text)).not.toMatch(/^(?:[-+=#>]|\d+[.)](?:\s|$))|\n/)
      }),
    )
  })

  it('fill one cell of a table each', () => {
    const [, , row = ''] = table(['a', 'b'], [['x | y\n| z', '\\|']])
    expect(row.replaceAll(/\\./g, '').split('|')).toHaveLength(4)
    expect(item(2, 'x')).toBe('    - x')
  })
})
