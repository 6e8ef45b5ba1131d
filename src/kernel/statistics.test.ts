import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  differenceInterval,
  incompleteBeta,
  liftInterval,
  logGamma,
  meanInterval,
  normalCdf,
  normalQuantile,
  pairedDifferenceInterval,
  probabilitiesBest,
  type Share,
  studentCdf,
  studentQuantile,
  wilsonInterval,
} from './statistics.ts'

const share = (count: number, total: number): Share => ({ count, total })
const shares: fc.Arbitrary<Share> = fc
  .tuple(fc.integer({ min: 1, max: 5_000 }), fc.nat({ max: 5_000 }))
  .map(([total, count]) => share(Math.min(count, total), total))

// Expected figures: SciPy 1.17 and mpmath at 40 digits, unless another source is named.
describe('special functions', () => {
  it.each([
    [0.5, 0.5, 0.3, 0.36901011956554536],
    [2, 3, 0.4, 0.5248],
    [30, 70, 0.35, 0.8615754758661092],
    [5000, 5000, 0.501, 0.5792578324565802],
    [300_001, 700_001, 0.3005, 0.8621792396576106],
    [3, 1_000_000, 4e-6, 0.7618984527464214],
    [1e7, 1e7, 0.5001, 0.8144533146406842],
  ])('gives the incomplete beta function for a = %d, b = %d at %d', (a, b, x, expected) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 10)
  })

  it('knows that the incomplete beta function is symmetric and rising', () => {
    const parameters = fc.double({ min: 0.1, max: 1_000, noNaN: true })
    // Places that 1 − x does not round.
    const places = fc.nat({ max: 2 ** 20 }).map((step) => step / 2 ** 20)
    fc.assert(
      fc.property(parameters, parameters, places, places, (a, b, x, y) => {
        expect(incompleteBeta(x, a, b)).toBeCloseTo(1 - incompleteBeta(1 - x, b, a), 9)
        if (x < y) expect(incompleteBeta(x, a, b)).toBeLessThanOrEqual(incompleteBeta(y, a, b) + 1e-10)
      }),
    )
    expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError)
  })

  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [5, 3.178053830347946],
    [100, 359.1342053695754],
    [1e6, 12815504.569147611],
  ])('gives the logarithm of gamma(%d)', (x, expected) => {
    expect(logGamma(x) / expected).toBeCloseTo(1, 13)
  })

  it.each([
    [0.975, 1.959963984540054],
    [0.025, -1.9599639845400545],
    [1e-10, -6.361340902404056],
    [0.6, 0.2533471031357997],
    [1e-300, -37.0470962993612],
  ])('gives the normal quantile at %d', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12)
  })

  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 9, 2.262157162798205],
    [0.995, 4.5, 4.272823993011293],
    [0.9, 1_000, 1.2823987214609247],
    [0.999, 3, 10.214531852407383],
  ])("gives Student's quantile at %d for %d degrees of freedom", (p, df, expected) => {
    expect(studentQuantile(p, df)).toBeCloseTo(expected, 8)
    expect(studentQuantile(1 - p, df)).toBeCloseTo(-expected, 8)
    expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 11)
  })
})

describe('the interval of a share', () => {
  it.each([
    [0, 20, 0, 0.16112515805281935],
    [1, 20, 0.008881448800795402, 0.23613119344674205],
    [300, 1000, 0.27240684247700486, 0.32912386091721724],
    [20, 20, 0.8388748419471808, 1],
  ])("is Wilson's for %d of %d", (count, total, low, high) => {
    const interval = wilsonInterval(share(count, total))
    expect(interval[0]).toBeCloseTo(low, 12)
    expect(interval[1]).toBeCloseTo(high, 12)
  })

  it('holds the share and stays within [0, 1]', () => {
    fc.assert(
      fc.property(shares, (given) => {
        const [low, high] = wilsonInterval(given)
        const p = given.count / given.total
        expect(low >= 0 && low <= p && p <= high && high <= 1).toBe(true)
      }),
    )
    expect(wilsonInterval(share(0, 0))).toEqual([0, 1])
  })
})

describe('the interval of a mean', () => {
  it("is Student's", () => {
    const { mean, deviation, interval } = meanInterval([4.1, 5.2, 6.3, 5.5, 4.9])
    expect(mean).toBeCloseTo(5.2, 12)
    expect(deviation).toBeCloseTo(0.806225774829855, 12)
    expect(interval[0]).toBeCloseTo(4.198938480969835, 9)
    expect(interval[1]).toBeCloseTo(6.201061519030166, 9)
  })

  it('is not known from one value', () => {
    expect(meanInterval([3])).toEqual({ mean: 3, deviation: 0, interval: [-Infinity, Infinity] })
  })

  it('does not lose its digits far from zero', () => {
    expect(meanInterval([1e9 + 1, 1e9 + 2, 1e9 + 3]).deviation).toBeCloseTo(1, 9)
  })
})

describe('comparing two shares', () => {
  it("gives Newcombe's example (1998, table II a): 56/70 less 48/80", () => {
    const { estimate, interval } = differenceInterval(share(56, 70), share(48, 80))
    expect(estimate).toBeCloseTo(0.2, 12)
    expect(interval[0]).toBeCloseTo(0.0524, 4)
    expect(interval[1]).toBeCloseTo(0.3339, 4)
  })

  it('agrees on whether there is a difference at all, as difference and as lift', () => {
    fc.assert(
      fc.property(shares, shares, (a, b) => {
        fc.pre(b.count > 0)
        const difference = differenceInterval(a, b).interval
        const lift = liftInterval(a, b).interval
        const clear = Math.abs(difference[0]) > 1e-9 && Math.abs(difference[1]) > 1e-9
        fc.pre(clear)
        expect(Math.sign(lift[0])).toBe(Math.sign(difference[0]))
        expect(Math.sign(lift[1])).toBe(Math.sign(difference[1]))
      }),
    )
  })

  it('covers the true lift about nineteen times in twenty', () => {
    // Every outcome of two groups of 60 at 30 % and 20 %, weighed by its probability: no luck is involved.
    const [n, p, q] = [60, 0.3, 0.2]
    const chance = (k: number, rate: number) =>
      Math.exp(
        logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(rate) + (n - k) * Math.log(1 - rate),
      )
    let covered = 0
    for (let i = 0; i <= n; i += 1) {
      for (let j = 0; j <= n; j += 1) {
        const [low, high] = liftInterval(share(i, n), share(j, n)).interval
        if (low <= 0.5 && 0.5 <= high) covered += chance(i, p) * chance(j, q)
      }
    }
    expect(covered).toBeGreaterThan(0.94)
    expect(covered).toBeLessThan(0.97)
  })

  it('has an answer when nobody converted', () => {
    expect(liftInterval(share(0, 10), share(0, 10))).toEqual({ estimate: 0, interval: [-1, Infinity] })
    expect(liftInterval(share(0, 0), share(3, 10)).interval).toEqual([-1, Infinity])
    expect(liftInterval(share(0, 70), share(48, 80)).estimate).toBe(-1)
  })
})

describe('the probability that an arm is the best', () => {
  it.each([
    [
      [share(10, 100), share(15, 100)],
      [0.1467162100660339, 0.8532837899339663],
    ],
    [
      [share(3, 10), share(250_000, 1_000_000)],
      [0.7133024548402774, 0.2866975451597204],
    ],
    [
      [share(0, 5), share(0, 5000)],
      [0.9988016776512879, 0.0011983223487118],
    ],
    [
      [share(100, 1000), share(110, 1000), share(120, 1000), share(90, 1000)],
      [0.04563469520195671, 0.2253588699468882, 0.7239156386164081, 0.005090796234747253],
    ],
  ])('is the integral over the posteriors of %j', (arms, expected) => {
    const found = probabilitiesBest(arms)
    for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 8)
  })

  it('follows the closed form of two arms', () => {
    // P(B > A) for Beta(a, b) with whole parameters: E. Miller (2014), a finite sum of beta functions.
    const logB = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b)
    fc.assert(
      fc.property(shares, shares, (first, second) => {
        fc.pre(second.count < 400)
        const [a, b] = [1 + first.count, 1 + first.total - first.count]
        const [c, d] = [1 + second.count, 1 + second.total - second.count]
        let sum = 0
        for (let i = 0; i < c; i += 1)
          sum += Math.exp(logB(a + i, b + d) - Math.log(d + i) - logB(1 + i, d) - logB(a, b))
        expect(probabilitiesBest([first, second])[1]).toBeCloseTo(sum, 7)
      }),
      { numRuns: 50 },
    )
  })

  it('sums to one, and is the same whatever the order of the arms', () => {
    fc.assert(
      fc.property(fc.array(shares, { minLength: 1, maxLength: 5 }), (arms) => {
        const found = probabilitiesBest(arms)
        expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
        const reversed = probabilitiesBest([...arms].reverse()).reverse()
        for (const [index, value] of found.entries()) expect(value).toBeCloseTo(reversed[index] as number, 9)
      }),
      { numRuns: 30 },
    )
    expect(probabilitiesBest([])).toEqual([])
    expect(probabilitiesBest([share(0, 0)])).toEqual([1])
  })
})

describe('the normal distribution function', () => {
  it('undoes the quantile', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13)
      }),
    )
  })

  it.each([
    [0, 0.5],
    [1.959963984540054, 0.975],
    [-3, 0.0013498980316300946],
    [-8, 6.220960574271785e-16],
    [40, 1],
  ])('at %d is %d', (x, p) => {
    expect(Math.abs(normalCdf(x) - p)).toBeLessThan(1e-15 + 1e-10 * p)
  })
})

describe('a paired difference of shares', () => {
  it('is Bonett and Price’s interval', () => {
    // Their formula by hand: 40 gained, 10 lost, of 1,000.
    const [p, q] = [41 / 1_002, 11 / 1_002]
    const half = 1.959963984540054 * Math.sqrt((p + q - (p - q) ** 2) / 1_002)
    const { estimate, interval } = pairedDifferenceInterval(40, 10, 1_000)
    expect(estimate).toBeCloseTo(0.03, 12)
    expect(interval[0]).toBeCloseTo(p - q - half, 12)
    expect(interval[1]).toBeCloseTo(p - q + half, 12)
  })

  it('turns about when gains and losses change places', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (gained, lost) => {
        const [low, high] = pairedDifferenceInterval(gained, lost, 1_000).interval
        const [otherLow, otherHigh] = pairedDifferenceInterval(lost, gained, 1_000).interval
        expect(otherLow).toBeCloseTo(-high, 12)
        expect(otherHigh).toBeCloseTo(-low, 12)
      }),
    )
  })

  it('bounds what was not seen', () => {
    const [low, high] = pairedDifferenceInterval(0, 0, 10_000).interval
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
    expect(high).toBeLessThan(0.0004)
  })
})
