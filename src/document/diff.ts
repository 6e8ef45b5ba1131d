import type { Journey } from './journey.ts'
import { jsonPath } from './problem.ts'

/** One difference between two documents. A list is one value: it differs as a whole. */
export type Change =
  | { readonly type: 'added'; readonly path: string; readonly keys: readonly string[]; readonly after: unknown }
  | { readonly type: 'removed'; readonly path: string; readonly keys: readonly string[]; readonly before: unknown }
  | {
      readonly type: 'changed'
      readonly path: string
      readonly keys: readonly string[]
      readonly before: unknown
      readonly after: unknown
    }

/** Every difference, in the order of the canonical file. What is there on one side only is told once, as a whole. */
export const diffJourneys = (before: Journey, after: Journey): Change[] => diffValues(before, after)

export function diffValues(before: unknown, after: unknown): Change[] {
  const changes: Change[] = []
  collect(before, after, [], changes)
  return changes
}

function collect(before: unknown, after: unknown, keys: readonly string[], changes: Change[]): void {
  if (before === after) return
  if (isRecord(before) && isRecord(after)) {
    for (const key of unionOfKeys(before, after)) collect(at(before, key), at(after, key), [...keys, key], changes)
    return
  }
  const path = jsonPath(keys)
  if (before === undefined) changes.push({ type: 'added', path, keys, after })
  else if (after === undefined) changes.push({ type: 'removed', path, keys, before })
  else if (!equalJson(before, after)) changes.push({ type: 'changed', path, keys, before, after })
}

/** Are two JSON values the same? Properties that are `undefined` count as absent, and `-0` as `0`. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equalJson(item, b[index]))
  if (!isRecord(a) || !isRecord(b)) return false
  return unionOfKeys(a, b).every((key) => equalJson(at(a, key), at(b, key)))
}

export type JsonRecord = Readonly<Record<string, unknown>>

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a record holds itself: a category may be called `toString`. */
export const at = (record: JsonRecord, key: string): unknown => (Object.hasOwn(record, key) ? record[key] : undefined)

/** The keys that hold something in one record at least, in canonical order. */
export const unionOfKeys = (...records: readonly JsonRecord[]): string[] => {
  const keys = new Set<string>()
  for (const record of records) for (const key of Object.keys(record)) if (record[key] !== undefined) keys.add(key)
  return [...keys].sort()
}
