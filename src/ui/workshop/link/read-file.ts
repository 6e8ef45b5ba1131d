import papa from 'papaparse'
import { ALL_VISITS, readVisitTable, type VisitTable } from '../../../workshop/index.ts'

/** Larger tables are no tables of one journey. */
const MOST_BYTES = 5_000_000

/** Reads a table of visits from the text of a CSV or JSON file; `entries`: the nodes at which people come in. */
export function visitsIn(text: string, entries: readonly string[]): VisitTable {
  if (text.length > MOST_BYTES) return { ok: false, problem: { code: 'empty' } }
  return readVisitTable(/^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text), entries)
}

type Rows = readonly Readonly<Record<string, unknown>>[]

const rowsOfCsv = (text: string): Rows =>
  papa.parse<Record<string, unknown>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
  }).data

/** A list of rows, or a report as the command line prints it. */
function rowsOfJson(text: string): Rows {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return []
  }
  if (Array.isArray(read)) return read.filter((row) => typeof row === 'object' && row !== null)
  const { nodes, entered } = Object(read) as { nodes?: unknown; entered?: unknown }
  const rows = Object.entries(Object(nodes) as Record<string, unknown>).map(([node, value]) => {
    const { dwellMs, ...figures } = Object(value) as Record<string, unknown>
    const { p50, p90 } = Object(dwellMs) as Record<string, unknown>
    return { ...figures, node, p50: seconds(p50), p90: seconds(p90) }
  })
  const all = { node: ALL_VISITS, entered, left: 0, p50: '', p90: '' }
  return rows.length > 0 && entered !== undefined ? [...rows, all] : rows
}

const seconds = (ms: unknown): string => (typeof ms === 'number' ? String(ms / 1000) : '')
