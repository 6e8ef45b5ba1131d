import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CODES } from '../catalogue.ts'
import { DID_YOU_MEAN_KEY, docsFile, docsText, englishTexts, textsFile } from './texts.ts'

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>
const textsOf = (language: string): Texts => JSON.parse(readFileSync(textsFile(language), 'utf8')) as Texts
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()
const CALL = 'out of date: run `node src/compiler/check/tools/write-texts.ts`'

describe('the texts made from the catalogue', () => {
  it('are up to date in the documentation', () => {
    expect(readFileSync(docsFile, 'utf8') === docsText(), CALL).toBe(true)
  })

  it('are up to date in the interface', () => {
    expect(readFileSync(textsFile('en'), 'utf8') === englishTexts(), CALL).toBe(true)
  })

  it('hold placeholders in messages only', () => {
    const { [DID_YOU_MEAN_KEY]: _named, ...codes } = textsOf('en')
    for (const [code, { message: _message, ...others }] of Object.entries(codes)) {
      for (const text of Object.values(others)) expect(text, code).not.toMatch(/\{\{/)
    }
  })
})

describe.each(['es', 'pt-BR'])('the texts in %s', (language) => {
  const english = textsOf('en')
  const translated = textsOf(language)

  it('are there for every code', () => {
    expect(Object.keys(translated).sort()).toEqual([...CODES, DID_YOU_MEAN_KEY].sort())
  })

  it.each([...CODES, DID_YOU_MEAN_KEY].sort())('%s says everything and fills in the same things', (code) => {
    const [from, to] = [english[code] ?? {}, translated[code] ?? {}]
    expect(Object.keys(to).sort()).toEqual(Object.keys(from).sort())
    expect(placeholders(to.message ?? '')).toEqual(placeholders(from.message ?? ''))
    for (const [key, text] of Object.entries(to)) {
      expect(text.trim(), key).not.toBe('')
      expect(text, key).not.toBe(from[key])
    }
  })
})
