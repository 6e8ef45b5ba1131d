import { check, compile } from '../../src/compiler/index.ts'
import { diffVariants, type Journey, type Variant } from '../../src/document/index.ts'
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
  /** Every difference between two variants of which each tenth step is another: changed, moved, gone or new in turn. */
  compareVariantsMs: number
  differences: number
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

/** The same journey told a little differently: every tenth step is renamed, moved, taken out, or stands under a new id. */
function retold(variant: Variant): Variant {
  const told = Object.entries(structuredClone(variant.nodes)).flatMap(([id, node], index) => {
    if (index % 10 !== 0) return [[id, node] as const]
    const ways = [
      [[id, { ...node, name: `${node.name} again` }] as const],
      [[id, { ...node, position: { x: node.position.x + 40, y: node.position.y } }] as const],
      [],
      [[`${id}b`, node] as const],
    ]
    return ways[(index / 10) % ways.length] ?? []
  })
  const nodes = Object.fromEntries(told)
  const edges = Object.entries(variant.edges).filter(([, { from, to }]) => nodes[from] && nodes[to])
  return { ...variant, nodes, edges: structuredClone(Object.fromEntries(edges)) }
}

export function benchCompiler(): CompilerFigures {
  const journey = largeJourney(NODES)
  const errors = check(journey).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(`The benchmark's journey should be sound: ${errors[0]?.message}`)
  const variant = journey.variants[journey.mainVariant]
  if (!variant) throw new Error('The benchmark has no journey.')
  return {
    nodes: Object.keys(variant.nodes).length,
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
    compareVariantsMs: round(
      timed(
        ROUNDS,
        () => retold(variant),
        (other) => diffVariants(variant, other),
      ),
    ),
    differences: diffVariants(variant, retold(variant)).length,
  }
}
