import type { Report } from '../../../simulator/index.ts'
import { FORMULAS } from '../../kit/index.ts'
import type { Cell, CellKind, Column, FigureTable } from './figures/figure.ts'

/** Which run figures are of. */
export type RunFacts = Pick<Report, 'scenario' | 'variant' | 'seed' | 'customers' | 'replications' | 'entered'>

/**
 * A table as CSV, for spreadsheets and scripts: the same column names in every language, plain figures with a point, times
 * in seconds, days as ISO dates, names that cannot act as formulas. Every row says which run it is of.
 */
export async function tableCsv({ columns, rows }: FigureTable, report: RunFacts): Promise<string> {
  const { default: papa } = await import('papaparse')
  const run = { scenario: report.scenario, variant: report.variant, seed: report.seed }
  const size = { customers: report.customers, replications: report.replications }
  return papa.unparse(
    {
      fields: [...columns.map(header), ...Object.keys(run), ...Object.keys(size)],
      data: rows.map((row) => [
        ...columns.map(({ kind }, index) => plain(row[index] ?? null, kind)),
        ...Object.values(run),
        ...Object.values(size),
      ]),
    },
    { escapeFormulae: FORMULAS },
  )
}

const header = ({ key, kind }: Column): string => (kind === 'time' ? `${key}Seconds` : key)

function plain(cell: Cell, kind: CellKind): string | number {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (!Number.isFinite(cell)) return ''
  if (kind === 'time') return Math.round(cell / 1000)
  if (kind === 'day') return new Date(cell).toISOString().slice(0, 10)
  return kind === 'count' ? cell : Number(cell.toFixed(6))
}

/** Hands something to the person as a file. */
export function download(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address after this task: taking it back at once would cancel the download.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** What a file of a run is called, without its ending. */
export const fileStem = (report: RunFacts, figure: string): string => `${report.scenario}-${report.variant}-${figure}`
