import {
  type Assignment,
  type Comparison,
  type Condition,
  compileComparison,
  isGroup,
  type Rule,
} from '../../document/index.ts'
import { assigned } from '../../runtime/index.ts'
import { type FieldHints, samplesFor } from './samples.ts'

/** A fact of a story that is being made up: known, still open, or made from another by the journey itself. */
export type Term =
  | { readonly type: 'known'; readonly value: unknown }
  | { readonly type: 'open'; readonly name: string; readonly hints: FieldHints; readonly domain?: readonly unknown[] }
  | { readonly type: 'made'; readonly from: Term; readonly by: Assignment }

/** What must be so: a rule that holds (or does not) for these facts, or a test of some of them. */
export type Constraint =
  | { readonly type: 'rule'; readonly rule: Rule; readonly holds: boolean; readonly fact: (field: string) => Term }
  | {
      readonly type: 'test'
      readonly terms: readonly Term[]
      readonly test: (...values: unknown[]) => boolean
      /** The same for tests that ask the same, where there is one. */
      readonly key?: string
    }

export type Values = ReadonlyMap<string, unknown>

const MOST_TRIES = 4_000

const KNOWN_MISSING: Term = { type: 'known', value: undefined }
export const known = (value: unknown): Term => (value === undefined ? KNOWN_MISSING : { type: 'known', value })

/** The open term that a term stands on, if any. */
function root(term: Term): Extract<Term, { type: 'open' }> | undefined {
  let at = term
  while (at.type === 'made') at = at.from
  return at.type === 'open' ? at : undefined
}

const OPEN = Symbol('open')

function termValue(term: Term, values: Values): unknown {
  if (term.type === 'known') return term.value
  if (term.type === 'open') return values.has(term.name) ? values.get(term.name) : OPEN
  const from = termValue(term.from, values)
  return from === OPEN ? OPEN : assigned(from, term.by)
}

const comparisons = new WeakMap<Condition, Comparison>()

function comparisonOf(condition: Condition): Comparison {
  let test = comparisons.get(condition)
  if (!test) {
    test = compileComparison(condition.operator, condition.value)
    comparisons.set(condition, test)
  }
  return test
}

const rules = new WeakMap<Rule, { readonly text: string; readonly fields: readonly string[] }>()

function ruleParts(rule: Rule): { readonly text: string; readonly fields: readonly string[] } {
  let parts = rules.get(rule)
  if (!parts) {
    const fieldsOf = (each: Rule): string[] =>
      each.rules.flatMap((item) => (isGroup(item) ? fieldsOf(item) : [item.field]))
    parts = { text: JSON.stringify(rule), fields: [...new Set(fieldsOf(rule))] }
    rules.set(rule, parts)
  }
  return parts
}

function termKey(term: Term): string | undefined {
  if (term.type === 'known') return `= ${JSON.stringify(term.value)}`
  return term.type === 'open' ? term.name : undefined
}

/** The same for constraints that ask the same of the same facts; `undefined` where that cannot be told in short. */
export function constraintKey(constraint: Constraint): string | undefined {
  if (constraint.type === 'test') return constraint.key
  const { text, fields } = ruleParts(constraint.rule)
  const terms: string[] = []
  for (const field of fields) {
    const key = termKey(constraint.fact(field))
    if (key === undefined) return undefined
    terms.push(key)
  }
  return JSON.stringify([constraint.holds, text, terms])
}

/** Is it so? `undefined` while what is open may still decide it. */
function judge(constraint: Constraint, values: Values): boolean | undefined {
  if (constraint.type === 'test') {
    const given = constraint.terms.map((term) => termValue(term, values))
    return given.includes(OPEN) ? undefined : constraint.test(...given)
  }
  const truth = truthOf(constraint.rule, constraint.fact, values)
  return truth === undefined ? undefined : truth === constraint.holds
}

function truthOf(rule: Rule, fact: (field: string) => Term, values: Values): boolean | undefined {
  if (rule.rules.length === 0) return rule.not !== true
  const settling = rule.combinator === 'or'
  let open = false
  for (const item of rule.rules) {
    const truth = isGroup(item) ? truthOf(item, fact, values) : conditionTruth(item, fact, values)
    if (truth === settling) return settling !== (rule.not === true)
    if (truth === undefined) open = true
  }
  return open ? undefined : !settling !== (rule.not === true)
}

function conditionTruth(condition: Condition, fact: (field: string) => Term, values: Values): boolean | undefined {
  const value = termValue(fact(condition.field), values)
  return value === OPEN ? undefined : comparisonOf(condition)(value)
}

/** What a constraint asks about: its open terms, and the conditions put to each. */
export function asked(
  constraint: Constraint,
): Map<string, { term: Extract<Term, { type: 'open' }>; conditions: Condition[] }> {
  const found = new Map<string, { term: Extract<Term, { type: 'open' }>; conditions: Condition[] }>()
  const note = (term: Term, condition?: Condition) => {
    const open = root(term)
    if (!open) return
    const entry = found.get(open.name) ?? { term: open, conditions: [] }
    if (condition) entry.conditions.push(condition)
    found.set(open.name, entry)
  }
  if (constraint.type === 'test') for (const term of constraint.terms) note(term)
  else visit(constraint.rule, (condition) => note(constraint.fact(condition.field), condition))
  return found
}

function visit(rule: Rule, each: (condition: Condition) => void): void {
  for (const item of rule.rules)
    if (isGroup(item)) visit(item, each)
    else each(item)
}

/** A constraint together with the open terms it asks about; looked up once. */
export interface Asked {
  readonly constraint: Constraint
  readonly about: ReturnType<typeof asked>
}

export const ask = (constraint: Constraint): Asked => ({ constraint, about: asked(constraint) })

/**
 * Values for everything open, so that all constraints are met; `undefined` where none were found. Tries samples of each
 * fact one after the other and leaves a branch as soon as a constraint cannot be met any more. `before` are values that
 * met all constraints but the last: only what hangs together with that one is looked at again.
 */
export function solve(constraints: readonly Asked[], before: Values = new Map()): Values | undefined {
  const last = constraints.at(-1)
  if (!last) return before
  if (judge(last.constraint, before) === true) return before
  const together = hangingTogether(constraints, last)
  const names = [...new Set(together.flatMap(({ about }) => [...about.keys()]))]
  const values = new Map([...before].filter(([name]) => !names.includes(name)))
  const domains = names.map((name) => domainOf(name, together))
  let tries = MOST_TRIES
  const search = (at: number): boolean => {
    if (tries-- < 0) return false
    const name = names[at]
    if (name === undefined) return together.every(({ constraint }) => judge(constraint, values) === true)
    const mine = together.filter(({ about }) => about.has(name))
    for (const value of domains[at] ?? []) {
      values.set(name, value)
      if (mine.every(({ constraint }) => judge(constraint, values) !== false) && search(at + 1)) return true
    }
    values.delete(name)
    return false
  }
  return search(0) ? values : undefined
}

function hangingTogether(constraints: readonly Asked[], last: Asked): Asked[] {
  const names = new Set(last.about.keys())
  const taken = new Set([last])
  for (let grown = true; grown; ) {
    grown = false
    for (const each of constraints) {
      if (taken.has(each) || ![...each.about.keys()].some((name) => names.has(name))) continue
      taken.add(each)
      for (const name of each.about.keys()) names.add(name)
      grown = true
    }
  }
  return [...taken]
}

function domainOf(name: string, constraints: readonly Asked[]): readonly unknown[] {
  const entries = constraints.flatMap(({ about }) => about.get(name) ?? [])
  const term = entries[0]?.term
  if (term?.domain) return term.domain
  const values = entries.flatMap((entry) => entry.term.hints.values ?? [])
  return samplesFor(
    entries.flatMap(({ conditions }) => conditions),
    { type: term?.hints.type, values },
  )
}
