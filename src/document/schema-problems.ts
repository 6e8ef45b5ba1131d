import type { z } from 'zod'
import { type DocumentProblem, jsonPath, type ProblemCode, shorten, show } from './problem.ts'

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
      return issue.keys.map((key) => place([...path, key], 'key.unknown', unknownKey(key), { key: shorten(key) }))
    case 'invalid_key':
      return [
        place(path, 'key.invalid', `${show(path.at(-1))} cannot be used as a key here: ${keyFault(issue.issues)}.`),
      ]
    case 'invalid_union':
      return explainUnion(issue, path, root)
    case 'invalid_value':
      return [value === undefined ? missing(path, choice(issue.values)) : wrongChoice(path, value, issue.values)]
    case 'invalid_type':
      return [value === undefined ? missing(path, noun(issue.expected)) : wrongType(path, value, issue.expected)]
    case 'too_small':
    case 'too_big':
      return [outOfRange(issue, path, value)]
    case 'not_multiple_of':
      return [place(path, 'value.invalid', `${show(value)} is too fine: use multiples of ${String(issue.divisor)}.`)]
    case 'custom':
    case 'invalid_format':
      return [place(path, 'value.invalid', says(issue.message, value))]
    case 'invalid_element':
      return issue.issues.flatMap((inner) => explain(inner, path, root))
    default:
      return [place(path, 'value.invalid', says('This value is not allowed here', value))]
  }
}

function place(
  path: readonly PropertyKey[],
  code: ProblemCode,
  message: string,
  values?: Readonly<Record<string, string | number>>,
): PlacedProblem {
  const at = jsonPath(code === 'value.missing' ? path.slice(0, -1) : path)
  return { at, problem: { code, path: jsonPath(path), message, ...(values && { values }) } }
}

const unknownKey = (key: string): string =>
  `There is no such key as ${show(key)} here. Check its spelling or remove it.`

const missing = (path: readonly PropertyKey[], expected: string): PlacedProblem =>
  place(path, 'value.missing', `${show(path.at(-1))} is missing. Add it: ${expected}.`, { expected })

function wrongType(path: readonly PropertyKey[], value: unknown, expected: string): PlacedProblem {
  return place(path, 'value.type', `${noun(expected)} is expected here, not ${show(value)}.`.replace(/^./, upper), {
    expected: noun(expected),
    found: show(value),
  })
}

function wrongChoice(path: readonly PropertyKey[], value: unknown, options: readonly unknown[]): PlacedProblem {
  return place(
    path,
    'value.choice',
    `${show(value)} is not a choice here. Use ${choice(options)}.`.replace(/^./, upper),
    {
      expected: choice(options),
      found: show(value),
    },
  )
}

type RangeIssue = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig

function outOfRange(issue: RangeIssue, path: readonly PropertyKey[], value: unknown): PlacedProblem {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum)
  return place(path, 'value.range', rangeMessage(issue, limit, value), { limit, found: show(value) })
}

function rangeMessage(issue: RangeIssue, limit: number, value: unknown): string {
  const isMinimum = issue.code === 'too_small'
  const bound = `${isMinimum ? 'at least' : 'at most'} ${limit.toLocaleString('en')}`
  if (issue.origin === 'string') {
    return isMinimum && limit === 1
      ? 'This text cannot be empty.'
      : `This text can have ${bound} characters.${isMinimum ? '' : ' Shorten it.'}`
  }
  if (issue.origin === 'array') return `This list can have ${bound} entries.${isMinimum ? '' : ' Delete some.'}`
  const strict = `${isMinimum ? 'above' : 'below'} ${limit}`
  return `${show(value)} is out of range: the number must be ${issue.inclusive === false ? strict : bound}.`
}

function explainUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: readonly PropertyKey[],
  root: unknown,
): PlacedProblem[] {
  const value = valueAt(root, path)
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? (issue.options as unknown[]) : []
    return [value === undefined ? missing(path, choice(options)) : wrongChoice(path, value, options)]
  }
  const plain = scalarChoices(issue.errors)
  if (plain) return [value === undefined ? missing(path, plain) : wrongChoiceOf(path, value, plain)]
  const ranked = [...issue.errors].sort((a, b) => misfit(a, value) - misfit(b, value) || a.length - b.length)
  return (ranked[0] ?? []).flatMap((inner) => explain(inner, path, root))
}

const wrongChoiceOf = (path: readonly PropertyKey[], value: unknown, expected: string): PlacedProblem =>
  place(path, 'value.choice', `${show(value)} is not a choice here. Use ${expected}.`.replace(/^./, upper), {
    expected,
    found: show(value),
  })

/** When every branch of a union refuses the value itself: what the branches would take, in one phrase. */
function scalarChoices(branches: readonly (readonly Issue[])[]): string | undefined {
  const parts: unknown[] = []
  const nouns: string[] = []
  for (const branch of branches) {
    const [issue] = branch
    if (!issue || branch.length > 1 || issue.path.length > 0) return undefined
    if (issue.code === 'invalid_value') parts.push(...issue.values)
    else if (issue.code === 'invalid_type') nouns.push(noun(issue.expected))
    else if (issue.code === 'invalid_union') nouns.push(scalarChoices(issue.errors) ?? 'another value')
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

const says = (message: string, value: unknown): string =>
  value === undefined || (typeof value === 'object' && value !== null)
    ? `${message}.`
    : `${message}: ${show(value)} stands here.`

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}
const noun = (expected: string): string => NOUNS[expected] ?? expected

function choice(options: readonly unknown[]): string {
  const words = options.map((option) => show(option))
  return words.length < 2 ? (words[0] ?? 'another value') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

const upper = (letter: string): string => letter.toUpperCase()

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
