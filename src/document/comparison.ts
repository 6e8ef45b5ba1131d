import type { RuleOperator, RuleValue } from './rule-tree.ts'

/** A test of one value that a rule's condition makes. `undefined` and `null` are missing values. */
export type Comparison = (fact: unknown) => boolean

/** The operators that are another's negation; with a missing value they hold, and the one they negate does not. */
const NEGATED: Partial<Record<RuleOperator, RuleOperator>> = {
  '!=': '=',
  notIn: 'in',
  notBetween: 'between',
  doesNotContain: 'contains',
  null: 'notNull',
}

/**
 * Compiles a comparison with a fixed value.
 *
 * - Text is compared exactly, capitals and all. A number on one side makes numeric text on the other a number
 *   (inputs give text), a truth value makes `true` and `false` one.
 * - ISO dates and instants are compared as times, when both sides are. Without a zone they count as UTC.
 * - For order (`<`, `between` …), two numeric texts count as numbers too; text and a number that it is not do not compare.
 * - `in` and `between` take an array or comma-separated text; both ends of `between` belong to it.
 * - A list equals a list with the same elements in the same order; it contains what equals one of its elements,
 *   and is `in` where one of its elements is. `contains` with several values: one of them is enough.
 * - What cannot be compared is false, and its negation true.
 */
export function compileComparison(operator: RuleOperator, value: RuleValue | undefined): Comparison {
  const positive = NEGATED[operator]
  if (positive === undefined) return compilePositive(operator, value)
  const test = compilePositive(positive, value)
  return (fact) => !test(fact)
}

function compilePositive(operator: RuleOperator, value: RuleValue | undefined): Comparison {
  switch (operator) {
    case 'notNull':
      return isPresent
    case '=':
      return Array.isArray(value) ? equalsList(value) : equalsScalar(value)
    case '<':
      return ordered(value, (order) => order < 0)
    case '<=':
      return ordered(value, (order) => order <= 0)
    case '>':
      return ordered(value, (order) => order > 0)
    case '>=':
      return ordered(value, (order) => order >= 0)
    case 'in':
      return isIn(listed(value))
    case 'between':
      return isBetween(listed(value))
    case 'contains':
      return contains(Array.isArray(value) ? value : [value])
    case 'beginsWith':
      return onText(value, (fact, text) => fact.startsWith(text))
    case 'endsWith':
      return onText(value, (fact, text) => fact.endsWith(text))
    default:
      return () => false
  }
}

const isPresent = (fact: unknown): boolean => fact !== undefined && fact !== null

/** A rule's value, or the elements of its comma-separated text. */
function listed(value: RuleValue | undefined): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'string') return isPresent(value) ? [value] : []
  return value === '' ? [] : value.split(',').map((part) => part.trim())
}

function equalsScalar(value: unknown): Comparison {
  if (typeof value === 'number') return (fact) => (typeof fact === 'number' ? fact : numberOf(fact)) === value
  if (typeof value === 'boolean') return (fact) => (typeof fact === 'string' ? truthOf(fact) : fact) === value
  if (typeof value !== 'string') return () => false
  const number = numberOf(value)
  const truth = truthOf(value)
  const time = timeOf(value)
  return (fact) => {
    if (fact === value) return true
    if (typeof fact === 'number') return fact === number
    if (typeof fact === 'boolean') return fact === truth
    return time !== undefined && typeof fact === 'string' && timeOf(fact) === time
  }
}

function equalsList(values: readonly unknown[]): Comparison {
  const tests = values.map(equalsScalar)
  return (fact) =>
    Array.isArray(fact) && fact.length === tests.length && tests.every((test, index) => test(fact[index]))
}

function isIn(values: readonly unknown[]): Comparison {
  const tests = values.map(equalsScalar)
  const one = (fact: unknown) => tests.some((test) => test(fact))
  return (fact) => (Array.isArray(fact) ? fact.some(one) : one(fact))
}

function isBetween(bounds: readonly unknown[]): Comparison {
  if (bounds.length !== 2) return () => false
  const fromLow = ordered(bounds[0], (order) => order >= 0)
  const toHigh = ordered(bounds[1], (order) => order <= 0)
  return (fact) => fromLow(fact) && toHigh(fact)
}

function contains(values: readonly unknown[]): Comparison {
  const elements = values.map(equalsScalar)
  const texts = values.map(textOf)
  return (fact) => {
    if (Array.isArray(fact)) return fact.some((element) => elements.some((test) => test(element)))
    const whole = textOf(fact)
    return whole !== undefined && texts.some((text) => text !== undefined && whole.includes(text))
  }
}

function onText(value: unknown, test: (fact: string, text: string) => boolean): Comparison {
  const text = Array.isArray(value) ? undefined : textOf(value)
  if (text === undefined) return () => false
  return (fact) => {
    const whole = textOf(fact)
    return whole !== undefined && test(whole, text)
  }
}

/** A comparison of order; `holds` gets a number below, at or above zero as the fact is before, at or after the value. */
function ordered(value: unknown, holds: (order: number) => boolean): Comparison {
  const byNumber = distanceFrom(numberOf(value), numberOf)
  const byText = typeof value === 'string' && value !== '' ? textOrder(value) : undefined
  return (fact) => {
    const order = byNumber(fact) ?? byText?.(fact)
    return order !== undefined && holds(order)
  }
}

/** How far a fact lies beyond a value, once both are numbers; `undefined` where one of them is not. */
function distanceFrom(value: number | undefined, read: (fact: unknown) => number | undefined) {
  if (value === undefined) return () => undefined
  return (fact: unknown): number | undefined => {
    const given = read(fact)
    return given === undefined ? undefined : given - value
  }
}

/** The order of texts: that of times, if both are, else by code unit. */
function textOrder(value: string): (fact: unknown) => number | undefined {
  const byTime = distanceFrom(timeOf(value), (fact) => timeOf(fact as string))
  return (fact) => {
    if (typeof fact !== 'string') return undefined
    return byTime(fact) ?? (fact < value ? -1 : fact > value ? 1 : 0)
  }
}

const NUMERIC = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?\s*$/

/** A number, or text that spells one. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  // The length is bounded so that no text, however long, makes a comparison slow.
  if (typeof value !== 'string' || value.length > 400 || !NUMERIC.test(value)) return undefined
  return Number(value)
}

const truthOf = (text: string): boolean | undefined => (text === 'true' ? true : text === 'false' ? false : undefined)

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined

const ISO_TIME = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/

/** Milliseconds since the epoch of an ISO date (its midnight) or date and time; without a zone, in UTC. */
export function timeOf(text: string): number | undefined {
  // Cheap refusal first: nearly every text that is compared is no date.
  if (text.length < 10 || text.length > 40 || text.charCodeAt(4) !== 45) return undefined
  const match = ISO_TIME.exec(text)
  if (!match) return undefined
  const day = Date.parse(`${match[1]}T00:00:00Z`)
  // Engines roll 31 April over into May; a rule must not.
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== match[1]) return undefined
  const zoned = match[2] !== undefined && match[3] === undefined ? `${text}Z` : text
  const time = Date.parse(zoned)
  return Number.isNaN(time) ? undefined : time
}
