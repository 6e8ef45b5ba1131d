import type { Diagnostic } from '../compiler/index.ts'

/** Why a simulation cannot run: the findings that must be mended first, or a request that names what is not there. */
export class SimulationError extends Error {
  readonly diagnostics: readonly Diagnostic[]

  constructor(message: string, diagnostics: readonly Diagnostic[] = []) {
    super(message)
    this.name = 'SimulationError'
    this.diagnostics = diagnostics
  }
}
