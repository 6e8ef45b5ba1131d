import { describe, expect, it } from 'vitest'
import { changedFiles, drawn, numbersOf, piecesOf } from './sample.ts'
import { scoreOf, survivorsOf } from './score.ts'

const mutant = (line: number, status: string) => ({
  mutatorName: 'EqualityOperator',
  replacement: 'a <= b',
  status,
  location: { start: { line, column: 3 } },
})

describe('the mutation score', () => {
  const pieces = [
    { file: 'a.ts', firstLine: 1, lastLine: 9 },
    { file: 'a.ts', firstLine: 11, lastLine: 20 },
    { file: 'b.ts', firstLine: 1, lastLine: 5 },
  ]
  const report = {
    files: {
      'a.ts': {
        mutants: [mutant(2, 'Killed'), mutant(2, 'Timeout'), mutant(12, 'Survived'), mutant(13, 'Ignored')],
      },
      'b.ts': { mutants: [mutant(1, 'NoCoverage')] },
    },
  }

  it('is the share of mutants that a test noticed, within its interval', () => {
    const score = scoreOf(report, pieces, numbersOf(1))
    expect(score).toMatchObject({ killed: 1, timedOut: 1, survived: 1, notCovered: 1, score: 0.5, ci95: [0, 1] })
  })

  it('names what nobody noticed', () => {
    expect(survivorsOf(report)).toEqual([
      'a.ts:12:3 EqualityOperator → a <= b',
      'b.ts:1:3 EqualityOperator → a <= b (no test comes here)',
    ])
  })
})

describe('the sample', () => {
  const pieces = changedFiles().flatMap(piecesOf)

  it('is drawn from the code of compiler and runtime, and nothing else', () => {
    expect(pieces.length).toBeGreaterThan(200)
    expect(pieces.every(({ file }) => /^src\/(compiler|runtime)\//.test(file) && !/test|\.gen\./.test(file))).toBe(true)
  })

  it('is the same for the same seed, another for another, and holds nothing twice', () => {
    const sample = drawn(pieces, 30, numbersOf(7))
    expect(drawn(pieces, 30, numbersOf(7))).toEqual(sample)
    expect(drawn(pieces, 30, numbersOf(8))).not.toEqual(sample)
    expect(new Set(sample).size).toBe(30)
    expect(drawn(pieces, Number.POSITIVE_INFINITY, numbersOf(1))).toHaveLength(pieces.length)
  })
})
