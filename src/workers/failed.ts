import { SimulationError } from '../simulator/index.ts'
import type { Failure } from './messages.ts'

/** The error that a worker told of. Apart from `failure.ts`: the page must not load the engine for it. */
export const errorOf = ({ message, diagnostics }: Failure): SimulationError => new SimulationError(message, diagnostics)
