import type { Patch } from 'immer'

/**
 * Applies patches to a draft whose content may have moved on since they were recorded (someone else's changes came in
 * between): a patch whose place is gone is left out instead of throwing.
 */
export function applyPatchesLoosely(draft: object, patches: readonly Patch[]): void {
  for (const patch of patches) {
    const parent = holderOf(draft, patch.path)
    const key = patch.path.at(-1)
    if (parent === undefined || key === undefined) continue
    if (Array.isArray(parent)) applyToArray(parent, key, patch)
    else applyToRecord(parent, key, patch)
  }
}

function holderOf(root: object, path: Patch['path']): Record<string | number, unknown> | unknown[] | undefined {
  let here: unknown = root
  for (const key of path.slice(0, -1)) {
    if (!isContainer(here) || !Object.hasOwn(here, key)) return undefined
    here = (here as Record<string | number, unknown>)[key]
  }
  return isContainer(here) ? here : undefined
}

const isContainer = (value: unknown): value is Record<string | number, unknown> | unknown[] =>
  typeof value === 'object' && value !== null

function applyToRecord(record: Record<string | number, unknown>, key: string | number, patch: Patch): void {
  if (patch.op === 'remove') delete record[key]
  // A copy: the patch may be applied again, and what it holds is frozen.
  else record[key] = structuredClone(patch.value)
}

function applyToArray(list: unknown[], key: string | number, patch: Patch): void {
  if (key === 'length') {
    if (typeof patch.value === 'number' && patch.value <= list.length) list.length = patch.value
    return
  }
  const index = Number(key)
  if (index > list.length) return
  if (patch.op === 'add') list.splice(index, 0, structuredClone(patch.value))
  else if (patch.op === 'remove') list.splice(index, 1)
  else list[index] = structuredClone(patch.value)
}
