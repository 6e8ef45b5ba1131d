import { describe, expect, it } from 'vitest'
import { AT_REST, type PlayerMove, type PlayerState, played } from './use-player.ts'

const lengths = [3, 1]
const following = (...moves: PlayerMove[]): PlayerState =>
  moves.reduce((state, move) => played(state, move, lengths), AT_REST)
const tick = { type: 'tick' } as const
const playPause = { type: 'playPause' } as const

describe('a player of stories', () => {
  it('plays from the first step to the last and stops there', () => {
    expect(following(playPause)).toEqual({ story: 0, step: 0, running: true })
    expect(following(playPause, tick, tick)).toEqual({ story: 0, step: 2, running: true })
    expect(following(playPause, tick, tick, tick)).toEqual({ story: 0, step: 2, running: false })
  })

  it('goes on where it was paused, and begins anew at the end', () => {
    expect(following(playPause, tick, playPause)).toEqual({ story: 0, step: 1, running: false })
    expect(following(playPause, tick, playPause, playPause)).toEqual({ story: 0, step: 1, running: true })
    expect(following({ type: 'to', step: 2 }, playPause)).toEqual({ story: 0, step: 0, running: true })
  })

  it('stays within the story, and pauses when it is stepped by hand', () => {
    expect(following(playPause, { type: 'by', steps: -1 })).toEqual({ story: 0, step: 0, running: false })
    expect(following({ type: 'by', steps: 1 }, { type: 'by', steps: 99 })).toEqual({
      story: 0,
      step: 2,
      running: false,
    })
  })

  it('does not run through a story of one step, and begins another story at rest', () => {
    expect(following({ type: 'story', story: 1 }, playPause)).toEqual({ story: 1, step: 0, running: false })
    expect(following(playPause, tick, { type: 'story', story: 1 })).toEqual({ story: 1, step: -1, running: false })
    expect(following(playPause, tick, { type: 'stop' })).toEqual(AT_REST)
  })
})
