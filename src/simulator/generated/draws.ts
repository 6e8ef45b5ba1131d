import { threefry2x32 } from '../../kernel/random.ts'
import { type Draft, literal } from './draft.ts'

const WORDS = 2 ** 32

/**
 * Statements that draw for a purpose, with its key written in: `first` and, if wanted, `second` become the two random
 * words, as signed integers. `time` says how many times before, as a number or an expression of whole numbers. The draw
 * itself stays a function: one for all purposes is made fast at once, a copy for each would be so one by one.
 */
export function drawText(
  { given }: Pick<Draft, 'given'>,
  key: number,
  time: string,
  first: string,
  second?: string,
): string {
  const out = given(words)
  const pair = second === undefined ? '' : `, ${second} = ${out}[1]`
  return `${given(threefry2x32)}(luck, ${key | 0}, number, ${time}, ${out}); const ${first} = ${out}[0]${pair};`
}

const words = new Int32Array(2)

/** A word as the uniform number in (0, 1) that it stands for. */
export const uniformText = (word: string): string => `((${word} >>> 0) + 0.5) / ${WORDS}`

/**
 * How many words stand for uniform numbers below `bound`: `unit(word) < bound` exactly when `word < wordsBelow(bound)`,
 * since (w + ½) / 2³² < x is w < x · 2³² − ½, and doubles hold both sides without rounding where it matters.
 */
export const wordsBelow = (bound: number): number => Math.min(WORDS, Math.max(0, Math.ceil(bound * WORDS - 0.5)))

/** Whether a word stands for a uniform number below `bound`. */
export const belowText = (word: string, bound: number): string => wordIsBelow(word, wordsBelow(bound))

export function wordIsBelow(word: string, words: number): string {
  if (words <= 0) return 'false'
  return words >= WORDS ? 'true' : `(${word} >>> 0) < ${literal(words)}`
}

/** The first word for which `holds` is no longer as it was for word 0, known to change at most once; 2³² if never. */
export function firstChange(holds: (word: number) => boolean): number {
  const before = holds(0)
  if (holds(WORDS - 1) === before) return WORDS
  let [low, high] = [0, WORDS - 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle) === before) low = middle
    else high = middle
  }
  return high
}

/** The first word of a draw, for questions too rare to be written out. */
export function firstWord(luck: number, key: number, customer: number, time: number): number {
  threefry2x32(luck, key, customer, time, words)
  return (words[0] ?? 0) >>> 0
}
