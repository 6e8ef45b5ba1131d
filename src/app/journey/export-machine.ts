import { compile, toMachineJson } from '../../compiler/index.ts'
import type { DesignerServices } from '../../ui/designer/index.ts'

/** The machine of a variant as a file's text; nothing when the variant does not compile. */
export const exportMachine: NonNullable<DesignerServices['exportMachine']> = (journey, variant) => {
  const compiled = compile(journey, variant)
  return compiled.machine ? toMachineJson(compiled.machine) : undefined
}
