import {
  compile as compileJourney,
  hasErrors,
  toMachineJson,
  toMachineSource,
  toMermaid,
} from '../../compiler/index.ts'
import { giveUp, loadOrGiveUp, variantOf } from '../document.ts'
import { EXIT, type Io } from '../io.ts'
import { diagnosticLines } from '../text/diagnostics.ts'

export const FORMATS = ['json', 'ts', 'mermaid'] as const
export type Format = (typeof FORMATS)[number]

/** Prints one variant as a machine (JSON, or a TypeScript module) or as a drawing; warnings go to standard error. */
export async function compile(io: Io, file: string, options: { variant?: string; format: Format }): Promise<number> {
  const { journey } = await loadOrGiveUp(io, file)
  const variantId = variantOf(journey, options.variant)
  const { machine, diagnostics } = compileJourney(journey, variantId)
  const variant = journey.variants[variantId]
  if (!machine || !variant || hasErrors(diagnostics)) return giveUp(io, diagnostics)
  if (diagnostics.length > 0) io.err(diagnosticLines(diagnostics))
  const writers: Record<Format, () => string> = {
    json: () => toMachineJson(machine),
    ts: () => toMachineSource(machine),
    mermaid: () => toMermaid(variant),
  }
  io.out(writers[options.format]())
  return EXIT.done
}
