import type { Row } from './rows.ts'

/** What a key does in the tree, as the ARIA practices for trees have it. */
export type Move =
  | { readonly type: 'go'; readonly line: string }
  | { readonly type: 'toggle'; readonly open: boolean }
  | { readonly type: 'openAll'; readonly lines: readonly string[] }
  | { readonly type: 'choose' }

export function moveIn(rows: readonly Row[], current: Row, key: string): Move | undefined {
  const at = rows.indexOf(current)
  const go = (row: Row | undefined): Move | undefined => row && { type: 'go', line: row.item.id }
  switch (key) {
    case 'ArrowDown':
      return go(rows[at + 1])
    case 'ArrowUp':
      return go(rows[at - 1])
    case 'Home':
      return go(rows[0])
    case 'End':
      return go(rows.at(-1))
    case 'ArrowRight':
      if (current.expanded === false) return { type: 'toggle', open: true }
      return current.expanded ? go(rows[at + 1]) : undefined
    case 'ArrowLeft':
      if (current.expanded) return { type: 'toggle', open: false }
      return current.item.parent === undefined ? undefined : { type: 'go', line: current.item.parent }
    case '*':
      return { type: 'openAll', lines: siblingsOf(rows, current) }
    case 'Enter':
    case ' ':
      return { type: 'choose' }
    default:
      return undefined
  }
}

const siblingsOf = (rows: readonly Row[], { item: { parent } }: Row): string[] =>
  rows.flatMap(({ item, expanded }) => (item.parent === parent && expanded !== undefined ? [item.id] : []))
