import { ink, type Mark } from './marks.ts'
import type { Unit } from './units.ts'

export interface Cell {
  readonly x: number
  readonly width: number
  readonly units: readonly Unit[]
  /** A colour behind it. */
  readonly ground?: string
  /** Stands in its place where its row goes on on another page. */
  readonly again?: readonly Unit[]
}

/** Cells side by side. A row that has no room is parted between its cells' units. */
export interface Row {
  readonly cells: readonly Cell[]
  /** Room above and below what stands in its cells; 0 by default. */
  readonly pad?: number
  /** Room between a cell's sides and what stands in it; 0 by default. */
  readonly inset?: number
  /** Below it. */
  readonly gap?: number
  /** A line along its upper edge, from its first cell to the end of its last. */
  readonly rule?: boolean
  /** What stands above it again at the top of each page that it begins or goes on on. */
  readonly head?: readonly Row[]
  /** It leads to what follows and never stands alone at the foot of a page: a heading, the head of a table. */
  readonly leads?: boolean
  /** Never parted, if it has room on any page. */
  readonly whole?: boolean
}

export interface PlacedCell {
  readonly cell: Cell
  readonly units: readonly Unit[]
}

export interface PlacedRow {
  readonly row: Row
  readonly y: number
  readonly height: number
  readonly cells: readonly PlacedCell[]
}

export interface Room {
  readonly top: number
  readonly bottom: number
}

/** A row as high as this share of a page moves to the next one rather than being parted. */
const SMALL = 0.3

/**
 * Rows on pages, from top to bottom: none is cut off, none lies on another, and no unit is lost. A unit that is higher than
 * a page stands on one alone.
 */
export function flow(rows: readonly Row[], room: Room): PlacedRow[][] {
  const setter = createSetter(room)
  for (const [index, row] of rows.entries()) {
    const needs = needsBelow(rows, index, room)
    let left: readonly PlacedCell[] = wholeCells(row)
    for (let begun = false; left.length > 0 || row.gap; begun = true) {
      const rest = setter.put(row, left, { begun, needs })
      if (rest === undefined) break
      setter.turn(row)
      left = rest
    }
  }
  return setter.pages()
}

/** Room that a row wants below it: for all that it leads to, and for the first thing that leads to nothing. */
function needsBelow(rows: readonly Row[], index: number, { top, bottom }: Room): number {
  if (!rows[index]?.leads) return 0
  const most = (bottom - top) * SMALL
  let needs = rows[index].gap ?? 0
  for (const row of rows.slice(index + 1)) {
    needs += Math.min(most, heightOf(row, wholeCells(row)))
    if (!row.leads) break
    needs += row.gap ?? 0
  }
  return Math.min(needs, 2 * most)
}

/** Puts rows on the page at hand, and turns to the next one. */
function createSetter({ top, bottom }: Room) {
  const done: PlacedRow[][] = []
  let page: PlacedRow[] = []
  let y = top
  /** Whether there is more on the page than heads that stand there again. */
  let used = false
  const lay = (row: Row, cells: readonly PlacedCell[]) => {
    const height = heightOf(row, cells)
    page.push({ row, y, height, cells })
    y += height + (row.gap ?? 0)
  }
  return {
    /** What of the row has no room any more; nothing when all of it stands. */
    put: (
      row: Row,
      cells: readonly PlacedCell[],
      { begun, needs: wanted }: { begun: boolean; needs: number },
    ): readonly PlacedCell[] | undefined => {
      const height = heightOf(row, cells)
      const needs = used ? wanted : 0
      const keep = used && !begun && (row.whole === true || height <= (bottom - top) * SMALL)
      const fits = height + needs <= bottom - y
      const parts = fits || keep ? undefined : part(row, cells, bottom - y, !used)
      // On an empty page something must stand, or no page would ever do.
      if (!fits && !parts && used) return cells
      lay(row, parts ? parts.here : cells)
      used = true
      return parts?.rest.some(({ units }) => units.length > 0) ? parts.rest : undefined
    },
    turn: (row: Row) => {
      done.push(page)
      page = []
      y = top
      used = false
      for (const head of row.head ?? []) lay(head, wholeCells(head))
    },
    pages: () => (page.length > 0 ? [...done, page] : done),
  }
}

const wholeCells = (row: Row): PlacedCell[] => row.cells.map((cell) => ({ cell, units: cell.units }))
const sum = (units: readonly Unit[]) => units.reduce((total, unit) => total + unit.height, 0)
const heightOf = (row: Row, cells: readonly PlacedCell[]): number =>
  Math.max(0, ...cells.map(({ units }) => sum(units))) + 2 * (row.pad ?? 0)

/** What of a row has room, and what is left. `must`: on an empty page something is put in any case. */
function part(
  row: Row,
  cells: readonly PlacedCell[],
  left: number,
  must: boolean,
): { here: PlacedCell[]; rest: PlacedCell[] } | undefined {
  const room = left - 2 * (row.pad ?? 0)
  const counts = cells.map(({ units }) => {
    let height = 0
    const over = units.findIndex((unit) => {
      height += unit.height
      return height > room
    })
    return over < 0 ? units.length : Math.max(over, must ? 1 : 0)
  })
  if (counts.every((count) => count === 0)) return undefined
  const take = (from: number, to: number | undefined) => (cell: PlacedCell, index: number) => ({
    cell: cell.cell,
    units: cell.units.slice(from === 0 ? 0 : counts[index], to === undefined ? undefined : counts[index]),
  })
  const here = cells.map(take(0, 1))
  const rest = cells.map(take(1, undefined))
  if (rest.every(({ units }) => units.length === 0)) return { here, rest }
  return {
    here,
    rest: rest.map((each) => (each.cell.again ? { ...each, units: each.cell.again } : each)),
  }
}

/** What placed rows look like: grounds, lines, and what stands in their cells. */
export const marksOf = (rows: readonly PlacedRow[]): Mark[] =>
  rows.flatMap(({ row, y, height, cells }) => {
    const [first, last] = [row.cells[0], row.cells.at(-1)]
    const grounds = cells.flatMap(({ cell }): Mark[] =>
      cell.ground === undefined ? [] : [{ kind: 'rect', x: cell.x, y, width: cell.width, height, fill: cell.ground }],
    )
    const rule: Mark[] =
      row.rule && first && last
        ? [{ kind: 'path', d: `M${first.x} ${y}L${last.x + last.width} ${y}`, stroke: ink('line'), width: 1 }]
        : []
    const contents = cells.flatMap(({ cell, units }) => {
      let at = y + (row.pad ?? 0)
      return units.flatMap((unit) => {
        const drawn = unit.draw(cell.x + (row.inset ?? 0), at)
        at += unit.height
        return drawn
      })
    })
    return [...grounds, ...rule, ...contents]
  })
