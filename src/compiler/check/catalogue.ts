import type { Severity } from '../diagnostic.ts'
import { DECISION_CODES } from './catalogue/decisions.ts'
import { MESSAGE_CODES } from './catalogue/messages.ts'
import { REFERENCE_CODES } from './catalogue/references.ts'
import { STRUCTURE_CODES } from './catalogue/structure.ts'
import { TIME_CODES } from './catalogue/time.ts'

/** What is known about one code. Every text about a code, in the app and in the docs, comes from here. */
export interface CatalogueEntry {
  /** The usual severity; a finding may be told more quietly where it matters less. */
  readonly severity: Severity
  /** A few words, for lists and headings. */
  readonly title: string
  /** One sentence about one finding; {placeholders} are filled from the diagnostic's `values`. */
  readonly message: string
  /** Why this is found, in a marketer's words. */
  readonly explanation: string
  readonly example: string
  /** What to do about it. */
  readonly remedy: string
}

/** Every code the checker knows. Codes are stable: a published one is never given another meaning. */
export const CATALOGUE = {
  ...STRUCTURE_CODES,
  ...REFERENCE_CODES,
  ...DECISION_CODES,
  ...MESSAGE_CODES,
  ...TIME_CODES,
} as const satisfies Readonly<Record<string, CatalogueEntry>>

export type Code = keyof typeof CATALOGUE

/** What a finding about an unknown name adds where its `values` hold the `nearest` known one, and what mends it. */
export const DID_YOU_MEAN = { message: 'Did you mean “{nearest}”?', repair: 'Use “{nearest}”' } as const

export const CODES = Object.keys(CATALOGUE) as Code[]

/** What there is to say about a code; `undefined` for one that is not in the catalogue. */
export const explain = (code: string): CatalogueEntry | undefined =>
  Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as Code] : undefined
