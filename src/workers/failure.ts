import { RunawayError, SimulationError } from '../simulator/index.ts'
import type { Failure } from './messages.ts'

export function failureOf(error: unknown): Failure {
  if (error instanceof SimulationError)
    return { kind: 'failed', message: error.message, diagnostics: error.diagnostics }
  if (error instanceof RunawayError)
    return { kind: 'failed', message: `${error.message}: do events set each other off without end?`, diagnostics: [] }
  return { kind: 'failed', message: error instanceof Error ? error.message : String(error), diagnostics: [] }
}
