import { describe, expect, it } from 'vitest'
import { HOSTILE } from '../../document/testing/hostile.ts'
import { jsonText } from './json.ts'

describe('a result as JSON', () => {
  it('is the same value to whoever parses it, whatever texts it holds', () => {
    const value = {
      ...HOSTILE,
      deleted: '\u007f',
      control: '\u0080\u009b31m\u009f',
      turned: '\u202eabc\u2069',
      line: '\u2028',
    }
    expect(JSON.parse(jsonText(value))).toEqual(value)
  })

  it('steers no terminal and turns no line', () => {
    const text = jsonText({ '\u009b2J': '\u001b[2J\u007f\u0085\u202e\u2066\u200f', plain: 'Año 𝒳 עברית' })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/u)
    expect(text).toContain('"plain": "Año 𝒳 עברית"')
    expect(text.endsWith('}\n')).toBe(true)
  })
})
