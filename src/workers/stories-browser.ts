import { errorOf } from './failed.ts'
import type { Failure } from './messages.ts'
import type { FindStories, FromStories, ToStories } from './stories.ts'

/** Looks for people on a thread of the browser, made for the search. Aborting ends it at once. */
export const findStoriesInBrowser: FindStories = (request, query, { signal } = {}) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const worker = new Worker(new URL('./stories.worker.ts', import.meta.url), { type: 'module' })
    const abort = () => end(() => reject(signal?.reason))
    const end = (settle: () => void) => {
      worker.terminate()
      signal?.removeEventListener('abort', abort)
      settle()
    }
    signal?.addEventListener('abort', abort)
    worker.addEventListener('message', ({ data }: MessageEvent<FromStories | Failure>) => {
      if (data.kind === 'found') end(() => resolve(data.found))
      else end(() => reject(errorOf(data)))
    })
    worker.addEventListener('error', (event) =>
      end(() => reject(new Error(event.message || 'The search could not be started'))),
    )
    worker.postMessage({ request, query } satisfies ToStories)
  })
