import { check, type Diagnostic } from '../../compiler/index.ts'
import type { Journey } from '../../document/index.ts'
import { exitCodeOf, load } from '../document.ts'
import type { Io } from '../io.ts'
import { othersOf } from '../others.ts'
import { diagnosticLines, diagnosticSummary } from '../text/diagnostics.ts'
import { jsonText } from '../text/json.ts'

export interface ValidateOptions {
  json?: boolean
  with?: readonly string[]
}

/** Prints every diagnostic of the document, also of a file that is none. */
export async function validate(io: Io, file: string, { json, with: given }: ValidateOptions): Promise<number> {
  const loaded = await load(io, file)
  const diagnostics = loaded.journey ? await checked(io, file, loaded.journey, given) : loaded.diagnostics
  if (json) io.out(jsonText({ diagnostics }))
  else io.out(`${diagnostics.length > 0 ? diagnosticLines(diagnostics) : ''}${diagnosticSummary(diagnostics)}\n`)
  return exitCodeOf(diagnostics)
}

async function checked(io: Io, file: string, journey: Journey, given?: readonly string[]): Promise<Diagnostic[]> {
  const { journeys: others, named } = await othersOf(io, file, journey, given)
  // Only who has named the others knows that there are no more.
  return check(journey, { others, ...(named ? { journeys: others.map(({ id }) => id) } : {}) })
}
