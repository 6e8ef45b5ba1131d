import type { Report } from '../../../simulator/index.ts'
import type { StepRow } from './steps-table.ts'

/** A table as CSV, for spreadsheets: plain figures with a point, times in seconds, names that cannot act as formulas. */
export async function stepsCsv(rows: readonly StepRow[], report: Report): Promise<string> {
  const { default: papa } = await import('papaparse')
  const table = rows.map((row) => ({
    node: row.id,
    name: row.name,
    kind: row.kind ?? '',
    entered: row.entered,
    shareOfEntered: Number(row.share.toFixed(6)),
    left: row.left,
    active: row.active,
    medianWaitSeconds: seconds(row.p50),
    p90WaitSeconds: seconds(row.p90),
    scenario: report.scenario,
    variant: report.variant,
    seed: report.seed,
    customers: report.customers,
    replications: report.replications,
  }))
  return papa.unparse(table, { escapeFormulae: true })
}

const seconds = (ms: number | undefined) => (ms === undefined ? '' : Math.round(ms / 1000))

/** Hands a text to the person as a file. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address after this task: taking it back at once would cancel the download.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
