import type { Diagnostic, Severity } from '../diagnostic.ts'
import { CATALOGUE, type Code, DID_YOU_MEAN } from './catalogue.ts'
import type { Suggestion } from './nearest.ts'

/** Where a finding is. */
export interface Place {
  readonly variant?: string
  readonly node?: string
  readonly edge?: string
  readonly port?: string
  /** A JSON pointer into the document. */
  readonly path?: string
}

type PlaceholderOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholderOf<Rest>
  : never

/** What a code's message needs to know, and perhaps the known name that was meant. */
export type ValuesOf<C extends Code> = Readonly<
  Record<PlaceholderOf<(typeof CATALOGUE)[C]['message']>, string | number>
> &
  Suggestion

/** Reports a finding; `severity` tells it more quietly than usual. */
export type Report = <C extends Code>(code: C, place: Place, values: ValuesOf<C>, severity?: Severity) => void

export function finding<C extends Code>(code: C, place: Place, values: ValuesOf<C>, severity?: Severity): Diagnostic {
  const entry = CATALOGUE[code]
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries<string | number>(values))
    shown[name] = typeof value === 'string' ? short(value) : value
  const template = shown.nearest === undefined ? entry.message : `${entry.message} ${DID_YOU_MEAN.message}`
  return {
    code,
    severity: severity ?? entry.severity,
    message: fill(template, shown),
    ...(Object.keys(shown).length === 0 ? {} : { values: shown }),
    ...place,
  }
}

/** Puts values into a template. Unknown placeholders stay as they are, so that nothing is hidden. */
const fill = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole))

/** Names come from files and may be long; a sentence may not. */
const short = (text: string): string => {
  if (text.length <= LONGEST) return text
  return `${Array.from(text.slice(0, LONGEST)).slice(0, -1).join('')}…`
}
const LONGEST = 200

/** A JSON pointer (RFC 6901). */
export const pointer = (...keys: readonly (string | number)[]): string =>
  keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A span of time, short and readable in any of our languages: `1 d 2 h`. */
export function spanText(ms: number): string {
  const units: [string, number][] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ]
  const parts: string[] = []
  let rest = Math.round(ms / 1_000) * 1_000
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count} ${unit}`)
  }
  return parts.slice(0, 2).join(' ') || '0 s'
}
