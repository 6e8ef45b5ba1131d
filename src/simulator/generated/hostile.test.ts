import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Journey } from '../../document/index.ts'
import { sketch } from '../../document/testing/sketch.ts'
import { Engine } from '../engine.ts'
import { simulate } from '../simulation.ts'
import { modelOf } from '../testing/model-of.ts'
import { generate, write } from './generate.ts'

const HOSTILE = ['`);globalThis.hacked=1;//$', '{globalThis.hacked=1}/\u2028"\'\\'].join('')

/** An author's words wherever a document takes words. */
const journey: Journey = sketch({
  events: { [HOSTILE]: { label: HOSTILE } },
  attributes: { [HOSTILE]: { label: HOSTILE, type: 'text' } },
  settings: {
    goals: { g1: { name: HOSTILE, event: HOSTILE, primary: true, value: { property: HOSTILE } } },
  },
  nodes: {
    start: [
      'entry',
      {
        trigger: {
          type: 'event',
          event: HOSTILE,
          where: { combinator: 'and', rules: [{ field: `customer.${HOSTILE}`, operator: '!=', value: `${HOSTILE}x` }] },
        },
      },
    ],
    split: [
      'split',
      {
        branches: {
          b1: {
            name: HOSTILE,
            order: 1,
            where: { combinator: 'or', rules: [{ field: `event.${HOSTILE}`, operator: '=', value: HOSTILE }] },
          },
        },
      },
    ],
    note: ['update', { set: [{ attribute: HOSTILE, op: 'set', value: HOSTILE }] }],
    tell: ['emit', { event: HOSTILE, properties: { [HOSTILE]: HOSTILE } }],
    mail: ['message', { channel: 'email', subject: HOSTILE, body: HOSTILE }],
    done: ['exit', { reason: HOSTILE }],
  },
  paths: ['start > split', 'split.b1 > note', 'split.else > note', 'note > tell > mail > done'],
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a written program', () => {
  it('holds nothing that an author wrote', () => {
    const { text } = write(new Engine(modelOf(journey)))
    expect(text).not.toMatch(/hacked|["'`\\\u2028]/)
    // Words of the language, names of ours (letters, then a number), numbers, and signs.
    const words = new Set(text.match(/[a-zA-Z_]\w*/g))
    for (const word of words) expect(word).toMatch(/^[a-zA-Z]+(?:_?\d+)?$/)
  })

  it('lives journeys with such names', () => {
    const live = generate(new Engine(modelOf(journey)))
    live?.(0, 5)
    expect(live).toBeDefined()
    expect(globalThis).not.toHaveProperty('hacked')
  })

  it('is not made where functions may not be made from text: the tables give the same report', () => {
    const request = { journey: sketchOfADay(), scenarioId: 's1', customers: 3_000 }
    const fast = simulate(request)
    const refuse = vi.fn(function refused() {
      throw new EvalError("Refused to evaluate a string as JavaScript because 'unsafe-eval' is not allowed")
    })
    vi.stubGlobal('Function', refuse)
    expect(simulate(request)).toEqual(fast)
    expect(refuse).toHaveBeenCalled()
  })
})

const sketchOfADay = (): Journey =>
  sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      pause: ['delay', { mode: 'for', duration: 'P1D' }],
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > pause > done'],
  })
