import { SimulationError } from '../simulator/index.ts'
import { giveUp } from './document.ts'
import { DocumentHasErrors, type Io } from './io.ts'
import { count } from './text/figures.ts'
import { plain } from './text/table.ts'

/** How far something has come, in customers. */
interface Done {
  readonly done: number
  readonly total: number
}

export interface Running {
  readonly signal: AbortSignal
  readonly onProgress: (progress: Done) => void
  readonly workers?: number
}

/** Runs what takes time, showing how far it is; says what is wrong with a journey that cannot run, and gives up. */
export async function runOrGiveUp<Result>(
  io: Io,
  workers: number | undefined,
  run: (running: Running) => Promise<Result>,
): Promise<Result> {
  const options = { signal: io.signal, ...(workers === undefined ? {} : { workers }) }
  try {
    return await watched(io, (onProgress) => run({ ...options, onProgress }))
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error
    if (error.diagnostics.length > 0) return giveUp(io, error.diagnostics)
    io.err(`${plain(error.message)}\n`)
    throw new DocumentHasErrors()
  }
}

/** Shows how far a run has come, on one line that is wiped at the end; only to a person. */
async function watched<Result>(
  io: Io,
  run: (onProgress: (progress: Done) => void) => Promise<Result>,
): Promise<Result> {
  if (!io.interactive) return run(() => {})
  const result = run(({ done, total }) => io.err(`\r${count(done)} of ${count(total)} customers…`))
  return result.finally(() => io.err('\r\u001b[K'))
}
