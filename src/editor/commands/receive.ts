import { isDraft, original } from 'immer'
import type { Journey } from '../../document/index.ts'
import { defineCommand } from '../command.ts'

/** Takes over the document as it is elsewhere (another tab, the server). Nobody's own step: undo passes it over. */
export const receive = defineCommand({
  history: 'none',
  apply: (draft, { journey }: { readonly journey: Journey }) => become(draft, journey),
})

/** Takes over the document as a repair has mended it: one step of one's own. */
export const repaired = defineCommand({
  history: 'step',
  apply: (draft, { journey }: { readonly journey: Journey }) => become(draft, journey),
})

/** Makes the draft equal to `target`, leaving equal parts alone so that they keep their identity. */
function become(draft: object, target: object): void {
  const here = draft as Record<string, unknown>
  const there = target as Record<string, unknown>
  const before = (isDraft(draft) ? original(draft) : draft) as Record<string, unknown>
  for (const key of Object.keys(before)) if (!Object.hasOwn(there, key)) delete here[key]
  for (const [key, value] of Object.entries(there)) {
    const old = before[key]
    if (sameJson(old, value)) continue
    if (isRecord(old) && isRecord(value)) become(here[key] as object, value)
    else here[key] = value
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equality of JSON values, whatever the order of keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
}
