import type { OutlineLine } from './outline.ts'

/** What a key does in the outline, as the ARIA practices for trees have it. */
export type TreeMove =
  | { readonly type: 'go'; readonly line: string }
  | { readonly type: 'toggle'; readonly open: boolean }

export function treeMove(
  shown: readonly OutlineLine[],
  current: OutlineLine,
  closed: boolean,
  key: string,
): TreeMove | undefined {
  const at = shown.indexOf(current)
  const go = (line: OutlineLine | undefined): TreeMove | undefined => line && { type: 'go', line: line.id }
  switch (key) {
    case 'ArrowDown':
      return go(shown[at + 1])
    case 'ArrowUp':
      return go(shown[at - 1])
    case 'Home':
      return go(shown[0])
    case 'End':
      return go(shown.at(-1))
    case 'ArrowRight':
      if (!current.parental) return undefined
      return closed ? { type: 'toggle', open: true } : go(shown[at + 1])
    case 'ArrowLeft':
      if (current.parental && !closed) return { type: 'toggle', open: false }
      return current.parent === undefined ? undefined : { type: 'go', line: current.parent }
    default:
      return undefined
  }
}
