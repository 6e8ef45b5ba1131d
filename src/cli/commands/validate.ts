import { check } from '../../compiler/index.ts'
import { exitCodeOf, load } from '../document.ts'
import type { Io } from '../io.ts'
import { diagnosticLines, diagnosticSummary } from '../text/diagnostics.ts'

/** Prints every diagnostic of the document, also of a file that is none. */
export async function validate(io: Io, file: string, { json }: { json?: boolean }): Promise<number> {
  const loaded = await load(io, file)
  const diagnostics = loaded.journey ? check(loaded.journey) : loaded.diagnostics
  if (json) io.out(`${JSON.stringify({ diagnostics }, null, 2)}\n`)
  else io.out(`${diagnostics.length > 0 ? diagnosticLines(diagnostics) : ''}${diagnosticSummary(diagnostics)}\n`)
  return exitCodeOf(diagnostics)
}
