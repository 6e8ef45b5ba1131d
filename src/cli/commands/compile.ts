import { compile as compileJourney, hasErrors } from '../../compiler/index.ts'
import { canonicalJson } from '../../document/index.ts'
import { giveUp, loadOrGiveUp, variantOf } from '../document.ts'
import { EXIT, type Io } from '../io.ts'
import { diagnosticLines } from '../text/diagnostics.ts'

export const FORMATS = ['json'] as const
export type Format = (typeof FORMATS)[number]

/** Prints the machine of one variant; warnings and hints go to standard error. */
export async function compile(io: Io, file: string, options: { variant?: string; format: Format }): Promise<number> {
  const { journey } = await loadOrGiveUp(io, file)
  const { machine, diagnostics } = compileJourney(journey, variantOf(journey, options.variant))
  if (!machine || hasErrors(diagnostics)) return giveUp(io, diagnostics)
  if (diagnostics.length > 0) io.err(diagnosticLines(diagnostics))
  io.out(canonicalJson(machine))
  return EXIT.done
}
