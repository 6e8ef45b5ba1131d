import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LANGUAGE_CODES } from './languages.ts'
import { namespaceFilesOf, placeholdersOf, type Texts, usesIn } from './testing/scan.ts'

const HERE = import.meta.dirname
const SOURCES = join(HERE, '../../..')
const read = (language: string, file: string): Texts => {
  const path = join(HERE, language, file)
  return existsSync(path) ? flatten(JSON.parse(readFileSync(path, 'utf8'))) : {}
}

function flatten(value: unknown, prefix = ''): Texts {
  if (typeof value === 'string') return { [prefix]: value }
  return Object.assign(
    {},
    ...Object.entries(value as object).map(([key, inner]) => flatten(inner, prefix ? `${prefix}.${key}` : key)),
  )
}

const files = [...new Set(LANGUAGE_CODES.flatMap((language) => readdirSync(join(HERE, language))))]

describe.each(files)('%s', (file) => {
  it.each(LANGUAGE_CODES)('says the same things in %s as in English', (language) => {
    const english = read('en', file)
    const other = read(language, file)
    expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort())
    const empty = Object.entries(other).filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
    const differing = Object.keys(english).filter(
      (key) => placeholdersOf(english[key] ?? '').join() !== placeholdersOf(other[key] ?? '').join(),
    )
    expect(differing).toEqual([])
  })
})

describe('the sources', () => {
  const texts: Record<string, Texts> = Object.fromEntries(
    files.map((file) => [file.replace(/\.json$/, ''), read('en', file)]),
  )
  const uses = usesIn(namespaceFilesOf(SOURCES), texts)

  it('ask for no text that is missing', () => {
    expect(uses.missing).toEqual([])
  })

  it('leave no text unused', () => {
    expect(uses.unused).toEqual([])
  })
})
