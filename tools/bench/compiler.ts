import { check, compile } from '../../src/compiler/index.ts'
import type { Journey } from '../../src/document/index.ts'
import { largeJourney } from './large-journey.ts'
import { round, timed } from './measure.ts'

export interface CompilerFigures {
  nodes: number
  /** Median milliseconds to find every diagnostic of the whole document. */
  checkMs: number
  /** The same again after the name and setting of one node were changed, as while editing. */
  checkAfterEditMs: number
  /** From the document to the machine and its source map, the check included. */
  compileMs: number
}

const NODES = 2_000
const ROUNDS = 15

/** A copy that shares everything but one changed node with the original, as a command of the editor leaves it. */
function edited(journey: Journey, id: string, turn: number): Journey {
  const variant = journey.variants[journey.mainVariant]
  const node = variant?.nodes[id]
  if (!variant || node?.kind !== 'delay') throw new Error(`The benchmark's journey should have a delay ${id}.`)
  const changed = { ...node, name: `Pause ${turn}`, config: { mode: 'for' as const, duration: `P${turn + 1}D` } }
  const nodes = { ...variant.nodes, [id]: changed }
  return { ...journey, variants: { ...journey.variants, [journey.mainVariant]: { ...variant, nodes } } }
}

export function benchCompiler(): CompilerFigures {
  const journey = largeJourney(NODES)
  const errors = check(journey).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`The benchmark's journey should be sound: ${errors[0]?.message}`)
  return {
    nodes: Object.keys(journey.variants[journey.mainVariant]?.nodes ?? {}).length,
    // A clone each time: nothing may be remembered from the last round.
    checkMs: round(timed(ROUNDS, () => structuredClone(journey), check)),
    checkAfterEditMs: round(timed(ROUNDS, (turn) => edited(journey, 'pause100', turn), check)),
    compileMs: round(
      timed(
        ROUNDS,
        () => structuredClone(journey),
        (copy) => compile(copy),
      ),
    ),
  }
}
