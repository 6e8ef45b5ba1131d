import type { Board, BoardCollection } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { type BoardStore, selectThings } from './board-store.ts'
import { type BoardLayout, cellKey } from './model/board-layout.ts'
import { boxOfThing, cellThings, readThingId, type Sticky, setDownParts, thingId } from './model/board-things.ts'
import { type Cell, cellRect, placeOf, type Rect } from './model/place.ts'
import { movedBy } from './model/stroke.ts'

/** What is done to things of the board, whoever asks for it: a key, a button, the clipboard. */
export interface Bench {
  readonly editor: Editor
  readonly store: BoardStore
  /** Where everything stands now. */
  readonly layout: () => BoardLayout
}

const boardOf = ({ editor }: Bench): Board | undefined => editor.document.getState().journey.workshop?.board

interface Found {
  readonly flowId: string
  readonly kind: BoardCollection
  readonly id: string
  readonly thing: Board[BoardCollection][string]
  readonly box: Rect
}

/** The things selected that are there and to be seen. */
export function selectedThings(bench: Bench): Found[] {
  const board = boardOf(bench)
  return [...bench.store.getState().selected].flatMap((flowId) => {
    const named = readThingId(flowId)
    const thing = named && board?.[named.kind][named.id]
    const box = thing && boxOfThing(named.kind, thing, bench.layout())
    return box ? [{ flowId, ...named, thing, box }] : []
  })
}

/** Several changes as one step of the history. */
function together(editor: Editor, task: () => void): void {
  const gesture = editor.gesture('board.edit')
  task()
  gesture.commit()
}

const STICKY = { width: 176, height: 104 } as const

/** A new sticky with its middle here. The result is its id on the board; absent: it was refused. */
export function addSticky(bench: Bench, middle: { x: number; y: number }, text = ''): string | undefined {
  const rect = { x: middle.x - STICKY.width / 2, y: middle.y - STICKY.height / 2, ...STICKY }
  return layDown(bench, { ...placeOf(rect, bench.layout()), text, ...STICKY })
}

/** A new sticky in a cell, below whatever the cell holds. */
export function addStickyIn(bench: Bench, cell: Cell): string | undefined {
  const layout = bench.layout()
  const rect = cellRect(cell, layout)
  if (!rect) return undefined
  const key = cellKey(cell.step, cell.lane)
  const workshop = bench.editor.document.getState().journey.workshop ?? {}
  const lowest = cellThings(workshop)
    .filter(({ step, lane }) => step === cell.step && lane === cell.lane)
    .map(({ y, height }) => y + height + 8)
  const text = (layout.textTop.get(key) ?? 0) + (layout.textHeight.get(key) ?? 0)
  return layDown(bench, {
    ...cell,
    x: Math.round(Math.max(4, (rect.width - STICKY.width) / 2)),
    y: Math.max(8, text, ...lowest),
    text: '',
    ...STICKY,
  })
}

function layDown({ editor, store }: Bench, sticky: Sticky): string | undefined {
  const { stickyColour, author } = store.getState()
  const value = { ...sticky, colour: stickyColour, ...(author !== '' && { author }) }
  const made = editor.execute('board.add', { kind: 'stickies', value })
  if (!made.ok) return undefined
  const id = thingId('stickies', made.value)
  selectThings(store, [id])
  return id
}

export function addStamp(bench: Bench, middle: { x: number; y: number }): string | undefined {
  const { emoji, author } = bench.store.getState()
  const place = placeOf({ x: middle.x - 20, y: middle.y - 20, width: 40, height: 40 }, bench.layout())
  const made = bench.editor.execute('board.add', {
    kind: 'stamps',
    value: { ...place, emoji, ...(author !== '' && { author }) },
  })
  return made.ok ? thingId('stamps', made.value) : undefined
}

/** Takes away what is selected. The result is how many things there were. */
export function deleteThings(bench: Bench): number {
  const found = selectedThings(bench)
  if (found.length === 0) return 0
  together(bench.editor, () => {
    for (const kind of new Set(found.map((each) => each.kind))) {
      const ids = found.filter((each) => each.kind === kind).map(({ id }) => id)
      bench.editor.execute('board.remove', { kind, ids })
    }
  })
  selectThings(bench.store, [])
  return found.length
}

/** Moves what is selected by so many pixels of the board. A run of nudges is one step back. */
export function nudgeThings(bench: Bench, by: { readonly x: number; readonly y: number }): boolean {
  const found = selectedThings(bench)
  if (found.length === 0) return false
  const move = () => {
    for (const { kind, id, thing, box } of found)
      bench.editor.execute('board.edit', {
        kind,
        id,
        parts: setDownParts(kind, thing, { ...box, x: box.x + by.x, y: box.y + by.y }, bench.layout(), true),
      })
  }
  // A gesture would be a step for each nudge: one thing moves in a burst.
  if (found.length === 1) move()
  else together(bench.editor, move)
  return true
}

/** Changes parts of everything selected that is of one of these kinds. */
export function editThings(
  bench: Bench,
  kinds: readonly BoardCollection[],
  parts: Readonly<Record<string, unknown>>,
): void {
  together(bench.editor, () => {
    for (const { kind, id } of selectedThings(bench))
      if (kinds.includes(kind)) bench.editor.execute('board.edit', { kind, id, parts })
  })
}

/** Things as they are carried by the clipboard: where they stand, not what they belong to. */
export interface BoardClip {
  readonly things: readonly { readonly kind: BoardCollection; readonly box: Rect; readonly thing: unknown }[]
}

export function clipThings(bench: Bench): BoardClip | undefined {
  const things = selectedThings(bench).map(({ kind, box, thing }) => ({ kind, box, thing }))
  return things.length > 0 ? { things } : undefined
}

/** Lays copies of things down, moved by so much, and selects them. The result is how many there are now. */
export function pasteThings(bench: Bench, clip: BoardClip, by = { x: 24, y: 24 }): number {
  const made: string[] = []
  together(bench.editor, () => {
    for (const { kind, box, thing } of clip.things) {
      const added = bench.editor.execute('board.add', { kind, value: copyOf(kind, box, thing, by, bench) } as never)
      if (added.ok) made.push(thingId(kind, added.value))
    }
  })
  if (made.length > 0) selectThings(bench.store, made)
  return made.length
}

/** A copy at its new place; the schema of the command judges what came from a clipboard. */
function copyOf(kind: BoardCollection, box: Rect, thing: unknown, by: { x: number; y: number }, bench: Bench): unknown {
  const source = thing as Record<string, unknown>
  if (kind === 'strokes') {
    const { points } = source
    return { ...source, points: Array.isArray(points) ? movedBy(points as number[], by) : [] }
  }
  return { ...source, ...placeOf({ ...box, x: box.x + by.x, y: box.y + by.y }, bench.layout()) }
}

/** Copies of what is selected, a little aside. The result is how many there are. */
export const duplicateThings = (bench: Bench): number => {
  const clip = clipThings(bench)
  return clip ? pasteThings(bench, clip) : 0
}

const CLIP_KEY = 'jornadaBoard'

/** Things as text for a clipboard type of our own, and back; `undefined` for whatever else it is. */
export const writeClip = (clip: BoardClip): string => JSON.stringify({ [CLIP_KEY]: clip })

export function readClip(text: string): BoardClip | undefined {
  try {
    const clip = (JSON.parse(text) as Record<string, unknown>)[CLIP_KEY] as BoardClip
    const sound = clip.things.filter(
      ({ kind, box, thing }) =>
        readThingId(`${kind}:x`) !== undefined &&
        [box.x, box.y, box.width, box.height].every(Number.isFinite) &&
        typeof thing === 'object' &&
        thing !== null,
    )
    return sound.length > 0 ? { things: sound } : undefined
  } catch {
    return undefined
  }
}

/** The words of what is selected, for whoever pastes them elsewhere. */
export const wordsOf = (clip: BoardClip): string =>
  clip.things
    .flatMap(({ kind, thing }) => (kind === 'stickies' ? [(thing as Sticky).text] : []))
    .filter((text) => text !== '')
    .join('\n\n')

/** Things in a step's column come to lie free, where they are seen. For a gesture that takes the step away. */
export function freeThingsOf(bench: Bench, step: string): void {
  const board = boardOf(bench)
  for (const kind of ['stickies', 'images', 'stamps'] as const) {
    for (const [id, thing] of Object.entries<Board[typeof kind][string]>(board?.[kind] ?? {})) {
      const box = thing.step === step && boxOfThing(kind, thing, bench.layout())
      if (!box) continue
      const parts = { x: Math.round(box.x), y: Math.round(box.y), step: undefined, lane: undefined }
      bench.editor.execute('board.edit', { kind, id, parts })
    }
  }
}
