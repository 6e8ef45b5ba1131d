import { compile, createChecker } from '../compiler/index.ts'
import type { Journey, Variant } from '../document/index.ts'
import type { CheckAnswer, CheckQuestion, CompiledVariant } from './messages.ts'

/**
 * Answers questions about documents. What came over from another thread is a copy, all new objects; parts that have not
 * changed are put back as the objects they were, so that the checker need not look at them again.
 */
export function checkServer(): (question: CheckQuestion) => CheckAnswer {
  const checker = createChecker()
  let last: Journey | undefined
  let known: readonly Journey[] = []
  return ({ turn, journey, others = known, compile: variant }) => {
    known = others
    last = withKnownParts(last, journey)
    try {
      if (variant !== undefined) return { turn, compiled: compiled(last, variant) }
      return { turn, diagnostics: checker.check(last, { others }) }
    } catch (error) {
      return { turn, failure: error instanceof Error ? error.message : String(error) }
    }
  }
}

function compiled(journey: Journey, variant: string): CompiledVariant | null {
  const { machine, sourceMap } = compile(journey, variant)
  return machine ? { machine, sourceMap } : null
}

function withKnownParts(before: Journey | undefined, now: Journey): Journey {
  if (before === undefined) return now
  const { variants, ...rest } = now
  const known = (key: keyof typeof rest) => sameParts(before[key], rest[key])
  return {
    ...rest,
    ...Object.fromEntries((Object.keys(rest) as (keyof typeof rest)[]).map((key) => [key, known(key)])),
    variants: Object.fromEntries(
      Object.entries(variants).map(([id, variant]) => [id, knownVariant(before.variants[id], variant)]),
    ),
  }
}

function knownVariant(before: Variant | undefined, now: Variant): Variant {
  if (before === undefined) return now
  const nodes = knownEntries(before.nodes, now.nodes)
  const edges = knownEntries(before.edges, now.edges)
  if (nodes === before.nodes && edges === before.edges && same({ ...now, nodes, edges }, before)) return before
  return { ...now, nodes, edges }
}

/** The record with its unchanged entries' old objects; the old record itself when nothing changed. */
function knownEntries<Value>(
  before: Readonly<Record<string, Value>>,
  now: Readonly<Record<string, Value>>,
): Record<string, Value> {
  const entries = Object.entries(now).map(([id, value]) => [id, sameParts(before[id], value)] as const)
  const unchanged =
    entries.length === Object.keys(before).length && entries.every(([id, value]) => value === before[id])
  return unchanged ? before : Object.fromEntries(entries)
}

const sameParts = <Value>(before: unknown, now: Value): Value => (same(before, now) ? (before as Value) : now)

/** Equal as JSON. Both come from the same writer, so that keys stand in the same order unless something changed. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
