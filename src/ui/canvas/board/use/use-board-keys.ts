import type { TFunction } from 'i18next'
import type { KeyboardEvent } from 'react'
import { BOARD_COLLECTIONS } from '../../../../document/index.ts'
import { addSticky, addStickyIn, type Bench, deleteThings, duplicateThings, nudgeThings } from '../board-deeds.ts'
import { type BoardTool, selectThings } from '../board-store.ts'
import { boxOfThing, readThingId, thingId } from '../model/board-things.ts'
import { type Cell, cellBeside } from '../model/place.ts'
import type { Camera } from './use-camera.ts'

export interface BoardKeys {
  readonly bench: Bench
  readonly camera: Camera
  /** Gestures that Escape takes back, tried in turn. */
  readonly escapes: readonly (() => boolean)[]
  /** Where the pointer is over the board, in pixels of the board. */
  readonly pointer: () => { readonly x: number; readonly y: number } | undefined
  /** Moves the keyboard to a cell, once it is on the page. */
  readonly grab: (cell: Cell) => void
  /** Moves the keyboard to the board itself: what had it is gone. */
  readonly grabBoard: () => void
  readonly announce: (text: string) => void
  readonly t: TFunction<'board'>
  /** Deeds of the screen around it, by a letter or `Alt+ArrowLeft`. True when something was done. */
  readonly onKey: (key: string, cell: Cell | undefined) => boolean
}

const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}
const NUDGE = 4
const BIG_NUDGE = 20
const TOOLS: Readonly<Record<string, BoardTool>> = { v: 'select', p: 'pen', x: 'eraser' }

const WRITING = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]'
const BUTTON_KEYS = ['Enter', ' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Tab']

/** Is the keyboard on something that does its own with this key? */
const busy = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof Element &&
  (target.closest(WRITING) !== null || (target.closest('button') !== null && BUTTON_KEYS.includes(key)))

/** The cell and the thing that the keyboard is on. */
function under(target: EventTarget): { cell: Cell | undefined; thing: string | undefined } {
  const element = target instanceof Element ? target : undefined
  const cell = element?.closest<HTMLElement>('[role="gridcell"]')?.dataset
  return {
    cell: cell?.step !== undefined && cell.lane !== undefined ? (cell as unknown as Cell) : undefined,
    thing: element?.closest<HTMLElement>('.react-flow__node')?.dataset.id,
  }
}

/** The keys of the board, while the keyboard is on it and nothing is being written. */
export function onBoardKey(event: KeyboardEvent<HTMLElement>, keys: BoardKeys): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return
  if (busy(event)) return
  const { cell, thing } = under(event.target)
  const done =
    event.ctrlKey || event.metaKey
      ? withControl(event, keys, cell)
      : (cell && onCell(event, keys, { step: cell.step, lane: cell.lane })) ||
        (thing !== undefined && onThing(event, keys, thing)) ||
        anywhere(event, keys, cell)
  if (done) event.preventDefault()
}

function withControl(event: KeyboardEvent, keys: BoardKeys, cell: Cell | undefined): boolean {
  const { bench, announce, t } = keys
  const key = event.key.toLowerCase()
  if (key === 'a') return selectAllThings(bench)
  if (key === 'y') return bench.editor.redo()
  if (key !== 'd') return cell !== undefined && toCorner(event.key, keys)
  const count = duplicateThings(bench)
  if (count > 0) announce(t('said.added', { count }))
  return true
}

/** To the first cell of all, or the last. */
function toCorner(key: string, { bench, grab }: BoardKeys): boolean {
  if (key !== 'Home' && key !== 'End') return false
  const { columns, lanes } = bench.layout()
  const end = key === 'Home' ? 0 : -1
  const [column, lane] = [columns.at(end), lanes.at(end)]
  if (column && lane) grab({ step: column.step, lane: lane.lane })
  return true
}

function selectAllThings({ editor, store, layout }: Bench): boolean {
  const board = editor.document.getState().journey.workshop?.board
  const ids = BOARD_COLLECTIONS.flatMap((kind) =>
    Object.entries(board?.[kind] ?? {}).flatMap(([id, thing]) =>
      boxOfThing(kind, thing, layout()) ? [thingId(kind, id)] : [],
    ),
  )
  selectThings(store, ids)
  return true
}

/** Arrows and Tab walk the cells, Enter and F2 write in them. */
function onCell(event: KeyboardEvent, keys: BoardKeys, cell: Cell): boolean {
  const { bench, grab, onKey } = keys
  const arrow = ARROWS[event.key]
  if (arrow && event.altKey) return onKey(`Alt+${event.key}`, cell)
  if (arrow && !event.shiftKey) return go(bench, grab, cell, arrow)
  if (event.key === 'Tab') return go(bench, grab, cell, { x: event.shiftKey ? -1 : 1, y: 0 }, true)
  if (event.key === 'Home' || event.key === 'End') return toRowEnd(event.key, keys, cell)
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return onKey('menu', cell)
  if (event.key !== 'Enter' && event.key !== 'F2') return false
  bench.store.setState({ cell, editing: cell, selected: new Set() })
  return true
}

function toRowEnd(key: string, { bench, grab }: BoardKeys, { lane }: Cell): boolean {
  const column = bench.layout().columns.at(key === 'Home' ? 0 : -1)
  if (column) grab({ step: column.step, lane })
  return true
}

function go(bench: Bench, grab: (cell: Cell) => void, cell: Cell, by: { x: number; y: number }, wrap = false): boolean {
  const next = cellBeside(cell, by, bench.layout(), wrap)
  if (next) grab(next)
  // At an edge the arrows rest; Tab leaves the grid.
  return next !== undefined || !wrap
}

/** Enter writes on a sticky, Space selects, arrows push what is selected. */
function onThing(event: KeyboardEvent, { bench }: BoardKeys, flowId: string): boolean {
  const { store } = bench
  const { selected } = store.getState()
  if (ARROWS[event.key]) {
    if (selected.size === 0) selectThings(store, [flowId])
    return byArrow(event, bench)
  }
  if (event.key === ' ') {
    const next = new Set(selected)
    if (!next.delete(flowId)) next.add(flowId)
    selectThings(store, next)
    return true
  }
  if (event.key !== 'Enter' && event.key !== 'F2') return false
  selectThings(store, [flowId])
  if (readThingId(flowId)?.kind === 'stickies') store.setState({ writing: flowId })
  return true
}

/** Arrows push what is selected. */
function byArrow(event: KeyboardEvent, bench: Bench): boolean {
  const arrow = ARROWS[event.key]
  if (!arrow || event.altKey || bench.store.getState().selected.size === 0) return false
  const by = event.shiftKey ? BIG_NUDGE : NUDGE
  return nudgeThings(bench, { x: arrow.x * by, y: arrow.y * by })
}

function anywhere(event: KeyboardEvent, keys: BoardKeys, cell: Cell | undefined): boolean {
  if (byArrow(event, keys.bench)) return true
  if (event.key === 'Escape') return leave(keys)
  if (event.key === 'Delete' || event.key === 'Backspace') return remove(keys)
  return !event.altKey && (byZoomKey(event, keys.camera) || byLetter(event.key.toLowerCase(), keys, cell))
}

function remove({ bench, grabBoard, announce, t }: BoardKeys): boolean {
  const count = deleteThings(bench)
  if (count === 0) return false
  grabBoard()
  announce(t('said.deleted', { count }))
  return true
}

function byZoomKey(event: KeyboardEvent, camera: Camera): boolean {
  if (event.code === 'Digit1' && event.shiftKey) camera.fit()
  else if (event.key === '+' || event.key === '=') camera.zoomBy(1.25)
  else if (event.key === '-') camera.zoomBy(0.8)
  else if (event.key === '0') camera.zoomTo(1)
  else return false
  return true
}

function byLetter(letter: string, keys: BoardKeys, cell: Cell | undefined): boolean {
  const tool = TOOLS[letter]
  if (tool) keys.bench.store.setState({ tool, editing: undefined })
  else if (letter === 's') newSticky(keys, cell)
  else return keys.onKey(letter, cell)
  return true
}

/** A sticky in the cell with the keyboard, else under the pointer, else in the middle; one can write at once. */
export function newSticky(
  { bench, camera, pointer, announce, t }: Pick<BoardKeys, 'bench' | 'camera' | 'pointer' | 'announce' | 't'>,
  cell?: Cell,
): void {
  const id = cell ? addStickyIn(bench, cell) : addSticky(bench, pointer() ?? camera.middle())
  if (id === undefined) announce(t('said.full'))
  else bench.store.setState({ writing: id, tool: 'select' })
}

/** Escape: a gesture is taken back, then the tool put away, then the selection; then one leaves the cells. */
function leave({ bench: { store }, escapes }: BoardKeys): boolean {
  if (escapes.some((back) => back())) return true
  const { tool, selected } = store.getState()
  if (tool !== 'select') store.setState({ tool: 'select' })
  else if (selected.size > 0) selectThings(store, [])
  else document.querySelector<HTMLElement>('[data-board-tools] button')?.focus()
  return true
}
