import { journeySchema } from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { findText, replaceRanges, type Search } from '../find.ts'

export interface Replacement {
  readonly search: Search
  readonly replacement: string
  /** Only in this variant (and in what the journey itself says); absent: in all. */
  readonly variant?: string
  /** Only here: the text's path as `TextPlace` has it, and which of what is found there. */
  readonly only?: { readonly path: readonly string[]; readonly index: number }
}

/**
 * Writes other words in the place of those found, all as one step. The result is how many were replaced; names of events
 * and attributes that steps refer to are left alone. Refuses when a text would become one that the document cannot hold.
 */
export const replaceText = defineCommand({
  history: 'step',
  apply: (draft, { search, replacement, variant, only }: Replacement): number => {
    let count = 0
    for (const { place, ranges } of findText(draft, search, variant)) {
      if (place.fixed) continue
      const here = only ? (samePath(only.path, place.path) ? ranges.slice(only.index, only.index + 1) : []) : ranges
      if (here.length === 0) continue
      write(draft, place.path, replaceRanges(place.text, here, replacement))
      count += here.length
    }
    const parsed = count > 0 ? journeySchema.safeParse(draft) : undefined
    if (parsed && !parsed.success) refuse('invalid', parsed.error.issues[0]?.path.join('.') ?? '')
    return count
  },
})

const samePath = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n')

function write(draft: object, path: readonly string[], text: string): void {
  let at = draft as Record<string, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[path.at(-1) as string] = text
}
