import { ScrollRegion, useFormat } from '../../kit/index.ts'
import { type Column, cellText, type FigureTable as Data, type Figure } from './figures/figure.ts'
import classes from './results.module.css'

/** The figures behind a chart. */
export function FigureTable({ figure }: { figure: Figure }) {
  return (
    <ScrollRegion label={figure.title}>
      <table className={classes.table} aria-label={figure.title}>
        <TableRows table={figure.table} />
      </table>
    </ScrollRegion>
  )
}

/** Head and body of such a table, wherever it stands: a figure and its interval share a cell. */
export function TableRows({ table }: { table: Data }) {
  const format = useFormat()
  const shown = shownColumns(table.columns)
  return (
    <>
      <thead>
        <tr>
          {shown.map(({ column: { key, label, kind }, low }) => (
            <th key={key} scope="col" data-kind={kind}>
              {label}
              {low !== undefined && ' (95 %)'}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a result have no name of their own
          <tr key={at}>
            {shown.map(({ column: { key, kind }, at: index, low }) => (
              <td key={key} data-kind={kind}>
                {kind === 'text' ? (
                  <bdi>{cellText(row[index] ?? null, kind, format)}</bdi>
                ) : (
                  cellText(row[index] ?? null, kind, format)
                )}
                {low !== undefined && row[low] !== null && (
                  <span className={classes.interval}>
                    {cellText(row[low] ?? null, kind, format)} – {cellText(row[low + 1] ?? null, kind, format)}
                  </span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
}

interface Shown {
  readonly column: Column
  readonly at: number
  /** Where the lower bound stands; the upper one is beside it. */
  readonly low: number | undefined
}

/** In files bounds have columns of their own; for the eye they belong to their figure. */
function shownColumns(columns: readonly Column[]): Shown[] {
  const isBound = (at: number) => /95(Low|High)$/.test(columns[at]?.key ?? '')
  return columns.flatMap((column, at) =>
    isBound(at) ? [] : [{ column, at, low: isBound(at + 1) ? at + 1 : undefined }],
  )
}
