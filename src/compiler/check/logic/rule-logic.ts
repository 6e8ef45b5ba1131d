import {
  type Condition,
  type DataType,
  isGroup,
  type MessageFact,
  parseField,
  type Rule,
  type RuleOperator,
} from '../../../document/index.ts'
import { type Atom, answersOf, answersOfMessage, type Domain } from './facts.ts'

/** What rules allow, decided on their own logic. `unknown`: not decided, so nothing may be claimed. */
export type Verdict = 'possible' | 'impossible' | 'unknown'

/** A rule as a tree over numbered variables; a variable is a field with all that is asked about it. */
type Tree =
  | { readonly type: 'atom'; readonly variable: number; readonly bit: number; readonly negated: boolean }
  | { readonly type: 'all' | 'any'; readonly items: readonly Tree[]; readonly negated: boolean }

/**
 * Several rules about the same customer, to be asked together.
 *
 * Each field becomes a variable whose values are the combinations of answers that some value of the field can give
 * (`answersOf`). A question is settled by trying those combinations field by field, leaving a branch of the search as
 * soon as what is known makes the whole false or true.
 */
export class RuleLogic {
  private readonly trees: readonly Tree[]
  private readonly variables: readonly (readonly number[])[]

  /** `typeOf` gives the declared type of a field, where there is one: values of another type are then left out of account. */
  constructor(rules: readonly Rule[], typeOf: (field: string) => DataType | undefined = () => undefined) {
    const variables: (readonly number[])[] = []
    const places = new Map<string, { variable: number; bit: number }>()
    for (const { atoms, answers } of questionsOf(collect(rules), typeOf)) {
      // Where the answers of a field cannot be told together, each question stands alone and may be answered either way.
      let bit = 0
      for (const key of atoms.keys()) {
        places.set(key, answers ? { variable: variables.length, bit: bit++ } : { variable: variables.length, bit: 0 })
        if (!answers) variables.push(EITHER)
      }
      if (answers) variables.push(answers)
    }
    this.variables = variables
    this.trees = rules.map((rule) => treeOf(rule, places))
  }

  /** Can the rule hold while none of the others does? Rules go by their index. */
  verdict(holds: number, without: readonly number[] = []): Verdict {
    const tree = this.trees[holds]
    return tree ? this.settle(all([tree, ...this.negations(without)])) : 'unknown'
  }

  /** Can it be that none of these rules holds? */
  verdictNone(rules: readonly number[]): Verdict {
    return this.settle(all(this.negations(rules)))
  }

  private negations(rules: readonly number[]): Tree[] {
    return rules.flatMap((index) => {
      const tree = this.trees[index]
      return tree ? [{ ...tree, negated: !tree.negated }] : []
    })
  }

  private settle(tree: Tree): Verdict {
    const asked = [...variablesOf(tree, new Set())]
    const assigned: (number | undefined)[] = []
    let budget = MOST_STEPS
    const search = (at: number): Verdict => {
      const known = evaluate(tree, assigned)
      if (known !== undefined) return known ? 'possible' : 'impossible'
      const variable = asked[at]
      if (variable === undefined) return 'unknown'
      for (const answer of this.variables[variable] ?? []) {
        if (--budget < 0) return 'unknown'
        assigned[variable] = answer
        const verdict = search(at + 1)
        if (verdict !== 'impossible') return verdict
      }
      assigned[variable] = undefined
      return 'impossible'
    }
    return search(0)
  }
}

const MOST_STEPS = 20_000
const EITHER = [0, 1]

const all = (items: readonly Tree[]): Tree => ({ type: 'all', items, negated: false })

/** Questions that are settled together, and all combinations of answers they can have, where those can be told. */
interface Questions {
  readonly atoms: ReadonlyMap<string, Atom>
  readonly answers: readonly number[] | undefined
}

/** By field; the fields of one message go together, since its opening tells that it was sent and delivered. */
function questionsOf(
  fields: ReadonlyMap<string, ReadonlyMap<string, Atom>>,
  typeOf: (field: string) => DataType | undefined,
): Questions[] {
  const questions: Questions[] = []
  const messages = new Map<string, { fact: MessageFact; atoms: ReadonlyMap<string, Atom> }[]>()
  for (const [field, atoms] of fields) {
    const reference = parseField(field)
    if (reference?.scope === 'message') {
      messages.set(reference.node, [...(messages.get(reference.node) ?? []), { fact: reference.fact, atoms }])
      continue
    }
    // A field that names nothing is reported elsewhere; nothing is claimed about it here.
    questions.push({ atoms, answers: reference && answersOf([...atoms.values()], domainOf(field, typeOf)) })
  }
  for (const asked of messages.values()) {
    const answers = answersOfMessage(asked.map(({ fact, atoms }) => ({ fact, atoms: [...atoms.values()] })))
    if (answers) questions.push({ atoms: new Map(asked.flatMap(({ atoms }) => [...atoms])), answers })
    else for (const { atoms } of asked) questions.push({ atoms, answers: answersOf([...atoms.values()], 'flag') })
  }
  return questions
}

function domainOf(field: string, typeOf: (field: string) => DataType | undefined): Domain {
  const scope = parseField(field)?.scope
  return scope === 'consent' ? 'flag' : scope === 'journey' ? 'count' : (typeOf(field) ?? 'any')
}

const POSITIVE: Partial<Record<RuleOperator, RuleOperator>> = {
  '!=': '=',
  notIn: 'in',
  notBetween: 'between',
  doesNotContain: 'contains',
  null: 'notNull',
}

const positive = (condition: Condition): Atom => {
  const operator = POSITIVE[condition.operator] ?? condition.operator
  return { operator, value: operator === 'notNull' ? undefined : condition.value }
}

const keyOf = (condition: Condition): string => {
  const { operator, value } = positive(condition)
  return JSON.stringify([condition.field, operator, value])
}

/** Each field with what is asked about it, each question once. */
function collect(rules: readonly Rule[]): Map<string, Map<string, Atom>> {
  const fields = new Map<string, Map<string, Atom>>()
  const visit = (item: Rule | Condition): void => {
    if (isGroup(item)) {
      for (const inner of item.rules) visit(inner)
      return
    }
    const atoms = fields.get(item.field) ?? new Map<string, Atom>()
    fields.set(item.field, atoms.set(keyOf(item), positive(item)))
  }
  for (const rule of rules) visit(rule)
  return fields
}

function treeOf(item: Rule | Condition, places: ReadonlyMap<string, { variable: number; bit: number }>): Tree {
  if (isGroup(item)) {
    const items = item.rules.map((inner) => treeOf(inner, places))
    // An empty group holds, whatever joins it.
    return { type: item.combinator === 'and' || items.length === 0 ? 'all' : 'any', items, negated: item.not === true }
  }
  const place = places.get(keyOf(item)) ?? { variable: 0, bit: 0 }
  return { type: 'atom', ...place, negated: POSITIVE[item.operator] !== undefined }
}

function variablesOf(tree: Tree, found: Set<number>): Set<number> {
  if (tree.type === 'atom') found.add(tree.variable)
  else for (const item of tree.items) variablesOf(item, found)
  return found
}

/** The truth of a tree as far as it follows from what is assigned. */
function evaluate(tree: Tree, assigned: readonly (number | undefined)[]): boolean | undefined {
  if (tree.type === 'atom') {
    const answer = assigned[tree.variable]
    return answer === undefined ? undefined : (((answer >> tree.bit) & 1) === 1) !== tree.negated
  }
  const settling = tree.type === 'any'
  let open = false
  for (const item of tree.items) {
    const value = evaluate(item, assigned)
    if (value === settling) return settling !== tree.negated
    if (value === undefined) open = true
  }
  return open ? undefined : !settling !== tree.negated
}
