import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readJourney, readJourneyValue } from './index.ts'
import { newJourney } from './names.ts'
import { PROBLEM_PHRASES, sentenceOf } from './problem-texts.ts'

const journey = newJourney({ id: 'a', name: 'A', timeZone: 'UTC' })
const problemsOf = (text: string) => {
  const read = readJourney(text)
  return read.ok ? [] : read.error
}
const problemsIn = (changes: object) => {
  const read = readJourneyValue({ ...journey, ...changes })
  return read.ok ? [] : read.error
}

describe('what keeps a text from being a journey', () => {
  it.each([
    ['', 'The file is empty. Choose a journey file (.journey.json).'],
    ['[]', 'A journey file holds an object in braces, not a list.'],
    ['{}', 'This file has no "format"; a Jornada journey has "jornada/journey". Choose another file.'],
    ['{"format": 5}', 'This file has the format 5; a Jornada journey has "jornada/journey". Choose another file.'],
    ['{"a": 1,\n}', 'Line 2, column 1: a key in double quotes is expected here, but there is }.'],
    ['{"a"', 'Line 1, column 5: a colon is expected after a key, but the file ends.'],
    ['{"a": \u0001}', 'Line 1, column 7: a value is expected here, but there is the invisible character U+0001.'],
    ['{"a": "b\n"}', /^Line 1, column 9: a text in double quotes, .* is expected here, but the line ends\.$/],
  ])('is said in a sentence: %j', (text, message) => {
    const [problem] = problemsOf(text)
    expect(problem?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })

  it.each([
    [{ name: 5 }, 'A text is expected here, not 5.'],
    [{ name: undefined }, '"name" is missing. Add it: a text.'],
    [{ name: 'x'.repeat(201) }, 'This text can have at most 200 characters. Shorten it.'],
    [{ nmae: '' }, 'There is no such key as "nmae" here. Check its spelling or remove it.'],
    [{ timeZone: 'Mars' }, 'Not an IANA time zone such as Europe/Madrid: "Mars" stands here.'],
    [{ stages: { 'a b': { name: '', order: 1 } } }, /^"a b" cannot be used as a key here: An id has letters/],
    [{ formatVersion: 'one' }, 'The format version is "one". It should be a whole number, now 1.'],
  ])('is said of values: %j', (changes, message) => {
    const [problem] = problemsIn(changes)
    expect(problem?.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })

  it('names its sentence and values, from which any language can say it', () => {
    for (const problem of [
      ...problemsOf('{"a": 1,}'),
      ...problemsOf('{}'),
      ...problemsIn({ name: 5, stages: 7, x: 1 }),
    ]) {
      expect(problem.sentence).toBeDefined()
      expect(problem.sentence && sentenceOf(problem.sentence, problem.values)).toBe(problem.message)
    }
  })

  it('has a phrase for every fault that a schema names, so that none stays English', () => {
    const sources = globSync('{*,kinds/*}.ts', { cwd: import.meta.dirname }).filter((file) => !file.includes('.test.'))
    const faults = sources.flatMap((file) =>
      [
        ...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(
          /\.(?:refine|regex)\((?:[^()]|\([^()]*\))*?'([A-Z][^']+)',?\s*\)/g,
        ),
      ].map(([, fault]) => fault),
    )
    expect(faults.length).toBeGreaterThan(10)
    const phrases: readonly string[] = Object.values(PROBLEM_PHRASES)
    expect(faults.filter((fault) => !phrases.includes(fault ?? ''))).toEqual([])
  })

  it('leaves a placeholder without value as it is', () => {
    expect(sentenceOf('tooLarge')).toContain('{max} MB')
    expect(sentenceOf('tooManyNodes', { max: 5_000 })).toContain('5,000 nodes')
  })
})
