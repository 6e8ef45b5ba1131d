import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guideStepSchema } from '../../../document/index.ts'
import { clockFace, oneMore, paused, phaseOf, reset, started, type Timer, timeLeft } from './timer.ts'

const NOON = Date.parse('2026-03-02T12:00:00Z')
const SECOND = 1_000
const MINUTE = 60 * SECOND

describe('the clock of a step', () => {
  it('counts down while it runs, and survives being saved', () => {
    const timer = started({ minutes: 15 }, NOON)
    expect(timer).toEqual({ minutes: 15, endsAt: '2026-03-02T12:15:00.000Z' })
    expect([phaseOf(timer, NOON), timeLeft(timer, NOON + 5 * MINUTE)]).toEqual(['running', 10 * MINUTE])
  })

  it('is over when its end has passed, however long ago, and begins anew when started again', () => {
    const timer = started({ minutes: 15 }, NOON)
    const later = NOON + 60 * MINUTE
    expect([phaseOf(timer, later), timeLeft(timer, later)]).toEqual(['over', 0])
    expect(timeLeft(started(timer, later), later)).toBe(15 * MINUTE)
  })

  it('keeps what is left while it is stopped', () => {
    const timer = paused(started({ minutes: 15 }, NOON), NOON + 5 * MINUTE)
    expect([phaseOf(timer, NOON + 60 * MINUTE), timeLeft(timer, NOON + 60 * MINUTE)]).toEqual(['paused', 10 * MINUTE])
    expect(timeLeft(started(timer, NOON + 60 * MINUTE), NOON + 61 * MINUTE)).toBe(9 * MINUTE)
    expect(reset(timer)).toEqual({ minutes: 15 })
  })

  it('gives one minute more than there is', () => {
    const running = started({ minutes: 1 }, NOON)
    expect(timeLeft(oneMore(running, NOON + 10 * MINUTE), NOON + 10 * MINUTE)).toBe(MINUTE)
    expect(oneMore({ minutes: 15 }, NOON)).toEqual({ minutes: 16 })
    expect(oneMore({ minutes: 15, left: MINUTE }, NOON)).toEqual({ minutes: 15, left: 2 * MINUTE })
  })

  it('is always something that a document may hold', () => {
    const press = fc.constantFrom(started, paused, oneMore, (timer: Timer) => reset(timer))
    const presses = fc.array(fc.record({ press, wait: fc.integer({ min: 0, max: 1e8 }) }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_440 }), presses, (minutes, all) => {
        let timer: Timer = { minutes }
        let now = NOON
        for (const { press: next, wait } of all) {
          now += wait
          timer = next(timer, now)
          expect(guideStepSchema.safeParse({ timer }).success).toBe(true)
          expect(timeLeft(timer, now)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it.each([
    [0, '0:00'],
    [1, '0:01'],
    [59 * SECOND, '0:59'],
    [4 * MINUTE + 5 * SECOND, '4:05'],
    [90 * MINUTE, '1:30:00'],
  ])('shows %i ms as %s', (ms, face) => {
    expect(clockFace(ms)).toBe(face)
  })
})
