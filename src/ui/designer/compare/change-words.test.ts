import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diffVariants, type Variant } from '../../../document/index.ts'
import { sketch } from '../../../document/testing/sketch.ts'
import type { Say } from '../../canvas/index.ts'
import { changeWords, insteadOf } from './change-words.ts'
import { contrastOf } from './contrast.ts'

const TEXTS: Readonly<Record<string, unknown>> = Object.fromEntries(
  ['common', 'kinds', 'variants'].map((namespace) => [
    namespace,
    JSON.parse(readFileSync(join(import.meta.dirname, `../../kit/i18n/en/${namespace}.json`), 'utf8')),
  ]),
)

/** The English texts, without a page. */
function t(key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const [namespace = '', path = ''] = key.split(':')
  const text = path
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], TEXTS[namespace])
  return String(text ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
}

const say: Say = {
  t,
  format: {
    locale: 'en',
    duration: (span: string) => ({ PT1H: '1 hour', P1D: '1 day', P2D: '2 days' })[span] ?? span,
    list: (items: readonly string[]) => items.join(', '),
    number: String,
    percent: (share: number) => `${Math.round(share * 100)}%`,
  } as unknown as Say['format'],
  event: (name) => name,
  attribute: (name) => name,
  goal: (id) => id,
  node: (id) => id,
  journey: (id) => id,
}

const plain = (): Variant => {
  const { v1 } = sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      pause: ['delay', { mode: 'for', duration: 'P1D' }],
      mail: ['message', { channel: 'email', subject: 'Hello', body: 'Long text', cost: 0.01 }],
      answer: ['waitFor', { branches: { b1: { name: 'Bought', event: 'purchase' } }, timeout: 'P1D' }],
      end: ['exit', { reason: 'Done' }],
    },
    paths: ['start > pause > mail > answer.b1 > end', 'answer.timeout > end'],
  }).variants
  if (!v1) throw new Error('no variant')
  return v1
}

/** Every line that is told of a copy that was worked on. */
function told(work: (copy: Variant) => void): string[] {
  const [before, after] = [plain(), plain()]
  work(after)
  return diffVariants(before, after).flatMap((change) => {
    const { title, lines } = changeWords(change, { say, before, after, stages: {} })
    return lines.length === 0 ? [`${title}: ${change.how}`] : lines.map((line) => `${title}: ${line}`)
  })
}

const step = (variant: Variant, id: string) => {
  const found = variant.nodes[id]
  if (!found) throw new Error(`no step ${id}`)
  return found
}

describe('a difference in words', () => {
  it('says what both sentences begin with once', () => {
    expect(
      told((copy) => {
        step(copy, 'pause').config = { mode: 'for', duration: 'PT1H' }
      }),
    ).toEqual(['pause: Wait 1 hour instead of 1 day'])
  })

  it('tells every setting that the sentence does not, old and new', () => {
    expect(
      told((copy) => {
        step(copy, 'mail').config = { channel: 'email', subject: 'Hi', body: 'Short', urgent: true }
      }),
    ).toEqual([
      'mail: E-mail: Hi instead of Hello',
      'mail: Text: “Short” instead of “Long text”',
      'mail: Cost: nothing instead of 0.01',
      'mail: Urgent: yes instead of nothing',
    ])
  })

  it('tells ways out by their names, those that come and those that go', () => {
    const lines = told((copy) => {
      step(copy, 'answer').config = {
        branches: { b1: { name: 'Bought', event: 'order' }, b2: { name: 'Asked', event: 'question' } },
        timeout: 'P1D',
      }
      copy.edges = Object.fromEntries(
        Object.entries(copy.edges).map(([id, edge]) => [id, edge.port === 'b1' ? { ...edge, to: 'mail' } : edge]),
      )
    })
    expect(lines).toContain('answer: Has the way out “Asked”')
    expect(lines).toContain('answer: Bought: Leads to “mail” instead of “end”')
  })

  it('tells another kind, another name and another place', () => {
    expect(
      told((copy) => {
        copy.nodes.pause = { ...step(copy, 'pause'), kind: 'exit', config: { reason: 'Enough' } }
        step(copy, 'mail').name = 'First mail'
        step(copy, 'end').position = { x: 1, y: 1 }
      }),
    ).toEqual([
      'end: moved',
      'First mail: Called “First mail” instead of “mail”',
      'pause: Exit instead of Delay',
      'pause: Leaves: Enough',
    ])
  })

  it('never leaves the end of the old text out', () => {
    expect(insteadOf(say, 'Wait 1 day', 'Wait 1 day')).toBe('Wait 1 day instead of 1 day')
    expect(insteadOf(say, 'A', 'B')).toBe('A instead of B')
  })
})

it('shows on the canvas the ways that come and go with a step', () => {
  const [before, after] = [plain(), plain()]
  delete after.nodes.mail
  after.edges = Object.fromEntries(
    Object.entries(after.edges).flatMap(([id, edge]) => {
      if (edge.from === 'mail') return []
      return [[id, edge.to === 'mail' ? { ...edge, to: 'answer' } : edge]]
    }),
  )
  const { contrasts, ghosts } = contrastOf(before, after, diffVariants(before, after))
  expect([...contrasts]).toEqual([['port pause next', 'changed']])
  expect(Object.keys(ghosts.nodes)).toEqual(['mail'])
  expect(Object.values(ghosts.edges).map(({ from, to }) => `${from} → ${to}`)).toEqual([
    'pause → mail',
    'mail → answer',
  ])
})
