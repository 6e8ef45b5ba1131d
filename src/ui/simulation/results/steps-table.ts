import type { NodeKind } from '../../../document/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { inPlaceOrder, nodeName, type ReportNames } from './names.ts'

/** One step's figures, flat: what the table shows and the file holds. */
export interface StepRow {
  readonly id: string
  readonly name: string
  readonly kind: NodeKind | undefined
  readonly entered: number
  /** Of all who entered the journey. */
  readonly share: number
  readonly left: number
  readonly active: number
  /** Milliseconds; undefined where nobody has left yet. */
  readonly p50: number | undefined
  readonly p90: number | undefined
}

export const STEP_COLUMNS = ['name', 'entered', 'share', 'left', 'active', 'p50', 'p90'] as const
export type StepColumn = (typeof STEP_COLUMNS)[number]
export interface Order {
  readonly column: StepColumn
  readonly ascending: boolean
}

/** The steps as they stand on the canvas, from the top down. */
export const stepRows = (report: Report, names: ReportNames): StepRow[] =>
  inPlaceOrder(report.nodes, names).map(([id, figures]) => ({
    id,
    name: nodeName(names, id),
    kind: names.nodes[id]?.kind,
    entered: figures.entered,
    share: report.entered > 0 ? figures.entered / report.entered : 0,
    left: figures.left,
    active: figures.active,
    p50: figures.left > 0 ? figures.dwellMs.p50 : undefined,
    p90: figures.left > 0 ? figures.dwellMs.p90 : undefined,
  }))

/** Sorted by a column; what has no figure comes last either way, and equals keep the order they came in. */
export function sorted(rows: readonly StepRow[], { column, ascending }: Order, locale: string): StepRow[] {
  const words = new Intl.Collator(locale, { numeric: true })
  const sign = ascending ? 1 : -1
  return [...rows].sort((a, b) => {
    if (column === 'name') return sign * words.compare(a.name, b.name)
    const [x, y] = [a[column], b[column]]
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1
    return sign * (x - y)
  })
}
