/** Letters written from right to left, and characters that turn the direction of writing. */
const TURNS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]|\p{Bidi_Control}/u
const BEGIN = '\u2068'
const END = '\u2069'

/**
 * A name as it can stand in a sentence: where it is written from right to left, invisible marks around it keep it from
 * turning round the words and figures beside it. Turning marks of its own, which could reach beyond it, are left out.
 */
export const isolated = (name: string): string =>
  TURNS.test(name) ? `${BEGIN}${name.replace(/\p{Bidi_Control}/gu, '')}${END}` : name

/** Options for a text that is written into a document: a name in it stays as it is, without marks around it. */
export const AS_IT_IS = { interpolation: { escapeValue: false } } as const
