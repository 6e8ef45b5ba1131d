import {
  CHANNELS,
  type JourneyNode,
  KINDS,
  kindSpec,
  NODE_KINDS,
  type NodeCategory,
  type NodeKind,
} from '../../../document/index.ts'
import type { Pattern } from '../../../editor/index.ts'

/** An entry of the palette: a kind, and for messages a channel. */
export interface PaletteItem extends Pattern {
  readonly id: string
  readonly category: NodeCategory
}

const messageItems: readonly PaletteItem[] = CHANNELS.map((channel) => ({
  id: `message.${channel}`,
  kind: 'message',
  category: 'message',
  config: { ...KINDS.message.initial(), channel },
}))

const kindItem = (kind: NodeKind): PaletteItem => ({ id: kind, kind, category: kindSpec(kind).category })

/** Everything that can be put on the canvas, channels as people know them. */
export const PALETTE: readonly PaletteItem[] = NODE_KINDS.flatMap((kind) =>
  kind === 'message' ? messageItems : [kindItem(kind)],
)

export const CATEGORIES: readonly NodeCategory[] = ['entry', 'message', 'time', 'decision', 'action', 'outcome']

/** A palette entry as a node, for its icon, hue and name. */
export const sampleOf = (item: PaletteItem): Pick<JourneyNode, 'kind' | 'config' | 'name'> =>
  ({ kind: item.kind, name: '', config: item.config ?? kindSpec(item.kind).initial() }) as JourneyNode

/** What a dragged palette entry carries. */
export const DRAG_TYPE = 'application/x-jornada-step'

export const paletteItem = (id: string): PaletteItem | undefined => PALETTE.find((item) => item.id === id)

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Entries whose words contain what was typed, accents and case aside. */
export function searchPalette(query: string, words: (item: PaletteItem) => string): readonly PaletteItem[] {
  const wanted = plain(query.trim())
  return wanted === '' ? PALETTE : PALETTE.filter((item) => plain(words(item)).includes(wanted))
}
