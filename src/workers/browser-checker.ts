import type { Diagnostic } from '../compiler/index.ts'
import type { Journey } from '../document/index.ts'
import type { CheckAnswer, CheckQuestion } from './messages.ts'

/** Finds the problems of a document on a thread of its own, made at the first question and kept. */
export function createBrowserChecker(): (journey: Journey) => Promise<readonly Diagnostic[]> {
  const waiting = new Map<number, { resolve: (found: readonly Diagnostic[]) => void; reject: (error: Error) => void }>()
  let turns = 0
  let worker: Worker | undefined

  const settle = ({ turn, diagnostics, failure }: CheckAnswer) => {
    const question = waiting.get(turn)
    waiting.delete(turn)
    if (diagnostics) question?.resolve(diagnostics)
    else question?.reject(new Error(failure ?? 'The check failed'))
  }

  const start = (): Worker => {
    const made = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => settle(data))
    made.addEventListener('error', (event) => {
      // A thread that broke is replaced at the next question.
      worker = undefined
      for (const { reject } of waiting.values()) reject(new Error(event.message || 'The check failed'))
      waiting.clear()
    })
    return made
  }

  return (journey) =>
    new Promise((resolve, reject) => {
      worker ??= start()
      turns++
      waiting.set(turns, { resolve, reject })
      worker.postMessage({ turn: turns, journey } satisfies CheckQuestion)
    })
}
