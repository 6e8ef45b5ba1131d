import type { Journey, JourneyMachine } from '../document/index.ts'
import { check } from './check/index.ts'
import { type Diagnostic, hasErrors } from './diagnostic.ts'
import { lower } from './machine.ts'
import { type SourceMap, sourceMapOf } from './source-map.ts'

export interface CompiledJourney {
  readonly machine: JourneyMachine
  readonly sourceMap: SourceMap
  /** Warnings and hints; nothing here stops the machine. */
  readonly diagnostics: readonly Diagnostic[]
}

/** A compilation: `machine` and `sourceMap` are there unless a diagnostic is an error. */
export type Compilation =
  | CompiledJourney
  | { readonly machine?: undefined; readonly sourceMap?: undefined; readonly diagnostics: readonly Diagnostic[] }

/** Compiles one variant (the main one by default) to a machine, or says everything that stands in the way. */
export function compile(journey: Journey, variantId: string = journey.mainVariant): Compilation {
  const diagnostics = check(journey, { variants: [variantId] })
  const variant = Object.hasOwn(journey.variants, variantId) ? journey.variants[variantId] : undefined
  if (!variant || hasErrors(diagnostics)) return { diagnostics }
  const machine = lower(journey, variantId, variant)
  return { machine, sourceMap: sourceMapOf(machine), diagnostics }
}
