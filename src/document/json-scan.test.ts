import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesIn, scanJson } from './json-scan.ts'
import { sentenceOf } from './problem-texts.ts'

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const faultOf = (text: string) => {
  const { error } = scanJson(text, 64)
  if (!error) return undefined
  const place = placesIn(text)(error.offset)
  const said = sentenceOf(error.sentence, { ...error.values, ...place })
  return { ...place, says: said.replace(/^Line \d+, column \d+: (.*)\.$/s, '$1') }
}

describe('walking JSON text', () => {
  it('accepts what JSON.parse accepts, and nothing else', () => {
    const damaged = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          '}',
          ']',
          '"',
          '\\',
          ':',
          '0',
          '-',
          '.',
          'e',
          'tru',
          '\n',
          '\u0001',
          '\u00a0',
          '{',
          '[',
        ),
      )
      .map(([text, at, insert]) => {
        const cut = at % (text.length + 1)
        return text.slice(0, cut) + insert + text.slice(cut + (at % 2))
      })
    fc.assert(
      fc.property(fc.oneof(fc.json(), damaged, fc.string()), (text) => {
        expect(scanJson(text, 1_000).error === undefined).toBe(accepts(text))
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['{"a": 1,\n "b" 2}', 2, 6, 'a colon is expected after a key, but there is 2'],
    ['{"a": 1\n "b": 2}', 2, 2, 'a comma or } is expected here, but there is "'],
    ['[1, 2', 1, 6, 'a comma or ] is expected here, but the file ends'],
    ['{"a": tru}', 1, 7, 'a value is expected here, but there is t'],
    ['{"a": 1,}', 1, 9, 'a key in double quotes is expected here, but there is }'],
    ["{'a': 1}", 1, 2, "a key in double quotes is expected here, but there is '"],
    ['{"a": 1}\r\n\r\nx', 3, 1, 'the file should end here, but there is x'],
    ['', 1, 1, 'a value is expected here, but the file ends'],
  ])('says where and why %j is not JSON', (text, line, column, says) => {
    expect(faultOf(text)).toEqual({ line, column, says })
  })

  it('reports the same key twice, though it may be spelt differently', () => {
    const { duplicates } = scanJson('{"x": {"n1": 1, "n\\u0031": 2}, "y": [{"n1": 1}, {"n1": 1}]}', 64)
    expect(duplicates.map((finding) => finding.path)).toEqual(['x.n1'])
  })

  it('is not brought down by a million brackets', () => {
    expect(scanJson('['.repeat(1_000_000), 64).error?.code).toBe('json.tooDeep')
    expect(scanJson('{"a":'.repeat(1_000_000), Number.POSITIVE_INFINITY).error?.code).toBe('json.syntax')
  })
})
