import type { Diagnostic } from '../compiler/index.ts'
import type { Journey } from '../document/index.ts'
import type { CheckAnswer, CheckQuestion, CompiledVariant } from './messages.ts'

/** The thread that looks at documents, as the page sees it. Its promises reject when it breaks. */
export interface BrowserChecker {
  /** `others`: the journeys that this one leads to, as far as they are known. */
  readonly check: (journey: Journey, others?: readonly Journey[]) => Promise<readonly Diagnostic[]>
  /** A variant's machine; undefined while the variant has errors. */
  readonly compile: (journey: Journey, variant: string) => Promise<CompiledVariant | undefined>
}

const NONE: readonly Journey[] = []

interface Waiting {
  readonly resolve: (answer: CheckAnswer) => void
  readonly reject: (error: Error) => void
}

/** Finds the problems of a document, and its machine, on a thread of its own: made at the first question and kept. */
export function createBrowserChecker(): BrowserChecker {
  const waiting = new Map<number, Waiting>()
  let turns = 0
  let worker: Worker | undefined
  /** The other journeys that the thread has: they are sent when they are others. */
  let sent: readonly Journey[] = NONE

  const settle = (answer: CheckAnswer) => {
    const question = waiting.get(answer.turn)
    waiting.delete(answer.turn)
    if (answer.failure === undefined) question?.resolve(answer)
    else question?.reject(new Error(answer.failure))
  }

  const start = (): Worker => {
    const made = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => settle(data))
    made.addEventListener('error', (event) => {
      // A thread that broke is replaced at the next question.
      worker = undefined
      sent = NONE
      for (const { reject } of waiting.values()) reject(new Error(event.message || 'The check failed'))
      waiting.clear()
    })
    return made
  }

  const ask = (question: Omit<CheckQuestion, 'turn'>): Promise<CheckAnswer> =>
    new Promise((resolve, reject) => {
      worker ??= start()
      turns++
      waiting.set(turns, { resolve, reject })
      worker.postMessage({ turn: turns, ...question } satisfies CheckQuestion)
    })

  return {
    check: async (journey, others = NONE) => {
      const question = others === sent ? { journey } : { journey, others }
      sent = others
      return (await ask(question)).diagnostics ?? []
    },
    compile: async (journey, variant) => (await ask({ journey, compile: variant })).compiled ?? undefined,
  }
}
