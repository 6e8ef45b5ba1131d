import { LIMITS } from './limits.ts'
import { type DocumentProblem, jsonPath, MAX_PROBLEMS, problemOf } from './problem.ts'

/** More values than the largest document that the limits allow could hold in all good faith. */
const MAX_VALUES = 5_000_000

const COUNTED = [
  { collection: 'nodes', code: 'limit.nodes', max: LIMITS.nodesPerVariant },
  { collection: 'edges', code: 'limit.edges', max: LIMITS.edgesPerVariant },
] as const

/** Says that a counted collection is too big. `path` is the collection's. */
export function overLimit(collection: 'variants' | 'nodes' | 'edges', path: readonly PropertyKey[]): DocumentProblem {
  const max = { variants: LIMITS.variants, nodes: LIMITS.nodesPerVariant, edges: LIMITS.edgesPerVariant }[collection]
  return problemOf(`limit.${collection}`, jsonPath(path), TOO_MANY[collection], { max })
}

const TOO_MANY = { variants: 'tooManyVariants', nodes: 'tooManyNodes', edges: 'tooManyEdges' } as const

/**
 * What must be known of a raw value before any schema sees it: that it is small enough to be looked at in reasonable
 * time. O(variants).
 */
export function checkCounts(value: unknown): DocumentProblem[] {
  const variants = own(value, 'variants')
  if (!isObject(variants)) return []
  const ids = Object.keys(variants)
  if (ids.length > LIMITS.variants) return [overLimit('variants', ['variants'])]
  return ids.flatMap((id) =>
    COUNTED.flatMap(({ collection, max }) => {
      const held = own(variants[id], collection)
      const size = Array.isArray(held) ? held.length : isObject(held) ? Object.keys(held).length : 0
      return size > max ? [overLimit(collection, ['variants', id, collection])] : []
    }),
  )
}

interface Step {
  readonly value: unknown
  readonly depth: number
  readonly key: PropertyKey
  readonly parent: Step | undefined
}

/**
 * Walks a value, without recursion, for what schemas do not report: nesting beyond the limit (and so cycles), keys named
 * `__proto__` (which object code silently drops), and values that JSON cannot hold.
 */
export function checkShape(value: unknown): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const stack: Step[] = [{ value, depth: 0, key: '', parent: undefined }]
  let visited = 0
  for (let step = stack.pop(); step && problems.length < MAX_PROBLEMS; step = stack.pop()) {
    visited += 1
    if (visited > MAX_VALUES) return [...problems, tooMany()]
    if (!isJson(step.value)) problems.push(notJson(step))
    else if (isHolder(step.value)) {
      if (step.depth >= LIMITS.jsonDepth) return [...problems, tooDeep(step)]
      pushInner(step, step.value, stack, problems)
    }
  }
  return problems
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Could this value itself, whatever is inside it, stand in JSON? */
const isJson = (value: unknown): boolean =>
  isHolder(value) ? Array.isArray(value) || isPlain(value) : isJsonScalar(value)

function pushInner(step: Step, holder: object, stack: Step[], problems: DocumentProblem[]): void {
  for (const key of Object.keys(holder)) {
    const inner: Step = {
      value: (holder as Record<string, unknown>)[key],
      depth: step.depth + 1,
      key,
      parent: step,
    }
    if (key === '__proto__') problems.push(reserved(inner))
    else stack.push(inner)
  }
}

function pathOf(step: Step): string {
  const keys: PropertyKey[] = []
  for (let at: Step | undefined = step; at?.parent; at = at.parent) keys.push(at.key)
  return jsonPath(keys.reverse())
}

const reserved = (step: Step): DocumentProblem => problemOf('json.reservedKey', pathOf(step), 'reservedKey')

const notJson = (step: Step): DocumentProblem => problemOf('json.notJson', pathOf(step), 'notJson')

const tooDeep = (step: Step): DocumentProblem =>
  problemOf('json.tooDeep', pathOf(step), 'tooDeep', { max: LIMITS.jsonDepth })

const tooMany = (): DocumentProblem => problemOf('limit.values', '', 'tooManyValues')

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own property; never one that every object inherits. */
export const own = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined

const isJsonScalar = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value))

/** Objects of another realm (a worker, an iframe, a test sandbox) are plain too: their prototype is a root. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
