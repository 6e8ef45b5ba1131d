import { type ProblemSentence, type ProblemValues, sentenceOf } from './problem-texts.ts'

/** One thing that keeps a text or value from being a journey document. */
export interface DocumentProblem {
  readonly code: ProblemCode
  /** Where: `variants.v1.nodes.n1.config.timeout`; keys that are no plain words stand in brackets. Empty for the whole. */
  readonly path: string
  /** One English sentence or two: what is wrong and the way out. It does not repeat the path. */
  readonly message: string
  /** Which sentence it is and what it speaks of, for interfaces in other languages. */
  readonly sentence?: ProblemSentence
  readonly values?: ProblemValues
  /** Place in the text, both from 1; absent when a value was read, not a text. */
  readonly line?: number
  readonly column?: number
}

export type ProblemCode =
  | 'file.tooLarge'
  | 'file.empty'
  | 'json.syntax'
  | 'json.duplicateKey'
  | 'json.tooDeep'
  | 'json.notJson'
  | 'json.reservedKey'
  | 'format.notAnObject'
  | 'format.unknown'
  | 'format.version'
  | 'format.newer'
  | 'limit.nodes'
  | 'limit.edges'
  | 'limit.variants'
  | 'limit.values'
  | 'key.unknown'
  | 'key.invalid'
  | 'value.missing'
  | 'value.type'
  | 'value.choice'
  | 'value.invalid'
  | 'value.range'
  | 'problems.more'

/** A problem that says one of our sentences. */
export const problemOf = (
  code: ProblemCode,
  path: string,
  sentence: ProblemSentence,
  values?: ProblemValues,
): DocumentProblem => ({
  code,
  path,
  message: sentenceOf(sentence, values),
  sentence,
  ...(values && { values }),
})

/** At most so many problems are told one by one; one more then says how many there are besides. */
export const MAX_PROBLEMS = 200

/** The readable form of a path: `events["message.sent"].label`, `settings.frequencyCaps.0.per`. */
export function jsonPath(path: readonly PropertyKey[]): string {
  let text = ''
  for (const part of path) {
    const key = String(part)
    if (!/^[A-Za-z0-9_$-]+$/.test(key)) text += `[${quoted(key)}]`
    else text += text === '' ? key : `.${key}`
  }
  return text
}

/** A value from a file, short enough to be shown in a sentence. */
export function show(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}

/** In quotes, with escapes for what would steer a terminal or turn the direction of the sentence around it. */
const quoted = (text: string): string =>
  JSON.stringify(shorten(text)).replace(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

export function shorten(text: string): string {
  const characters = Array.from(text.slice(0, 120))
  return characters.length > 60 || text.length > 120 ? `${characters.slice(0, 60).join('')}…` : text
}

/** The first problems, and a last one that counts the rest. */
export function atMostProblems(problems: readonly DocumentProblem[]): readonly DocumentProblem[] {
  if (problems.length <= MAX_PROBLEMS) return problems
  const rest = problems.length - MAX_PROBLEMS
  return [...problems.slice(0, MAX_PROBLEMS), problemOf('problems.more', '', 'more', { count: rest })]
}
