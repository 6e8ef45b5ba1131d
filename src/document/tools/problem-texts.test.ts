import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { problemTexts, problemTextsFile } from './problem-texts.ts'

it('the English texts about unreadable documents are those of the source', () => {
  const call = 'out of date: run `node src/document/tools/write-problem-texts.ts`'
  expect(readFileSync(problemTextsFile('en'), 'utf8') === problemTexts(), call).toBe(true)
})
