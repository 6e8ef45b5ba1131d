import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { HistoryPolicy } from '../command.ts'
import { COMMANDS } from './index.ts'
import { LATER_COMMANDS } from './later.ts'

const texts = join(import.meta.dirname, '../../ui/kit/i18n')
const all: readonly (readonly [string, { readonly history: HistoryPolicy }])[] = Object.entries({
  ...COMMANDS,
  ...LATER_COMMANDS,
})
const undoable = all.flatMap(([name, { history }]) => (history === 'none' ? [] : [name])).sort()

/** `{ node: { add } }` → `node.add`. */
const keysOf = (words: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] =>
  Object.entries(words).flatMap(([room, deeds]) => Object.keys(deeds).map((deed) => `${room}.${deed}`))

describe('the list of what was done', () => {
  const languages = readdirSync(texts).filter((entry) => /^[a-z]{2}(-[A-Z]{2})?$/.test(entry))

  it('is kept in three languages', () => expect(languages.sort()).toEqual(['en', 'es', 'pt-BR']))

  it.each(languages)('has words for every command that can be undone, and for nothing else (%s)', (language) => {
    const { history } = JSON.parse(readFileSync(join(texts, language, 'designer.json'), 'utf8'))
    expect(keysOf(history).sort()).toEqual(undoable)
  })
})
