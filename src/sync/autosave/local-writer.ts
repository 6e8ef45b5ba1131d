import type { LocalFailure, LocalResult } from '../local/local-store.ts'
import type { AutosaveClock } from './ports.ts'

/**
 * Writes the state of the moment to this device: one write at a time, in order, and the last one always holds the last
 * state. While changes keep coming, writes keep a distance.
 */
export interface LocalWriter {
  readonly state: 'saved' | 'saving' | 'failed'
  readonly failure: LocalFailure | undefined
  /**
   * Something has changed; the first write starts within this task. `work`: what a person would miss. Mere book-keeping
   * is not shown as saving.
   */
  schedule(what: 'work' | 'books'): void
  /** Writes now what is not written; resolves when all is, or has failed. */
  flush(): Promise<void>
  stop(): void
}

export interface LocalWriterOptions {
  readonly clock: AutosaveClock
  readonly spacingMs: number
  readonly retryMs: number
  /** Writes what is true at the moment of the call. */
  readonly write: () => Promise<LocalResult<undefined>>
  readonly onChange: () => void
}

export function createLocalWriter({ clock, spacingMs, retryMs, write, onChange }: LocalWriterOptions): LocalWriter {
  let wanted = 0
  let lastWork = 0
  let written = 0
  let running: Promise<void> | undefined
  let timer: number | undefined
  let lastStart = Number.NEGATIVE_INFINITY
  let failure: LocalFailure | undefined

  const clear = () => {
    if (timer !== undefined) clock.clearTimeout(timer)
    timer = undefined
  }

  const writeOnce = async () => {
    const target = wanted
    lastStart = clock.now()
    const result = await write()
    failure = result.ok ? undefined : result.error
    if (result.ok) written = target
  }

  /** `hurry`: until nothing is left; else once, and the next after its distance. */
  const run = async (hurry: boolean): Promise<void> => {
    clear()
    do await writeOnce()
    while (hurry && written < wanted && !failure)
    running = undefined
    onChange()
    if (failure) timer = clock.setTimeout(start, retryMs)
    else if (written < wanted) plan()
  }

  const start = () => {
    running ??= run(false)
  }

  const plan = () => {
    if (running || timer !== undefined) return
    const wait = lastStart + spacingMs - clock.now()
    if (wait > 0) timer = clock.setTimeout(start, wait)
    // The microtask gathers the changes of one command.
    else running = Promise.resolve().then(() => run(false))
  }

  return {
    get state() {
      if (failure) return 'failed'
      return written < lastWork ? 'saving' : 'saved'
    },
    get failure() {
      return failure
    },
    schedule: (what) => {
      wanted += 1
      if (what === 'work') lastWork = wanted
      if (failure) clear()
      plan()
    },
    flush: async () => {
      await running
      if (written < wanted) {
        running ??= run(true)
        await running
      }
    },
    stop: () => clear(),
  }
}
