import { expect, it } from 'vitest'
import { unknownsOf } from './open-questions.ts'

const idea = (
  id: string,
  questions: readonly [question: string, answer: 'yes' | 'no' | 'unknown', owner?: string][],
) => ({
  id,
  title: `Idea ${id}`,
  opportunity: {
    dream: '',
    realistic: '',
    votes: [],
    status: 'idea' as const,
    feasibility: questions.map(([question, answer, owner], index) => ({
      id: `q${index}`,
      question,
      answer,
      ...(owner !== undefined && { owner }),
    })),
  },
})

it('open questions stand with who must answer them: nobody’s first, then who has the most', () => {
  const unknowns = unknownsOf([
    idea('o1', [
      ['Stock online?', 'unknown', 'IT'],
      ['API?', 'yes', 'IT'],
      ['Budget?', 'unknown', ' '],
    ]),
    idea('o2', [
      ['Consent?', 'unknown', 'Legal'],
      ['Data?', 'unknown', ' IT '],
      ['Law?', 'no', 'Legal'],
    ]),
  ])
  expect(unknowns.map(({ owner, questions }) => [owner, questions.map(({ question }) => question)])).toEqual([
    ['', ['Budget?']],
    ['IT', ['Stock online?', 'Data?']],
    ['Legal', ['Consent?']],
  ])
  expect(new Set(unknowns.flatMap(({ questions }) => questions.map(({ key }) => key))).size).toBe(4)
})
