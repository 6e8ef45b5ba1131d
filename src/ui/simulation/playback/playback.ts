import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ReadableStore, RunState, RunStory } from '../../../editor/index.ts'
import type { Crowd } from '../../canvas/index.ts'
import { peopleAt, type Track, trackOf } from './tracks.ts'

/** Seconds in which the whole run is shown. */
export const PACES = [60, 30, 15, 8] as const

export interface PlaybackState {
  /** People are on the canvas. */
  readonly shown: boolean
  readonly playing: boolean
  /** The moment shown, milliseconds since the epoch; between `from` and `to`. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly seconds: number
  /** How many people can be shown; 0 while there is no run of theirs. */
  readonly people: number
}

/** Example customers of the last run as a film over the canvas. */
export interface Playback {
  readonly store: StoreApi<PlaybackState>
  readonly crowd: Crowd
  readonly play: () => void
  readonly pause: () => void
  /** Shows a moment and rests there. */
  readonly seek: (at: number) => void
  readonly setSeconds: (seconds: number) => void
  readonly show: (shown: boolean) => void
  /** Follows the run from now on; a new run's people are played once by themselves where `moving` allows it. */
  readonly follow: (moving: () => boolean) => () => void
}

/** Seconds that a walk from step to step takes. */
const WALK_SECONDS = 0.7

export interface Frames {
  /** Calls back before the next picture, with the milliseconds of a steady clock. */
  readonly request: (callback: (ms: number) => void) => number
  readonly cancel: (id: number) => void
}

const REST: PlaybackState = { shown: false, playing: false, at: 0, from: 0, to: 0, seconds: 30, people: 0 }

export function createPlayback(run: ReadableStore<RunState>, frames: Frames): Playback {
  const store = createStore<PlaybackState>(() => REST)
  let tracks: readonly Track[] = []
  let stories: readonly RunStory[] | undefined
  let frame = 0
  let last = 0

  const pace = () => {
    const { from, to, seconds } = store.getState()
    return Math.max(1, ((to - from) / seconds) * WALK_SECONDS)
  }
  const halt = () => {
    frames.cancel(frame)
    frame = 0
  }
  const pause = () => {
    halt()
    if (store.getState().playing) store.setState({ playing: false })
  }
  const tick = (ms: number) => {
    const { at, from, to, seconds } = store.getState()
    const next = at + ((ms - last) / 1000 / seconds) * (to - from)
    last = ms
    if (next >= to) {
      store.setState({ at: to, playing: false })
      frame = 0
    } else {
      store.setState({ at: next })
      frame = frames.request(tick)
    }
  }
  const play = () => {
    const { at, from, to, people } = store.getState()
    if (people === 0) return
    halt()
    // At the end it begins again.
    store.setState({ shown: true, playing: true, at: at >= to ? from : at })
    frame = frames.request((ms) => {
      last = ms
      tick(ms)
    })
  }
  const load = (given: readonly RunStory[] | undefined) => {
    stories = given
    tracks = (given ?? []).map(trackOf).filter((track) => track.stays.length > 0)
    const [from, to] = spanOf(tracks)
    pause()
    store.setState({ at: from, from, to, people: tracks.length, ...(tracks.length === 0 && { shown: false }) })
  }
  return {
    store,
    crowd: {
      people: () => {
        const { shown, at } = store.getState()
        return shown ? peopleAt(tracks, at, pace()) : []
      },
      subscribe: store.subscribe,
    },
    play,
    pause,
    seek: (at) => {
      pause()
      const { from, to } = store.getState()
      store.setState({ shown: true, at: Math.min(to, Math.max(from, at)) })
    },
    setSeconds: (seconds) => store.setState({ seconds }),
    show: (shown) => {
      if (!shown) pause()
      store.setState({ shown })
    },
    follow: (moving) => {
      const hear = ({ report, status }: RunState) => {
        if (report?.stories === stories && status !== 'idle') return
        load(report?.stories)
        if (status === 'done' && tracks.length > 0 && moving()) play()
      }
      hear(run.getState())
      const leave = run.subscribe(hear)
      return () => {
        leave()
        halt()
      }
    },
  }
}

/** From the first arrival until the last thing that anybody does. */
function spanOf(tracks: readonly Track[]): [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { stays } of tracks) {
    for (const { since, until } of stays) {
      from = Math.min(from, since)
      to = Math.max(to, since, until < Number.POSITIVE_INFINITY ? until : since)
    }
  }
  return from > to ? [0, 0] : [from, to]
}
