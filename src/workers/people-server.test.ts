import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, readJourney } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import type { PeopleAnswer, PeopleQuestion } from './people-messages.ts'
import { peopleServer } from './people-server.ts'

const read = readJourney(
  readFileSync(`${import.meta.dirname}/../document/fixtures/abandoned-cart.journey.json`, 'utf8'),
)
if (!read.ok) throw new Error('The fixture is no journey')
const journey: Journey = read.value
const words = { timeout: 'Time is up' }

/** A thread whose answers go through what messages between threads go through. */
function thread(pause?: () => Promise<void>) {
  const answers: PeopleAnswer[] = []
  const serve = peopleServer((answer) => answers.push(structuredClone(answer)), pause)
  return { answers, ask: (question: PeopleQuestion) => serve(structuredClone(question)) }
}

/** A journey that needs one person for each of many answers. */
const manyPeople = sketch({
  events: { purchase: { label: 'Purchase', properties: {} } },
  nodes: {
    start: ['entry', { trigger: { type: 'manual' } }],
    ...Object.fromEntries(
      Array.from(
        { length: 400 },
        (_, index) =>
          [
            `w${index}`,
            ['waitFor', { branches: { b1: { name: 'Done', event: 'purchase' } }, timeout: 'P1D' }],
          ] as const,
      ),
    ),
  },
  paths: [
    'start > w0',
    ...Array.from(
      { length: 399 },
      (_, index) => `w${Math.floor(index / 2)}${index % 2 ? '.timeout' : '.b1'} > w${index + 1}`,
    ),
  ],
})

describe('the thread that knows test people', () => {
  it('finds people and holds the journey to them', async () => {
    const { answers, ask } = thread()
    await ask({ kind: 'find', turn: 1, journey, variant: journey.mainVariant, words })
    const found = answers.at(-1)
    if (found?.kind !== 'found') throw new Error('Nobody was found')
    const tests = Object.fromEntries(found.found.tests.map((test, index) => [`t${index + 1}`, test]))
    await ask({ kind: 'check', turn: 2, journey: { ...journey, tests }, variant: journey.mainVariant })
    const checked = answers.at(-1)
    expect(checked).toMatchObject({ kind: 'checked', turn: 2 })
    expect(checked?.kind === 'checked' && checked.results.results.every(({ comparison }) => !comparison)).toBe(true)
  })

  it('says that nobody can be sent through a journey with errors', async () => {
    const { answers, ask } = thread()
    const broken = sketch({ nodes: { done: ['exit', { reason: 'Done' }] }, paths: [] })
    await ask({ kind: 'check', turn: 1, journey: broken, variant: 'v1' })
    expect(answers).toEqual([{ kind: 'notRunnable', turn: 1 }])
  })

  it('gives up what is under way for what is asked next, and when told to', async () => {
    const { answers, ask } = thread()
    const first = ask({ kind: 'find', turn: 1, journey: manyPeople, variant: 'v1', words })
    const second = ask({ kind: 'find', turn: 2, journey: manyPeople, variant: 'v1', words })
    await ask({ kind: 'cancel' })
    await Promise.all([first, second])
    expect(answers.filter(({ kind }) => kind === 'found')).toEqual([])
  })

  it('ends a search with what it has found, and tells how far it is on the way', async () => {
    let asked = false
    const { answers, ask } = thread(async () => {
      if (!asked) {
        asked = true
        await ask({ kind: 'enough' })
      }
    })
    await ask({ kind: 'find', turn: 1, journey: manyPeople, variant: 'v1', words })
    const found = answers.at(-1)
    if (found?.kind !== 'found') throw new Error('Nobody was found')
    expect(found.found.complete).toBe(false)
    expect(found.found.tests.length).toBeGreaterThan(0)
    expect(answers.some(({ kind }) => kind === 'progress')).toBe(true)
  })
})
