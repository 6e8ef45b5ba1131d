import { Luck } from '../draws.ts'
import type { Engine } from '../engine.ts'
import { sharesAnything } from '../together.ts'
import { Draft } from './draft.ts'
import { programText } from './program-text.ts'
import { NotCovered, Scope } from './scope.ts'

/** Lives the customers from `from` up to, not including, `to` of the engine's present replication, and counts them. */
export type LiveMany = (from: number, to: number) => void

/**
 * Beyond so much text, some two hundred steps, JavaScript's own compiler no longer turns a function into fast code, and
 * makes the first customers wait for what it does instead: the tables serve such journeys as well.
 */
const LONGEST = 200_000

/**
 * Writes the engine's tables out as one function of JavaScript for this journey and this scenario, which does to the last
 * bit what `Engine.live` does, many times faster. Undefined where it may not be made (a page whose content policy forbids
 * it) or would be of no use: people who share something, journeys that are too large.
 */
export function generate(engine: Engine): LiveMany | undefined {
  if (sharesAnything(engine.model)) return undefined
  try {
    const written = write(engine)
    return written.text.length > LONGEST ? undefined : made(engine, written)
  } catch (error) {
    // What a content policy says to `new Function`.
    if (error instanceof NotCovered || error instanceof EvalError) return undefined
    throw error
  }
}

interface Written {
  readonly text: string
  readonly draft: Draft
}

/** The text of a journey's program: numbers and names made here, nothing that an author wrote. */
export function write(engine: Engine): Written {
  for (const told of [false, true]) {
    const draft = new Draft()
    const scope = new Scope(engine, draft, told)
    const body = programText(scope)
    if (scope.mustTell) continue
    const locals = [...draft.locals].map(([name, initial]) => `${name} = ${initial}`)
    return { text: body.replace('/*locals*/', () => (locals.length === 0 ? '' : `let ${locals.join(', ')};`)), draft }
  }
  throw new NotCovered('A closure that a told program does not know')
}

function made(engine: Engine, { text, draft }: Written): LiveMany {
  const names = [...draft.givens.keys()]
  const agenda = 'const ats = [], codes = [], occurrences = [], orders = [], raisedCodes = [], raisedData = [];'
  const source = `'use strict'; ${agenda} return function live(from, to, luck) { ${text} }`
  const passed = new Float64Array(draft.settlements.length)
  const live = new Function('n', ...names, source)(passed, ...draft.givens.values()) as (
    from: number,
    to: number,
    luck: number,
  ) => void
  const { seed } = engine.model
  return (from, to) => {
    live(from, to, new Luck(seed, engine.currentReplication).key)
    draft.settlements.forEach((settle, index) => {
      const times = passed[index] ?? 0
      if (times > 0) settle(times)
    })
    passed.fill(0)
  }
}
