import {
  compileComparison,
  type DataType,
  MESSAGE_FACTS,
  type MessageFact,
  numberOf,
  type RuleOperator,
  type RuleValue,
  timeOf,
} from '../../../document/index.ts'

/** A comparison without negation: `!=` is kept as "not =" in the tree above it. */
export interface Atom {
  readonly operator: RuleOperator
  readonly value: RuleValue | undefined
}

/** What values a field can have: those of a declared type, `flag` true or false, `count` a number; missing ones save for the last two. */
export type Domain = 'any' | 'flag' | 'count' | DataType

interface Possible {
  readonly missing?: true
  readonly flags?: true
  readonly numbers?: true
  /** Numbers as text, dates as text, any other text. */
  readonly numerals?: true
  readonly dates?: true
  readonly words?: true
  readonly lists?: true
}

const SCALARS: Possible = { missing: true, flags: true, numbers: true, numerals: true, dates: true, words: true }

const POSSIBLE: Readonly<Record<Domain, Possible>> = {
  any: { ...SCALARS, lists: true },
  flag: { flags: true },
  count: { numbers: true },
  text: SCALARS,
  category: SCALARS,
  number: { missing: true, numbers: true, numerals: true },
  boolean: { missing: true, flags: true, words: true },
  date: { missing: true, dates: true, numbers: true },
  list: { missing: true, lists: true },
}

/**
 * Every combination of answers that some value of one field can give to the atoms, as bit masks (bit i: atom i holds);
 * `undefined` where they cannot all be told.
 *
 * The atoms cut the values a field can have into finitely many classes, within which all answers are the same. One value
 * of each class is asked: the constants themselves, values between neighbouring constants, other spellings of the same
 * number or date, text before and after each constant, nothing at all, and lists. Where constants of several kinds are
 * compared for order, the classes are not so simple: then there is no answer. Questions about parts of a text
 * (`contains`, `beginsWith`, `endsWith`) are answered both ways for values that stand for a class. So the set may hold a
 * combination too many, never one too few.
 */
export function answersOf(atoms: readonly Atom[], domain: Domain): readonly number[] | undefined {
  const key = JSON.stringify([domain, atoms])
  if (known.has(key)) return known.get(key)
  const answers = workOut(atoms, domain)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, answers)
  return answers
}

/** What is asked about one fact of a message. */
export interface AskedFact {
  readonly fact: MessageFact
  readonly atoms: readonly Atom[]
}

/**
 * The combinations of answers to everything asked about one message, the atoms numbered through. A message is not sent,
 * or sent and no more, or delivered and no more …: each of its facts brings those before it.
 */
export function answersOfMessage(asked: readonly AskedFact[]): readonly number[] | undefined {
  const tests = asked.flatMap(({ fact, atoms }) =>
    atoms.map(({ operator, value }) => ({
      rank: MESSAGE_FACTS.indexOf(fact),
      test: compileComparison(operator, value),
    })),
  )
  if (tests.length > MOST_ATOMS) return undefined
  const stages = Array.from({ length: MESSAGE_FACTS.length + 1 }, (_, stage) =>
    tests.reduce((mask, { rank, test }, bit) => (test(rank < stage) ? mask | (1 << bit) : mask), 0),
  )
  return [...new Set(stages)]
}

/** The same questions are asked again and again, in one journey and from one check to the next. */
const known = new Map<string, readonly number[] | undefined>()
const MOST_KNOWN = 2_000

function workOut(atoms: readonly Atom[], domain: Domain): readonly number[] | undefined {
  if (atoms.length > MOST_ATOMS) return undefined
  const constants = constantsOf(atoms, domain)
  if (!constants) return undefined
  const tests = atoms.map((atom) => compileComparison(atom.operator, atom.value))
  const ask = (fact: unknown): number => tests.reduce((mask, test, bit) => (test(fact) ? mask | (1 << bit) : mask), 0)
  const partial = bitsOf(atoms, PARTIAL)
  if (partial.length > MOST_PARTIAL) return undefined
  const possible = POSSIBLE[domain]
  const answers = new Set<number>()
  const probe = (into: Set<number>): Probe => ({
    exact: (fact) => into.add(ask(fact)),
    standIn: (fact) => addAllChoices(into, ask(fact), partial),
  })
  if (possible.missing) answers.add(ask(undefined))
  scalarsAround(constants, possible, probe(answers))
  if (possible.lists) {
    const elements = new Set<number>()
    scalarsAround(constants, SCALARS, probe(elements))
    if (!addLists(atoms, elements, answers, ask)) return undefined
  }
  return answers.size > MOST_ANSWERS ? undefined : [...answers]
}

/** Takes a value for itself, or as one that stands for its class. */
interface Probe {
  readonly exact: (fact: unknown) => void
  readonly standIn: (fact: unknown) => void
}

const MOST_ATOMS = 30
const MOST_PARTIAL = 4
const MOST_CONSTANTS = 200
const MOST_ANSWERS = 4_096

const ORDERING = new Set<RuleOperator>(['<', '<=', '>', '>=', 'between'])
const PARTIAL = new Set<RuleOperator>(['contains', 'beginsWith', 'endsWith'])

const bitsOf = (atoms: readonly Atom[], operators: ReadonlySet<RuleOperator>): number[] =>
  atoms.flatMap((atom, bit) => (operators.has(atom.operator) ? [bit] : []))

interface Constants {
  readonly numbers: readonly number[]
  readonly times: readonly number[]
  readonly texts: readonly string[]
}

type ConstantKind = 'number' | 'time' | 'text' | 'other'

function kindOf(value: unknown): ConstantKind {
  if (numberOf(value) !== undefined) return 'number'
  if (typeof value !== 'string') return 'other'
  return timeOf(value) === undefined ? 'text' : 'time'
}

/** The constants the atoms compare with; `undefined` when their kinds do not go together. */
function constantsOf(atoms: readonly Atom[], domain: Domain): Constants | undefined {
  const ordered: unknown[] = []
  const equal: unknown[] = []
  for (const { operator, value } of atoms) {
    if (operator === '=') {
      if (Array.isArray(value)) return undefined
      equal.push(value)
    } else if (operator === 'in') equal.push(...listed(value))
    else if (operator === 'between') ordered.push(...listed(value))
    else if (ORDERING.has(operator)) {
      if (Array.isArray(value)) return undefined
      ordered.push(value)
    }
  }
  const all = [...ordered, ...equal]
  if (all.length > MOST_CONSTANTS) return undefined
  if (!goTogether(new Set(ordered.map(kindOf)), new Set(equal.map(kindOf)), domain)) return undefined
  const numbers = sortedUnique(all.flatMap((value) => numberOf(value) ?? []))
  if (!numbers.every(Number.isFinite)) return undefined
  const texts = [...new Set(all.filter((value) => typeof value === 'string'))].sort()
  return { numbers, times: sortedUnique(texts.flatMap((text) => timeOf(text) ?? [])), texts }
}

function goTogether(ordered: ReadonlySet<ConstantKind>, equal: ReadonlySet<ConstantKind>, domain: Domain): boolean {
  if (ordered.size === 0) return true
  if (ordered.size > 1 || ordered.has('other')) return false
  // Against other text, numbers and dates that are spelt out are compared letter by letter.
  if ((domain === 'number' && !ordered.has('number')) || (domain === 'date' && !ordered.has('time'))) return false
  // A number can be spelt, and a date written, in ways that stand in different places among texts.
  return !(equal.has('time') && !ordered.has('time')) && !(equal.has('number') && !ordered.has('number'))
}

function scalarsAround(constants: Constants, possible: Possible, probe: Probe): void {
  if (possible.flags) for (const flag of [true, false]) probe.exact(flag)
  if (possible.numbers) {
    for (const number of constants.numbers) probe.exact(number)
    for (const number of between(constants.numbers)) probe.standIn(number)
  }
  const taken = new Set(constants.texts)
  if (possible.words) wordsAround(constants, probe)
  // Where nothing is compared with numbers, text that spells one is like any other text; so with dates.
  if (possible.numerals && !(possible.words && constants.numbers.length === 0)) numeralsAround(constants, taken, probe)
  if (possible.dates && !(possible.words && constants.times.length === 0)) datesAround(constants, taken, probe)
  for (const text of constants.texts) {
    const kind = kindOf(text)
    if ((kind === 'number' && possible.numerals) || (kind === 'time' && possible.dates)) probe.exact(text)
  }
}

/** One number in each gap between neighbours, and one on either side of them all. */
const between = (numbers: readonly number[]): number[] => [
  -Number.MAX_VALUE,
  ...numbers.slice(1).map((number, index) => number / 2 + (numbers[index] ?? 0) / 2),
  Number.MAX_VALUE,
]

function wordsAround({ texts }: Constants, probe: Probe): void {
  for (const text of ['', 'true', 'false']) probe.exact(text)
  for (const text of texts) if (kindOf(text) === 'text') probe.exact(text)
  // The lowest text after none at all, and the next one after each constant.
  for (const text of ['\0', 'true\0', 'false\0', ...texts.map((constant) => `${constant}\0`)]) probe.standIn(text)
}

function numeralsAround({ numbers }: Constants, taken: ReadonlySet<string>, probe: Probe): void {
  for (const number of [...numbers, ...between(numbers)]) {
    for (const spelling of [String(number), ` ${number}`, `  ${number}`])
      if (!taken.has(spelling)) probe.standIn(spelling)
  }
}

function datesAround({ times }: Constants, taken: ReadonlySet<string>, probe: Probe): void {
  const middles = times.slice(1).map((time, index) => Math.floor(time / 2 + (times[index] ?? 0) / 2))
  for (const time of [...times, ...middles, FIRST_TIME, LAST_TIME]) {
    const spelling = new Date(time).toISOString()
    for (const text of [spelling, spelling.replace('Z', '+00:00'), spelling.replace('Z', '0Z')]) {
      if (!taken.has(text)) probe.standIn(text)
    }
  }
}

const FIRST_TIME = Date.parse('0000-01-01T00:00:00Z')
const LAST_TIME = Date.UTC(9_999, 11, 31, 23, 59, 59, 999)

/**
 * Lists answer only `in`, `contains` and "is there something": `in` holds where one element is in, so the answers of
 * lists are those of one-element lists joined in every way. False when they become too many.
 */
function addLists(
  atoms: readonly Atom[],
  elements: ReadonlySet<number>,
  answers: Set<number>,
  ask: (fact: unknown) => number,
): boolean {
  const free = bitsOf(atoms, new Set<RuleOperator>(['contains']))
  const inBits = bitsOf(atoms, new Set<RuleOperator>(['in'])).reduce((mask, bit) => mask | (1 << bit), 0)
  const joined = new Set([ask([])])
  for (const element of new Set([...elements].map((mask) => mask & inBits))) {
    for (const mask of [...joined]) joined.add(mask | element)
    if (joined.size > 256) return false
  }
  for (const mask of joined) addAllChoices(answers, mask, free)
  return true
}

/** Adds the mask with every choice of the free bits. */
function addAllChoices(answers: Set<number>, mask: number, free: readonly number[]): void {
  const fixed = free.reduce((rest, bit) => rest & ~(1 << bit), mask)
  for (let choice = 0; choice < 1 << free.length; choice++) {
    answers.add(free.reduce((made, bit, index) => ((choice >> index) & 1 ? made | (1 << bit) : made), fixed))
  }
}

/** As rules read lists of values: an array, or text with commas. */
function listed(value: RuleValue | undefined): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'string') return value === undefined || value === null ? [] : [value]
  return value === '' ? [] : value.split(',').map((part) => part.trim())
}

const sortedUnique = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b)
