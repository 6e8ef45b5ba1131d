import { findStories } from '../simulator/index.ts'
import { failureOf } from './failure.ts'
import type { Failure } from './messages.ts'
import { type FromStories, LONGEST_SEARCH_MS, type ToStories } from './stories.ts'

// A thread of the browser that looks for people and writes their stories down.
const post = (message: FromStories | Failure) => self.postMessage(message)

self.addEventListener('message', ({ data: { request, query } }: MessageEvent<ToStories>) => {
  const until = performance.now() + LONGEST_SEARCH_MS
  try {
    post({ kind: 'found', found: findStories(request, query, () => performance.now() > until) })
  } catch (error) {
    post(failureOf(error))
  }
})
