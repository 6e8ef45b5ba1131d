import type { DesignerServices } from '../../ui/designer/index.ts'

/** A variant as a machine or a drawing; nothing when it does not compile. The compiler is loaded when first asked. */
export const exportMachine: NonNullable<DesignerServices['exportMachine']> = async (journey, variantId, format) => {
  const { compile, toMachineJson, toMachineSource, toMermaid } = await import('../../compiler/index.ts')
  const { machine } = compile(journey, variantId)
  const variant = journey.variants[variantId]
  if (!machine || !variant) return undefined
  if (format === 'json') return toMachineJson(machine)
  return format === 'ts' ? toMachineSource(machine) : toMermaid(variant)
}
