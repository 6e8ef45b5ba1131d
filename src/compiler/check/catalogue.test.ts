import { describe, expect, it } from 'vitest'
import { CODES, explain } from './index.ts'

describe('the catalogue', () => {
  it.each(CODES)('%s is explained in whole sentences and plain words', (code) => {
    const entry = explain(code)
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    for (const text of [entry?.message, entry?.explanation, entry?.example, entry?.remedy]) {
      expect(text).toMatch(/^[\p{Lu}“{„F]/u)
      expect(text).toMatch(/[.!?)”]$/)
    }
    expect(entry?.title.length).toBeLessThan(50)
    expect(`${entry?.title} ${entry?.message.replace(/\{\w+\}/g, '')}`).not.toMatch(
      /\b(node|null|undefined|regex|JSON|DNF)\b/,
    )
  })

  it('does not explain what it does not know', () => {
    expect(explain('toString')).toBeUndefined()
    expect(explain('no-such-code')).toBeUndefined()
  })
})
