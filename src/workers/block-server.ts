import { BlockRunner, prepare } from '../simulator/index.ts'
import { failureOf } from './failure.ts'
import type { FromBlockWorker, ToBlockWorker } from './messages.ts'

/** What a block worker does with its messages, wherever it runs. */
export function blockServer(post: (message: FromBlockWorker) => void): (message: ToBlockWorker) => void {
  let runner: BlockRunner | undefined
  let customers = 0
  const handle = (message: ToBlockWorker): void => {
    if (message.kind === 'prepare') {
      runner = new BlockRunner(prepare(message.request, new Map(message.machines)))
      post({ kind: 'prepared' })
    } else if (!runner) throw new Error('Blocks came before the journey they are of')
    else if (message.kind === 'run') {
      let count = 0
      for (const block of message.blocks) {
        runner.run(block)
        count += block.to - block.from
      }
      customers += count
      post({ kind: 'ran', customers: count })
    } else post({ kind: 'counted', state: runner.counted(), customers })
  }
  return (message) => {
    try {
      handle(message)
    } catch (error) {
      post(failureOf(error))
    }
  }
}
