import { BOARD_SCHEMAS, type Board, type BoardCollection, type Journey, LIMITS } from '../../document/index.ts'
import { defineCommand } from '../command.ts'
import { addTo, change, checked, ownOf, workshopOf } from './workshop-draft.ts'

/** What lies on the board besides what the steps say: stickies, pictures, emoji, strokes of a pen. */

const MOST = {
  stickies: LIMITS.workshopCards,
  images: LIMITS.images,
  stamps: LIMITS.workshopCards,
  strokes: LIMITS.strokes,
} as const
const PREFIXES = { stickies: 'k', images: 'i', stamps: 'm', strokes: 'r' } as const

/** A thing for the board, with the collection it goes into. */
export type NewBoardThing = {
  [Kind in BoardCollection]: { readonly kind: Kind; readonly value: Board[Kind][string] }
}[BoardCollection]

const boardOf = (draft: Journey): Board => {
  const workshop = workshopOf(draft)
  workshop.board ??= { stickies: {}, images: {}, stamps: {}, strokes: {} }
  return workshop.board
}

export const addBoardThing = defineCommand({
  history: 'step',
  apply: (draft: Journey, { kind, value }: NewBoardThing, context) => {
    const things: Record<string, unknown> = boardOf(draft)[kind]
    return addTo(things, checked(BOARD_SCHEMAS[kind], value), PREFIXES[kind], context, MOST[kind])
  },
})

export interface BoardThingParts {
  readonly kind: BoardCollection
  readonly id: string
  /** Parts that change; `undefined` takes one away. */
  readonly parts: Readonly<Record<string, unknown>>
}

/** Moves, words, colours, sizes: a run of changes to the same parts of one thing is one step. */
export const editBoardThing = defineCommand({
  history: 'burst',
  about: ({ kind, id, parts }: BoardThingParts) => [kind, id, ...Object.keys(parts).sort()].join(' '),
  apply: (draft: Journey, { kind, id, parts }: BoardThingParts) =>
    change(BOARD_SCHEMAS[kind], ownOf<object>(draft.workshop?.board?.[kind], id), parts),
})

export const removeBoardThings = defineCommand({
  history: 'step',
  apply: (draft: Journey, { kind, ids }: { readonly kind: BoardCollection; readonly ids: readonly string[] }) => {
    const things = draft.workshop?.board?.[kind]
    for (const id of ids) {
      ownOf<object>(things, id)
      delete things?.[id]
    }
  },
})
