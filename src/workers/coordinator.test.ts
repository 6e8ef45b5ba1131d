import { describe, expect, it } from 'vitest'
import { sketch } from '../document/testing/sketch.ts'
import { type Progress, simulate } from '../simulator/index.ts'
import { blockServer } from './block-server.ts'
import { coordinate, type SpawnBlockWorker } from './coordinator.ts'
import type { FromBlockWorker, ToBlockWorker } from './messages.ts'

const request = {
  journey: sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      pause: ['delay', { mode: 'for', duration: 'P1D' }],
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > pause > done'],
  }),
  scenarioId: 's1',
  customers: 30_000,
}

interface Pretended {
  readonly spawn: SpawnBlockWorker
  /** Lets the next message of one worker through; `false` when it has none. */
  readonly turn: (worker: number) => boolean
  readonly closed: () => number
  readonly fail: (worker: number, error: Error) => void
}

/** Threads that work when they are told to, one message at a time, so that every order of events can be tried. */
function pretended(): Pretended {
  const inboxes: (() => void)[][] = []
  const failures: ((error: Error) => void)[] = []
  let closed = 0
  return {
    spawn: (onMessage, onError) => {
      const inbox: (() => void)[] = []
      inboxes.push(inbox)
      failures.push(onError)
      const serve = blockServer((answer: FromBlockWorker) => onMessage(structuredClone(answer)))
      return {
        post: (message: ToBlockWorker) => {
          inbox.push(() => serve(structuredClone(message)))
        },
        close: () => {
          closed++
          inbox.length = 0
        },
      }
    },
    turn: (worker) => {
      const next = inboxes[worker]?.shift()
      next?.()
      return next !== undefined
    },
    closed: () => closed,
    fail: (worker, error) => failures[worker]?.(error),
  }
}

/** A clock that moves by so much whenever it is looked at. */
const ticking = (ms: number) => {
  let now = 0
  return () => {
    now += ms
    return now
  }
}

const timeless = <Shape extends object>(report: Shape) => ({ ...report, elapsedMs: 0 })

describe('the coordinator', () => {
  it('adds up the same whatever the order in which threads answer', async () => {
    const expected = timeless(simulate(request))
    for (const order of [
      [0, 1, 2],
      [2, 2, 2, 2, 1, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2],
      [1, 2, 2, 0, 1, 0, 0],
    ]) {
      const threads = pretended()
      const progress: Progress[] = []
      const { report } = coordinate(request, {
        workers: 3,
        spawn: threads.spawn,
        clock: ticking(30),
        onProgress: (each) => progress.push(each),
      })
      for (let turn = 0, idle = 0; idle < 30; turn++)
        idle = threads.turn(order[turn % order.length] ?? 0) ? 0 : idle + 1
      expect(timeless(await report)).toEqual(expected)
      expect(threads.closed()).toBeGreaterThanOrEqual(3)
      for (const { report: partial } of progress) expect(partial.entered).toBe(partial.customers)
    }
  })

  it('hires no more threads than there is work for', async () => {
    const threads = pretended()
    let hired = 0
    const spawn: SpawnBlockWorker = (onMessage, onError) => {
      hired++
      return threads.spawn(onMessage, onError)
    }
    const { report } = coordinate({ ...request, customers: 100 }, { workers: 8, spawn, clock: ticking(1) })
    while (threads.turn(0));
    expect((await report).entered).toBe(100)
    expect(hired).toBe(1)
  })

  it('rejects and closes all when one thread fails', async () => {
    const threads = pretended()
    const { report } = coordinate(request, { workers: 3, spawn: threads.spawn, clock: ticking(1) })
    threads.turn(0)
    threads.fail(1, new Error('Out of memory'))
    await expect(report).rejects.toThrow('Out of memory')
    expect(threads.closed()).toBe(3)
  })

  it('closes all when it is cancelled', () => {
    const threads = pretended()
    const { cancel } = coordinate(request, { workers: 2, spawn: threads.spawn, clock: ticking(1) })
    cancel()
    expect(threads.closed()).toBe(2)
    expect(threads.turn(0)).toBe(false)
  })
})

describe('a block server', () => {
  it('answers with a failure when blocks come before their journey', () => {
    const answers: FromBlockWorker[] = []
    blockServer((answer) => answers.push(answer))({ kind: 'count' })
    expect(answers).toEqual([{ kind: 'failed', message: expect.stringContaining('before'), diagnostics: [] }])
  })
})
