import { describe, expect, it } from 'vitest'
import { hash32, threefry2x32, unit } from '../../kernel/random.ts'
import { meanInterval, pairedDifferenceInterval, wilsonInterval } from '../../kernel/statistics.ts'
import { nextSize } from './precision.ts'

/** Uniform numbers that repeat: one stream per trial. */
function stream(name: string): (number: number) => number {
  const key = hash32(name)
  const words = new Int32Array(2)
  return (number) => {
    threefry2x32(7, key, number, 0, words)
    return unit(words[0] ?? 0)
  }
}

const TRIALS = 2_000

/** How often an interval holds the truth; each trial is given its number. */
function coverage(truth: number, intervalOf: (trial: number) => readonly [number, number]): number {
  let held = 0
  for (let trial = 0; trial < TRIALS; trial++) {
    const [low, high] = intervalOf(trial)
    if (low <= truth && truth <= high) held++
  }
  return held / TRIALS
}

/** Four standard errors of a coverage of 95 %. */
const ERROR = 4 * Math.sqrt((0.95 * 0.05) / TRIALS)

describe('an interval holds the truth as often as it says', () => {
  it.each([
    [0.03, 0.01, 500],
    [0.004, 0.001, 2_000],
    [0.2, 0.15, 300],
  ])('of a paired difference: %d gained, %d lost, of %i', (gained, lost, people) => {
    const held = coverage(gained - lost, (trial) => {
      const luck = stream(`pair ${trial}`)
      let [more, less] = [0, 0]
      for (let number = 0; number < people; number++) {
        const draw = luck(number)
        if (draw < gained) more++
        else if (draw < gained + lost) less++
      }
      return pairedDifferenceInterval(more, less, people).interval
    })
    expect(held).toBeGreaterThan(0.95 - ERROR)
  })

  /** The run's own way of growing: the same people as before, and more. */
  function untilNarrow(
    luck: (number: number) => number,
    rate: number,
    within: number,
    first: number,
  ): [number, number] {
    let [size, simulated, count] = [first, 0, 0]
    for (;;) {
      for (; simulated < size; simulated++) if (luck(simulated) < rate) count++
      const interval = wilsonInterval({ count, total: size })
      const width = (interval[1] - interval[0]) / 2
      if (width <= within) return interval
      size = nextSize(size, width, within)
    }
  }

  it.each([
    [0.1, 0.02, 200],
    [0.5, 0.04, 100],
    [0.02, 0.01, 200],
  ])('when a run ends as soon as it is narrow enough: rate %d to ± %d, from %i people on', (rate, within, first) => {
    const held = coverage(rate, (trial) => untilNarrow(stream(`until ${trial}`), rate, within, first))
    expect(held).toBeGreaterThan(0.95 - ERROR - 0.005)
  })

  it('when replications are added until Student’s interval is narrow enough, but for a few points', () => {
    const held = coverage(0.5, (trial) => {
      const luck = stream(`replications ${trial}`)
      const values: number[] = []
      let size = 5
      for (;;) {
        while (values.length < size) values.push(luck(values.length))
        const { interval } = meanInterval(values)
        const width = (interval[1] - interval[0]) / 2
        if (width <= 0.15) return interval
        size = nextSize(size, width, 0.15)
      }
    })
    // From so few, stopping early costs something: the words beside the result say that it is a little optimistic.
    expect(held).toBeGreaterThan(0.9)
  })
})
