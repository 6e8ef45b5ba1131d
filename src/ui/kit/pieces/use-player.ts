import { useCallback, useEffect, useReducer } from 'react'

/** Which story is told, how far, and whether it goes on by itself. */
export interface PlayerState {
  readonly story: number
  /** Index of the step that has happened last; -1 before the first. */
  readonly step: number
  readonly running: boolean
}

export type PlayerMove =
  | { readonly type: 'story'; readonly story: number }
  | { readonly type: 'to'; readonly step: number }
  | { readonly type: 'by'; readonly steps: number }
  | { readonly type: 'tick' }
  | { readonly type: 'playPause' }
  | { readonly type: 'stop' }

export const AT_REST: PlayerState = { story: 0, step: -1, running: false }

/** The player after a move. `lengths`: how many steps each story has. */
export function played(state: PlayerState, move: PlayerMove, lengths: readonly number[]): PlayerState {
  const last = (lengths[state.story] ?? 0) - 1
  const to = (step: number) => Math.max(0, Math.min(last, step))
  switch (move.type) {
    case 'story':
      return { story: move.story, step: -1, running: false }
    case 'to':
      return { ...state, step: to(move.step), running: false }
    case 'by':
      return { ...state, step: to(state.step + move.steps), running: false }
    case 'tick':
      return state.step >= last ? { ...state, running: false } : { ...state, step: to(state.step + 1) }
    case 'playPause': {
      if (state.running) return { ...state, running: false }
      // At the end it begins again.
      return { ...state, step: state.step < 0 || state.step >= last ? 0 : state.step, running: last > 0 }
    }
    case 'stop':
      return { ...state, step: -1, running: false }
  }
}

/** A player of stories, at one step in `paceMs`. */
export function usePlayer(
  lengths: readonly number[],
  paceMs: number,
): readonly [PlayerState, (move: PlayerMove) => void] {
  const key = lengths.join()
  const reduce = useCallback(
    (state: PlayerState, move: PlayerMove) => played(state, move, key === '' ? [] : key.split(',').map(Number)),
    [key],
  )
  const [state, move] = useReducer(reduce, AT_REST)
  const { running, step } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step waits its own time
  useEffect(() => {
    if (!running) return
    const timer = setTimeout(() => move({ type: 'tick' }), paceMs)
    return () => clearTimeout(timer)
  }, [running, step, paceMs])
  return [state, move]
}
