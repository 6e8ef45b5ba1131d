import { type Condition, type DataType, numberOf, timeOf } from '../../document/index.ts'
import { DAY_MS } from '../../kernel/duration.ts'

/** What is known of a field beyond the rules that ask about it. */
export interface FieldHints {
  readonly type?: DataType | undefined
  readonly values?: readonly unknown[] | undefined
}

const MOST_SAMPLES = 80
const MOST_LISTED = 4

/**
 * Values worth trying for a field that these conditions ask about, the most natural first: the constants themselves, what
 * the document declares, values just beside and far from the constants, nothing at all. Together they meet nearly every
 * combination of answers that some value of the field can give; there is no promise that they meet all.
 */
export function samplesFor(conditions: readonly Condition[], { type, values = [] }: FieldHints): unknown[] {
  const constants = [...new Set(conditions.flatMap(constantsOf))]
  const samples: unknown[] = [...constants, ...values]
  if (fits(type, 'number')) samples.push(...numbersAround(constants))
  if (fits(type, 'date')) samples.push(...datesAround(constants))
  if (fits(type, 'text')) samples.push(...textsAround(conditions, constants))
  if (fits(type, 'boolean')) samples.push(true, false)
  if (fits(type, 'list')) samples.push(...listsOf([...constants, ...values]))
  const natural = samples.flatMap((sample) => ofType(sample, type))
  // Nothing at all is an answer too, but people with something to them are easier to picture.
  return [...unique(natural).slice(0, MOST_SAMPLES), undefined]
}

type Sort = 'number' | 'date' | 'text' | 'boolean' | 'list'

const fits = (type: DataType | undefined, sort: Sort): boolean =>
  type === undefined || type === sort || (type === 'category' && sort === 'text')

function constantsOf({ operator, value }: Condition): unknown[] {
  if (operator === 'null' || operator === 'notNull') return []
  if (Array.isArray(value)) return value
  const isList = operator === 'in' || operator === 'notIn' || operator === 'between' || operator === 'notBetween'
  if (isList && typeof value === 'string') return value.split(',').map((part) => part.trim())
  return value === undefined || value === null ? [] : [value]
}

function numbersAround(constants: readonly unknown[]): number[] {
  const numbers = constants
    .flatMap((value) => numberOf(value) ?? [])
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const middles = numbers.slice(1).map((number, index) => (number + (numbers[index] ?? number)) / 2)
  const [least = 0, most = 0] = [numbers[0], numbers.at(-1)]
  const beyond = [10, 100, 1_000].flatMap((distance) => [least - distance, most + distance])
  return [...numbers.flatMap((number) => [number, number + 1, number - 1]), ...middles, ...beyond, 1]
}

function datesAround(constants: readonly unknown[]): string[] {
  const times = constants.flatMap((value) => (typeof value === 'string' ? (timeOf(value) ?? []) : []))
  // "Is known" names no date, and any will do.
  if (times.length === 0) return [SOME_DATE]
  return times.flatMap((time) => [0, -1, 1, -400, 400].map((days) => dateText(time + days * DAY_MS)))
}

const SOME_DATE = '2026-01-01'

const dateText = (instant: number): string => {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9_999 ? SOME_DATE : date.toISOString().slice(0, 10)
}

/** Texts made of the parts that conditions ask for, and texts before and after the constants. */
function textsAround(conditions: readonly Condition[], constants: readonly unknown[]): string[] {
  const parts = (operators: readonly string[]) =>
    conditions
      .filter(({ operator }) => operators.includes(operator))
      .flatMap(constantsOf)
      .map(String)
  const heads = ['', ...parts(['beginsWith'])]
  const inner = ['', ...parts(['contains'])]
  const tails = ['', ...parts(['endsWith'])]
  const made = heads.flatMap((head) => inner.flatMap((part) => tails.map((tail) => head + part + tail)))
  const beside = constants.map(String).flatMap((text) => [`${text}a`, `x${text}`])
  return [...made.slice(0, 30).filter((text) => text !== ''), ...beside, 'other', '~', '0', '']
}

function listsOf(elements: readonly unknown[]): unknown[][] {
  const few = unique(elements)
    .filter((element) => !Array.isArray(element))
    .slice(0, MOST_LISTED)
  const lists: unknown[][] = [[]]
  for (const element of few) for (const list of [...lists]) lists.push([...list, element])
  return [...lists.filter((list) => list.length > 0).sort((a, b) => a.length - b.length), ['other'], []]
}

/** A sample as a value of the declared type: a number that a form wrote as text becomes one. */
function ofType(sample: unknown, type: DataType | undefined): unknown[] {
  switch (type) {
    case 'number': {
      const number = numberOf(sample)
      return number === undefined || !Number.isFinite(number) ? [] : [number]
    }
    case 'boolean':
      return sample === true || sample === 'true' ? [true] : sample === false || sample === 'false' ? [false] : []
    case 'date':
      return typeof sample === 'string' && timeOf(sample) !== undefined ? [sample] : []
    case 'list':
      return Array.isArray(sample) ? [sample] : []
    case 'text':
    case 'category':
      return Array.isArray(sample) || sample === null ? [] : [String(sample)]
    default:
      return sample === null ? [] : [sample]
  }
}

function unique(values: readonly unknown[]): unknown[] {
  const seen = new Set<string>()
  return values.filter((value) => {
    const key = `${typeof value} ${JSON.stringify(value)}`
    return seen.has(key) ? false : seen.add(key)
  })
}
