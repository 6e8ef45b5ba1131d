import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunStory } from '../../../editor/index.ts'
import { peopleAt, trackOf } from './tracks.ts'

const story = (steps: RunStory['steps']): RunStory => ({ customer: 'c1', attributes: {}, timeZone: 'UTC', steps })

/** In at 0, through a step that takes no time, waits from 0 to 100, buys at 60, leaves at 100. */
const ANA = trackOf(
  story([
    { at: 0, type: 'entered', node: 'start' },
    { at: 0, type: 'arrived', node: 'start' },
    { at: 0, type: 'left', node: 'start', port: 'next', edge: 'e1' },
    { at: 0, type: 'arrived', node: 'split' },
    { at: 0, type: 'left', node: 'split', port: 'else', edge: 'e2' },
    { at: 0, type: 'arrived', node: 'pause' },
    { at: 60, type: 'converted', goal: 'g1' },
    { at: 100, type: 'left', node: 'pause', port: 'next', edge: 'e3' },
    { at: 100, type: 'arrived', node: 'done' },
    { at: 100, type: 'exited' },
  ]),
)

const at = (time: number) => peopleAt([ANA], time, 10)

describe('a story as people moving on the canvas', () => {
  it('walks ways that take no time one after the other', () => {
    expect(at(5)).toEqual([{ node: 'start', edge: 'e1', along: 0.5, converted: false }])
    expect(at(15)).toEqual([{ node: 'split', edge: 'e2', along: 0.5, converted: false }])
    expect(at(20)).toEqual([{ node: 'pause', converted: false }])
  })

  it('shows who has reached a goal from then on', () => {
    expect(at(59)[0]?.converted).toBe(false)
    expect(at(60)[0]?.converted).toBe(true)
  })

  it('fades who leaves, and then she is gone', () => {
    expect(at(105)).toEqual([{ node: 'pause', edge: 'e3', along: 0.5, converted: true }])
    expect(at(115)).toEqual([{ node: 'done', converted: true, fading: 0.5 }])
    expect(at(120)).toEqual([])
  })

  it('begins with the entry: before it nobody is there', () => {
    expect(at(-1)).toEqual([])
  })

  it('shows who is still inside at the end, and who comes again', () => {
    const again = trackOf(
      story([
        { at: 0, type: 'arrived', node: 'a' },
        { at: 10, type: 'exited' },
        { at: 50, type: 'arrived', node: 'a' },
      ]),
    )
    expect(peopleAt([again], 12, 10)).toEqual([{ node: 'a', converted: false, fading: 0.2 }])
    expect(peopleAt([again], 30, 10)).toEqual([])
    expect(peopleAt([again], 1e15, 10)).toEqual([{ node: 'a', converted: false }])
  })

  it('is at one place at a time, whatever the pace', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 400 }), fc.integer({ min: 1, max: 90 }), (time, pace) => {
        const people = peopleAt([ANA], time, pace)
        expect(people.length).toBeLessThanOrEqual(1)
        for (const { along = 0, fading = 0 } of people) {
          expect(along >= 0 && along < 1).toBe(true)
          expect(fading >= 0 && fading < 1).toBe(true)
        }
      }),
    )
  })
})
