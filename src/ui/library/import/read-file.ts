import { type DocumentProblem, fileTooLarge, type Journey, LIMITS, readJourney } from '../../../document/index.ts'
import type { Result } from '../../../kernel/result.ts'

/** Files above this are read in a worker, so that the page stays alive. */
const WORKER_BYTES = 1_000_000

export type ImportResult = Result<Journey, readonly DocumentProblem[]>

/** Reads a chosen or dropped file. Its size is looked at before a byte of it is read. Rejects when the file cannot be read at all. */
export async function readFile(file: Blob): Promise<ImportResult> {
  if (file.size > LIMITS.fileBytes) return { ok: false, error: [fileTooLarge()] }
  if (file.size > WORKER_BYTES) return readInWorker(file)
  return readJourney(await file.text())
}

/** Reads a pasted text. */
export const readText = (text: string): Promise<ImportResult> =>
  text.length > WORKER_BYTES ? readFile(new Blob([text])) : Promise.resolve(readJourney(text))

function readInWorker(file: Blob): Promise<ImportResult> {
  const worker = new Worker(new URL('./read-file.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<ImportResult>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<ImportResult>) => resolve(event.data)
    worker.onerror = (event) => reject(new Error(event.message || 'The file could not be read'))
    worker.postMessage(file)
  }).finally(() => worker.terminate())
}
