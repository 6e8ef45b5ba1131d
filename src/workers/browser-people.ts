import type { Journey } from '../document/index.ts'
import type { Derivation, VariantResults } from '../simulator/people/index.ts'
import type { PeopleAnswer, PeopleQuestion } from './people-messages.ts'

/** An answer; `notRunnable`: the journey has errors; `givenUp`: something newer was asked. */
export type PeopleOutcome<Value> = { readonly value: Value } | 'notRunnable' | 'givenUp'

/** The thread that knows test people, as the page sees it: one question at a time. Promises reject when it breaks. */
export interface BrowserPeople {
  readonly check: (journey: Journey, variant: string) => Promise<PeopleOutcome<VariantResults>>
  readonly find: (
    journey: Journey,
    variant: string,
    words: Readonly<Record<string, string>>,
    onProgress: (share: number) => void,
  ) => Promise<PeopleOutcome<Derivation>>
  /** Ends a search with what it has found. */
  readonly enough: () => void
  /** Gives up what is under way. */
  readonly cancel: () => void
}

interface Waiting {
  readonly turn: number
  readonly onProgress?: (share: number) => void
  readonly resolve: (answer: PeopleAnswer | 'givenUp') => void
  readonly reject: (error: Error) => void
}

type Asked = Extract<PeopleQuestion, { turn: number }>

/** Made at the first question and kept. */
export function createBrowserPeople(): BrowserPeople {
  let worker: Worker | undefined
  let waiting: Waiting | undefined
  let turns = 0

  const hear = (answer: PeopleAnswer) => {
    if (!waiting || answer.turn !== waiting.turn) return
    if (answer.kind === 'progress') return waiting.onProgress?.(answer.share)
    const { resolve, reject } = waiting
    waiting = undefined
    if (answer.kind === 'failed') reject(new Error(answer.message))
    else resolve(answer)
  }
  const giveUp = () => {
    waiting?.resolve('givenUp')
    waiting = undefined
  }
  const start = (): Worker => {
    const made = new Worker(new URL('./people.worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<PeopleAnswer>) => hear(data))
    made.addEventListener('error', (event) => {
      // A thread that broke is replaced at the next question.
      worker = undefined
      waiting?.reject(new Error(event.message || 'The test people could not be asked'))
      waiting = undefined
    })
    return made
  }
  const ask = (question: Asked, onProgress?: (share: number) => void): Promise<PeopleAnswer | 'givenUp'> =>
    new Promise((resolve, reject) => {
      giveUp()
      worker ??= start()
      waiting = { turn: question.turn, ...(onProgress && { onProgress }), resolve, reject }
      worker.postMessage(question)
    })
  const tell = (message: PeopleQuestion) => worker?.postMessage(message)

  return {
    check: async (journey, variant) => {
      const answer = await ask({ kind: 'check', turn: ++turns, journey, variant })
      if (answer === 'givenUp') return answer
      return answer.kind === 'checked' ? { value: answer.results } : 'notRunnable'
    },
    find: async (journey, variant, words, onProgress) => {
      const answer = await ask({ kind: 'find', turn: ++turns, journey, variant, words }, onProgress)
      if (answer === 'givenUp') return answer
      return answer.kind === 'found' ? { value: answer.found } : 'notRunnable'
    },
    enough: () => tell({ kind: 'enough' }),
    cancel: () => {
      giveUp()
      tell({ kind: 'cancel' })
    },
  }
}
