import type { AnalysisRequest, AnalysisResult } from '../simulator/index.ts'
import type { Analyse, RunAnalysis } from './analyse.ts'
import type { FromAnalyst, ToAnalyst } from './analyse-messages.ts'
import { analyseWith } from './analyse-with.ts'
import { createBrowserSimulate } from './browser.ts'
import { errorOf } from './failed.ts'

const MOST_WORKERS = 8

/** Comparisons, sensitivity and precision on threads of the browser. Aborting ends them at once. */
export const createBrowserAnalyse = (cores: number = navigator.hardwareConcurrency || 2): Analyse =>
  analyseWith(analysisOn(cores), createBrowserSimulate(cores))

const analysisOn =
  (cores: number): RunAnalysis =>
  <Request extends AnalysisRequest>(
    request: Request,
    { onProgress, signal, workers = Math.min(cores, MOST_WORKERS) }: Parameters<RunAnalysis>[1] = {},
  ) =>
    new Promise<AnalysisResult<Request>>((resolve, reject) => {
      signal?.throwIfAborted()
      const analyst = new Worker(new URL('./analyst.worker.ts', import.meta.url), { type: 'module' })
      const abort = () => end(() => reject(signal?.reason))
      const end = (settle: () => void) => {
        // Nested workers end with the one that made them.
        analyst.terminate()
        signal?.removeEventListener('abort', abort)
        settle()
      }
      signal?.addEventListener('abort', abort)
      analyst.addEventListener('message', ({ data }: MessageEvent<FromAnalyst>) => {
        if (data.kind === 'progress') onProgress?.({ done: data.done, total: data.total })
        else if (data.kind === 'finished') end(() => resolve(data.result as AnalysisResult<Request>))
        else end(() => reject(errorOf(data)))
      })
      analyst.addEventListener('error', (event) =>
        end(() => reject(new Error(event.message || 'The analysis could not be started'))),
      )
      analyst.postMessage({ request, workers } satisfies ToAnalyst)
    })
