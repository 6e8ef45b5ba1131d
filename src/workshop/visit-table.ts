import { approximateMs, parseDuration } from '../kernel/duration.ts'
import type { VisitFigures } from './linking.ts'

/** The columns of a table of visits; a table may have others. */
export const VISIT_COLUMNS = ['node', 'entered', 'left', 'p50', 'p90'] as const
export type VisitColumn = (typeof VISIT_COLUMNS)[number]

/** The row of all who came in has this for its node. */
export const ALL_VISITS = '*'

/** Why a table cannot be read; rows are counted from 1, without the head. */
export type VisitProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'column'; readonly column: VisitColumn }
  | { readonly code: 'value'; readonly column: VisitColumn; readonly row: number }

export type VisitTable =
  | { readonly ok: true; readonly figures: VisitFigures }
  | { readonly ok: false; readonly problem: VisitProblem }

class Unreadable extends Error {
  readonly problem: VisitProblem
  constructor(problem: VisitProblem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * Reads what real customers did: a row for each node with how many came and left, and how long half and nine tenths of them
 * stayed, as an ISO 8601 duration or in seconds. All who came in: the row `*`, else the visits to `entries`, else those of
 * the most visited node.
 */
export function readVisitTable(
  rows: readonly Readonly<Record<string, unknown>>[],
  entries: readonly string[],
): VisitTable {
  try {
    const [first] = rows
    if (!first) throw new Unreadable({ code: 'empty' })
    for (const column of VISIT_COLUMNS)
      if (!Object.hasOwn(first, column)) throw new Unreadable({ code: 'column', column })
    const read = rows.map((row, index) => readRow(row, index + 1))
    const nodes = Object.fromEntries(read.filter(([id]) => id !== ALL_VISITS))
    return { ok: true, figures: { entered: enteredIn(read, nodes, entries), nodes } }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem }
    throw error
  }
}

type NodeFigures = VisitFigures['nodes'][string]

function enteredIn(
  read: readonly (readonly [string, NodeFigures])[],
  nodes: Readonly<Record<string, NodeFigures>>,
  entries: readonly string[],
): number {
  const all = read.find(([id]) => id === ALL_VISITS)
  if (all) return all[1].entered
  const visits = (id: string) => (Object.hasOwn(nodes, id) ? (nodes[id]?.entered ?? 0) : 0)
  const came = entries.reduce((sum, id) => sum + visits(id), 0)
  return came > 0 ? came : Math.max(0, ...Object.values(nodes).map(({ entered }) => entered))
}

function readRow(row: Readonly<Record<string, unknown>>, number: number): readonly [string, NodeFigures] {
  const fail = (column: VisitColumn): never => {
    throw new Unreadable({ code: 'value', column, row: number })
  }
  const text = (column: VisitColumn) => String(row[column] ?? '').trim()
  const id = text('node') || fail('node')
  const count = (column: VisitColumn) => (/^\d{1,15}$/.test(text(column)) ? Number(text(column)) : fail(column))
  const [entered, left] = [count('entered'), count('left')]
  const span = (column: VisitColumn) => {
    const value = text(column)
    // Nobody has left: there is no time to tell.
    if (value === '' && left === 0) return 0
    if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000
    const parsed = parseDuration(value)
    const ms = parsed ? approximateMs(parsed) : -1
    return ms >= 0 ? ms : fail(column)
  }
  const [p50, p90] = [span('p50'), span('p90')]
  if (left > entered) fail('left')
  if (p90 < p50) fail('p90')
  return [id, { entered, left, dwellMs: { p50, p90 } }]
}
