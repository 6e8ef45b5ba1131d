import { describe, expect, it } from 'vitest'
import { sketch } from '../../../document/testing/sketch.ts'
import { createRunStore, type RunReport } from '../../../editor/index.ts'
import { createPlayback } from './playback.ts'

function film() {
  let due: ((ms: number) => void) | undefined
  const frames = {
    request: (callback: (ms: number) => void) => {
      due = callback
      return 1
    },
    cancel: () => {
      due = undefined
    },
  }
  const run = createRunStore()
  const playback = createPlayback(run, frames)
  return {
    run,
    playback,
    /** Lets the screen draw at a time of its clock. */
    draw: (ms: number) => {
      const now = due
      due = undefined
      now?.(ms)
    },
    awaited: () => due !== undefined,
  }
}

const journey = sketch({
  nodes: { start: ['entry', { trigger: { type: 'manual' } }], done: ['exit', { reason: 'Done' }] },
  paths: ['start > done'],
})

const report = (offset = 0): RunReport => ({
  variant: 'v1',
  entered: 1,
  active: 0,
  nodes: {},
  edges: {},
  stories: [
    {
      customer: 'c1',
      attributes: {},
      timeZone: 'UTC',
      steps: [
        { at: 1_000 + offset, type: 'arrived', node: 'start' },
        { at: 31_000 + offset, type: 'left', node: 'start', port: 'next', edge: 'start-next' },
        { at: 31_000 + offset, type: 'arrived', node: 'done' },
        { at: 31_000 + offset, type: 'exited' },
      ],
    },
  ],
})

describe('the film of a run', () => {
  it('plays once by itself when a run is done, in the seconds it was given', () => {
    const { run, playback, draw, awaited } = film()
    playback.follow(() => true)
    run.start(journey)
    run.finish(report())
    expect(playback.store.getState()).toMatchObject({ shown: true, playing: true, at: 1_000, from: 1_000, to: 31_000 })
    draw(500)
    draw(15_500)
    expect(playback.store.getState().at).toBe(16_000)
    expect(playback.crowd.people()).toEqual([{ node: 'start', converted: false }])
    draw(40_000)
    expect(playback.store.getState()).toMatchObject({ playing: false, at: 31_000 })
    expect(awaited()).toBe(false)
  })

  it('rests where motion is not wanted, and can still be looked at moment by moment', () => {
    const { run, playback } = film()
    playback.follow(() => false)
    run.start(journey)
    run.finish(report())
    expect(playback.store.getState()).toMatchObject({ shown: false, playing: false })
    playback.seek(99_000)
    expect(playback.store.getState()).toMatchObject({ shown: true, playing: false, at: 31_000 })
  })

  it('begins again at the end, and stops when it is sent to a moment or hidden', () => {
    const { run, playback, awaited } = film()
    playback.follow(() => false)
    run.start(journey)
    run.finish(report())
    playback.seek(31_000)
    playback.play()
    expect(playback.store.getState()).toMatchObject({ playing: true, at: 1_000 })
    playback.seek(5_000)
    expect(playback.store.getState().playing).toBe(false)
    playback.play()
    playback.show(false)
    expect(awaited()).toBe(false)
    expect(playback.crowd.people()).toEqual([])
  })

  it('shows the people of the newest run only, and nobody once its figures are taken away', () => {
    const { run, playback } = film()
    playback.follow(() => false)
    run.start(journey)
    run.finish(report())
    run.start(journey)
    run.finish(report(60_000))
    expect(playback.store.getState()).toMatchObject({ from: 61_000, to: 91_000, people: 1 })
    run.reset()
    expect(playback.store.getState()).toMatchObject({ shown: false, people: 0 })
    playback.play()
    expect(playback.store.getState().playing).toBe(false)
  })
})
