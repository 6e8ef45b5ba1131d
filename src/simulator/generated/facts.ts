import {
  type Condition,
  compileRule,
  isGroup,
  parseField,
  type Rule,
  type ValueDistribution,
} from '../../document/index.ts'
import { unit } from '../../kernel/random.ts'
import { boundsOf, valueSampler } from '../sampling.ts'
import { firstChange, firstWord, wordIsBelow, wordsBelow } from './draws.ts'
import type { Scope } from './scope.ts'

const ORDERED: ReadonlySet<string> = new Set(['<', '<=', '>', '>='])
/** Below this spread neighbouring draws may round to one value, and a comparison could change more than once. */
const LEAST_SIGMA = 1e-4
const WORDS = 2 ** 32

/**
 * An expression for a rule that asks only for attributes that stay as they were drawn: each condition is a set of random
 * words, so nobody's value need be worked out. Undefined for other rules.
 */
export function factText(scope: Scope, rule: Rule | undefined): string | undefined {
  if (rule === undefined || rule.rules.length === 0) return rule?.not === true ? 'false' : 'true'
  const parts: string[] = []
  for (const item of rule.rules) {
    const part = isGroup(item) ? factText(scope, item) : conditionText(scope, item)
    if (part === undefined) return undefined
    parts.push(part)
  }
  const text = `(${parts.join(rule.combinator === 'and' ? ' && ' : ' || ')})`
  return rule.not === true ? `!${text}` : text
}

function conditionText(scope: Scope, condition: Condition): string | undefined {
  const reference = parseField(condition.field)
  if (reference?.scope !== 'customer') return undefined
  const attribute = scope.model.attributes.number(reference.name)
  if (scope.mayChange(attribute)) return undefined
  const holds = compileRule<unknown>({ combinator: 'and', rules: [condition] }, () => (value) => value)
  const drawn = scope.world.attributes[attribute]
  const distribution = scope.model.scenario.population.attributes[reference.name]
  if (!drawn || !distribution) return holds(undefined) ? 'true' : 'false'
  const sample = valueSampler(distribution)
  const of = (word: number) => holds(sample(unit(word)))
  const changes = changesOf(distribution, condition.operator, of)
  if (changes === undefined) return undefined
  if (changes.length === 0) return of(0) ? 'true' : 'false'
  const word = `${scope.draft.given(firstWord)}(luck, ${drawn.purpose.key | 0}, number, 0)`
  // Kept for the next time somebody asks: −1 for not yet.
  const fact = scope.draft.local('fact', scope.factNumber(attribute, condition), '-1')
  return `((${fact} >= 0 ? ${fact} : (${fact} = ${setText(scope, word, of(0), changes)} ? 1 : 0)) === 1)`
}

/** The words at which a condition begins or ceases to hold, in order; undefined where that is not known. */
function changesOf(
  distribution: ValueDistribution,
  operator: string,
  holds: (word: number) => boolean,
): number[] | undefined {
  const steps = stepsOf(distribution)
  if (steps !== undefined) {
    const ordered = [...new Set(steps)].filter((word) => word > 0 && word < WORDS).sort((a, b) => a - b)
    return ordered.filter((word) => holds(word) !== holds(word - 1))
  }
  const isMonotone = distribution.dist !== 'lognormal' || distribution.sigma >= LEAST_SIGMA
  if (!ORDERED.has(operator) || !isMonotone) return undefined
  const change = firstChange(holds)
  return change < WORDS ? [change] : []
}

/** The words at which a distribution of separate values goes on to the next value; undefined for other distributions. */
function stepsOf(distribution: ValueDistribution): number[] | undefined {
  switch (distribution.dist) {
    case 'constant':
      return []
    case 'boolean':
      return [wordsBelow(distribution.p)]
    case 'category': {
      const { weights } = distribution
      const names = Object.keys(weights).sort()
      return boundsOf(names.map((name) => weights[name] ?? 0)).map(wordsBelow)
    }
    case 'empirical': {
      const { values, weights } = distribution
      return boundsOf(values.map((_value, index) => (weights ? (weights[index] ?? 0) : 1))).map(wordsBelow)
    }
    default:
      return undefined
  }
}

/** Whether a word lies where the condition holds: a comparison where it changes once, else a search. */
function setText(scope: Scope, word: string, startsTrue: boolean, changes: readonly number[]): string {
  const [first = 0] = changes
  if (changes.length === 1) return startsTrue ? wordIsBelow(word, first) : `!(${wordIsBelow(word, first)})`
  const isIn = (each: number) => (changes.filter((change) => change <= each).length % 2 === 0) === startsTrue
  return `${scope.draft.given(isIn)}(${word})`
}
