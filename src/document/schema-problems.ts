import type { z } from 'zod'
import { type DocumentProblem, jsonPath, type ProblemCode, problemOf, show } from './problem.ts'
import { PROBLEM_PHRASES, type ProblemSentence, type ProblemValues } from './problem-texts.ts'

type Issue = z.core.$ZodIssue

/** A problem and the path to show it at: what is missing has no place of its own, but what it is missing from has. */
export interface PlacedProblem {
  readonly problem: DocumentProblem
  readonly at: string
}

/** A schema's findings about `root` in plain words, one for each thing to mend. */
export const schemaProblems = (issues: readonly Issue[], root: unknown): PlacedProblem[] =>
  issues.flatMap((issue) => explain(issue, [], root))

function explain(issue: Issue, base: readonly PropertyKey[], root: unknown): PlacedProblem[] {
  const path = [...base, ...issue.path]
  const value = valueAt(root, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => place([...path, key], 'key.unknown', 'unknownKey', { key: show(key) }))
    case 'invalid_key':
      return [place(path, 'key.invalid', 'badKey', { key: show(path.at(-1)), fault: keyFault(issue.issues) })]
    case 'invalid_union':
      return explainUnion(issue, path, root)
    case 'invalid_value':
      return [
        value === undefined ? missing(path, choice(issue.values)) : wrongChoice(path, value, choice(issue.values)),
      ]
    case 'invalid_type':
      return [value === undefined ? missing(path, noun(issue.expected)) : wrongType(path, value, issue.expected)]
    case 'too_small':
    case 'too_big':
      return [outOfRange(issue, path, value)]
    case 'not_multiple_of':
      return [place(path, 'value.invalid', 'tooFine', { found: show(value), step: String(issue.divisor) })]
    case 'custom':
    case 'invalid_format':
      return [faulty(path, issue.message, value)]
    case 'invalid_element':
      return issue.issues.flatMap((inner) => explain(inner, path, root))
    default:
      return [faulty(path, PROBLEM_PHRASES.notAllowed, value)]
  }
}

function place(
  path: readonly PropertyKey[],
  code: ProblemCode,
  sentence: ProblemSentence,
  values?: ProblemValues,
): PlacedProblem {
  const at = jsonPath(code === 'value.missing' ? path.slice(0, -1) : path)
  return { at, problem: problemOf(code, jsonPath(path), sentence, values) }
}

const missing = (path: readonly PropertyKey[], expected: string): PlacedProblem =>
  place(path, 'value.missing', 'missing', { key: show(path.at(-1)), expected })

const wrongType = (path: readonly PropertyKey[], value: unknown, expected: string): PlacedProblem =>
  place(path, 'value.type', 'wrongType', { expected: noun(expected), found: show(value) })

const wrongChoice = (path: readonly PropertyKey[], value: unknown, expected: string): PlacedProblem =>
  place(path, 'value.choice', 'wrongChoice', { expected, found: show(value) })

const faulty = (path: readonly PropertyKey[], fault: string, value: unknown): PlacedProblem =>
  value === undefined || (typeof value === 'object' && value !== null)
    ? place(path, 'value.invalid', 'fault', { fault })
    : place(path, 'value.invalid', 'faultHere', { fault, found: show(value) })

type RangeIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig

function outOfRange(issue: RangeIssue, path: readonly PropertyKey[], value: unknown): PlacedProblem {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum)
  return place(path, 'value.range', rangeSentence(issue, limit), { limit, found: show(value) })
}

function rangeSentence(issue: RangeIssue, limit: number): ProblemSentence {
  const isMinimum = issue.code === 'too_small'
  if (issue.origin === 'string' && isMinimum && limit === 1) return 'emptyText'
  if (issue.origin === 'string') return isMinimum ? 'textAtLeast' : 'textAtMost'
  if (issue.origin === 'array') return isMinimum ? 'listAtLeast' : 'listAtMost'
  if (issue.inclusive === false) return isMinimum ? 'numberAbove' : 'numberBelow'
  return isMinimum ? 'numberAtLeast' : 'numberAtMost'
}

function explainUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  root: unknown,
): PlacedProblem[] {
  const value = valueAt(root, path)
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? (issue.options as unknown[]) : []
    return [value === undefined ? missing(path, choice(options)) : wrongChoice(path, value, choice(options))]
  }
  const plain = scalarChoices(issue.errors)
  if (plain) return [value === undefined ? missing(path, plain) : wrongChoice(path, value, plain)]
  const ranked = [...issue.errors].sort((a, b) => misfit(a, value) - misfit(b, value) || a.length - b.length)
  return (ranked[0] ?? []).flatMap((inner) => explain(inner, path, root))
}

/** When every branch of a union refuses the value itself: what the branches would take, in one phrase. */
function scalarChoices(branches: readonly (readonly Issue[])[]): string | undefined {
  const parts: unknown[] = []
  const nouns: string[] = []
  for (const branch of branches) {
    const [issue] = branch
    if (!issue || branch.length > 1 || issue.path.length > 0) return undefined
    if (issue.code === 'invalid_value') parts.push(...issue.values)
    else if (issue.code === 'invalid_type') nouns.push(noun(issue.expected))
    else if (issue.code === 'invalid_union') nouns.push(scalarChoices(issue.errors) ?? PROBLEM_PHRASES.anotherValue)
    else return undefined
  }
  return [...(parts.length > 0 ? [choice(parts)] : []), ...nouns].join(' or ')
}

/** How little a value has the shape of a union's branch: keys too many and too few count, wrong values hardly. */
function misfit(branch: readonly Issue[], value: unknown): number {
  let score = 0
  for (const issue of branch) {
    if (issue.path.length === 0) score += issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 100
    else if (issue.path.length === 1) score += valueAt(value, issue.path) === undefined ? 10 : 1
  }
  return score
}

function keyFault(issues: readonly { readonly message: string }[]): string {
  const words = issues.map((issue) => issue.message.replace(/^Invalid (?:option|input): /, ''))
  return words.join('; ')
}

const NOUNS: Readonly<Record<string, string>> = {
  string: PROBLEM_PHRASES.text,
  number: PROBLEM_PHRASES.number,
  int: PROBLEM_PHRASES.wholeNumber,
  boolean: PROBLEM_PHRASES.trueOrFalse,
  array: PROBLEM_PHRASES.list,
  object: PROBLEM_PHRASES.object,
  record: PROBLEM_PHRASES.object,
}
const noun = (expected: string): string => NOUNS[expected] ?? expected

function choice(options: readonly unknown[]): string {
  const words = options.map((option) => show(option))
  return words.length < 2
    ? (words[0] ?? PROBLEM_PHRASES.anotherValue)
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
