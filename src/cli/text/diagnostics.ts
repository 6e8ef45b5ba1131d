import type { Diagnostic } from '../../compiler/index.ts'
import { plain, table } from './table.ts'

const COLUMNS = [{ title: 'severity' }, { title: 'where' }, { title: 'code' }, { title: 'message' }]

const where = ({ variant, node, edge, port, path }: Diagnostic): string => {
  const place = [variant, node ?? edge, port].filter((part) => part !== undefined)
  return place.length > 0 ? place.join(' ') : (path ?? '')
}

/** One line per finding. */
export const diagnosticLines = (diagnostics: readonly Diagnostic[]): string =>
  table(
    COLUMNS,
    diagnostics.map((diagnostic) => [
      diagnostic.severity,
      where(diagnostic),
      diagnostic.code,
      plain(diagnostic.message),
    ]),
  )

/** `2 errors, 1 warning`; `No problems found.` when there is nothing. */
export function diagnosticSummary(diagnostics: readonly Diagnostic[]): string {
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  return parts.length === 0 ? 'No problems found.' : `${parts.join(', ')}.`
}
