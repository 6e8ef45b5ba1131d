import { type PreparedAnalysis, prepareAnalysis } from '../simulator/index.ts'
import type { FromPairWorker, ToPairWorker } from './analyse-messages.ts'
import { failureOf } from './failure.ts'

/** What a thread that lives pairs does with its messages, wherever it runs. */
export function pairServer(post: (message: FromPairWorker) => void): (message: ToPairWorker) => void {
  let runner: ReturnType<PreparedAnalysis['runner']> | undefined
  const handle = (message: ToPairWorker): void => {
    if (message.kind === 'prepare') {
      runner = prepareAnalysis(message.request).runner()
      post({ kind: 'prepared' })
    } else if (!runner) throw new Error('Tasks came before the analysis they are of')
    else if (message.kind === 'run') {
      let people = 0
      for (const task of message.tasks) {
        runner.run(task)
        people += task.to - task.from
      }
      post({ kind: 'ran', people })
    } else post({ kind: 'summed', sums: runner.state() })
  }
  return (message) => {
    try {
      handle(message)
    } catch (error) {
      post(failureOf(error))
    }
  }
}
