import { compile as compileJourney, toMachineJson, toMachineSource, toMermaid } from '../../compiler/index.ts'
import type { JourneyMachine, Variant } from '../../document/index.ts'
import { giveUp, loadOrGiveUp, variantOf } from '../document.ts'
import { EXIT, type Io } from '../io.ts'
import { diagnosticLines } from '../text/diagnostics.ts'

/** What can be printed: the machine as configuration or as a module, and the drawing as a diagram. */
const WRITERS = {
  json: toMachineJson,
  ts: toMachineSource,
  mermaid: (_machine, variant) => toMermaid(variant),
} satisfies Record<string, (machine: JourneyMachine, variant: Variant) => string>

export type Format = keyof typeof WRITERS
export const FORMATS = Object.keys(WRITERS) as Format[]

/** Prints one variant as a machine; warnings and hints go to standard error. */
export async function compile(io: Io, file: string, options: { variant?: string; format: Format }): Promise<number> {
  const { journey } = await loadOrGiveUp(io, file)
  const id = variantOf(journey, options.variant)
  const { machine, diagnostics } = compileJourney(journey, id)
  const variant = journey.variants[id]
  if (!machine || !variant) return giveUp(io, diagnostics)
  if (diagnostics.length > 0) io.err(diagnosticLines(diagnostics))
  const text = WRITERS[options.format](machine, variant)
  io.out(text.endsWith('\n') ? text : `${text}\n`)
  return EXIT.done
}
