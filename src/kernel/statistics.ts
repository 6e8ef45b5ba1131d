import { betaDensity, incompleteBeta, normalCdf, normalQuantile, studentQuantile } from './special-functions.ts'

export {
  incompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from './special-functions.ts'

/** Lower bound first. */
export type Bounds = [low: number, high: number]

/** So many of so many: conversions of customers. `count` ≤ `total`, both whole and not negative. */
export interface Share {
  readonly count: number
  readonly total: number
}

const ratio = ({ count, total }: Share): number => (total > 0 ? count / total : 0)

const zOf = (confidence: number): number => {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('A confidence lies between 0 and 1')
  return normalQuantile(0.5 + confidence / 2)
}

/**
 * Wilson's score interval of a proportion, within [0, 1]; [0, 1] when nothing was observed.
 * E. B. Wilson (1927), JASA 22, 209–212.
 */
export function wilsonInterval({ count, total }: Share, confidence = 0.95): Bounds {
  if (total <= 0) return [0, 1]
  const z = zOf(confidence)
  const p = count / total
  const z2 = z * z
  const centre = p + z2 / (2 * total)
  const spread = z * Math.sqrt((p * (1 - p)) / total + z2 / (4 * total * total))
  const scale = 1 + z2 / total
  // At the ends the bound is exact; rounding would leave it a hair beside.
  return [
    count === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    count === total ? 1 : Math.min(1, (centre + spread) / scale),
  ]
}

export interface MeanInterval {
  readonly mean: number
  /** Sample standard deviation (n − 1). */
  readonly deviation: number
  readonly interval: Bounds
}

/**
 * Mean of values with Student's t interval. Of a single value, and of none (mean 0), the interval is unbounded.
 * "Student" (1908), Biometrika 6, 1–25; sums by Welford (1962), which does not cancel for values far from zero.
 */
export function meanInterval(values: readonly number[], confidence = 0.95): MeanInterval {
  let [mean, squares] = [0, 0]
  values.forEach((value, index) => {
    const delta = value - mean
    mean += delta / (index + 1)
    squares += delta * (value - mean)
  })
  if (values.length < 2) return { mean, deviation: 0, interval: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }
  const deviation = Math.sqrt(squares / (values.length - 1))
  const half = (studentQuantile(0.5 + confidence / 2, values.length - 1) * deviation) / Math.sqrt(values.length)
  return { mean, deviation, interval: [mean - half, mean + half] }
}

export interface Estimate {
  readonly estimate: number
  readonly interval: Bounds
}

/**
 * Difference of two independent proportions, `a` − `b`, within [−1, 1].
 * Newcombe's hybrid score interval, from the Wilson bounds of both: R. G. Newcombe (1998), Statistics in Medicine 17,
 * 873–890, method 10.
 */
export function differenceInterval(a: Share, b: Share, confidence = 0.95): Estimate {
  const [p, q] = [ratio(a), ratio(b)]
  const [pLow, pHigh] = wilsonInterval(a, confidence)
  const [qLow, qHigh] = wilsonInterval(b, confidence)
  const estimate = p - q
  return {
    estimate,
    interval: [
      Math.max(-1, estimate - Math.hypot(p - pLow, qHigh - q)),
      Math.min(1, estimate + Math.hypot(pHigh - p, q - qLow)),
    ],
  }
}

/**
 * Difference of two proportions seen on the same `total` people, from those who count in the second only (`gained`) and
 * in the first only (`lost`): (gained − lost) ÷ total. Adjusted Wald interval, which holds for few and for no changes too.
 * D. G. Bonett and R. M. Price (2012), Statistics in Medicine 31, 479–488.
 */
export function pairedDifferenceInterval(gained: number, lost: number, total: number, confidence = 0.95): Estimate {
  if (total <= 0) return { estimate: 0, interval: [-1, 1] }
  const [p, q] = [(gained + 1) / (total + 2), (lost + 1) / (total + 2)]
  const spread = zOf(confidence) * Math.sqrt((p + q - (p - q) ** 2) / (total + 2))
  return {
    estimate: (gained - lost) / total,
    interval: [Math.max(-1, p - q - spread), Math.min(1, p - q + spread)],
  }
}

/**
 * Relative lift of `a` over `b`, p_a / p_b − 1: 0.1 is ten per cent better. Infinite bounds where nothing of `b`
 * converted; estimate 0 where nothing converted at all.
 * MOVER-R interval of a ratio from the Wilson bounds of both: A. Donner and G. Y. Zou (2012), Statistical Methods in
 * Medical Research 21, 347–359, equations 8 and 9. Unlike the logarithmic interval it exists when a count is zero.
 */
export function liftInterval(a: Share, b: Share, confidence = 0.95): Estimate {
  const [p, q] = [ratio(a), ratio(b)]
  if (a.total <= 0 || b.total <= 0) return { estimate: 0, interval: [-1, Number.POSITIVE_INFINITY] }
  const [pLow, pHigh] = wilsonInterval(a, confidence)
  const [qLow, qHigh] = wilsonInterval(b, confidence)
  const low = moverRoot(p, q, pLow, qHigh, -1)
  const high = qLow > 0 ? moverRoot(p, q, pHigh, qLow, 1) : Number.POSITIVE_INFINITY
  const estimate = q > 0 ? p / q - 1 : p > 0 ? Number.POSITIVE_INFINITY : 0
  return { estimate, interval: [Math.max(0, low) - 1, high - 1] }
}

/** One bound of the ratio p/q: the root of the confidence region's boundary, from bounds `pBound` and `qBound`. */
function moverRoot(p: number, q: number, pBound: number, qBound: number, sign: -1 | 1): number {
  const a = qBound * (2 * q - qBound)
  const b = p * q
  const c = pBound * (2 * p - pBound)
  const root = Math.sqrt(Math.max(0, b * b - a * c))
  // Rationalised where the plain quotient would cancel or divide by nothing.
  return sign < 0 ? safeDivide(c, b + root, 0) : safeDivide(b + root, a, Number.POSITIVE_INFINITY)
}

const safeDivide = (numerator: number, denominator: number, otherwise: number): number =>
  denominator > 0 ? numerator / denominator : otherwise

/** A two-sided test whether two independent proportions differ. */
export interface ProportionTest {
  /** True rates, in [0, 1]. */
  readonly first: number
  readonly second: number
  /** How often a difference may be found where there is none. */
  readonly alpha: number
}

/**
 * How often the test of two proportions finds a difference, given so many people in each group.
 * J. L. Fleiss, B. Levin and M. C. Paik (2003), Statistical Methods for Rates and Proportions, §4.2, without correction for
 * continuity, both tails counted.
 */
export function proportionPower({ first, second, alpha }: ProportionTest, people: readonly [number, number]): number {
  const [n, m] = people
  if (!(n > 0 && m > 0)) return 0
  const pooled = (n * first + m * second) / (n + m)
  const under = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
  const truly = Math.sqrt((first * (1 - first)) / n + (second * (1 - second)) / m)
  const bound = normalQuantile(1 - alpha / 2) * under
  const difference = Math.abs(second - first)
  if (truly === 0) return difference > bound ? 1 : 0
  return normalCdf((difference - bound) / truly) + normalCdf((-difference - bound) / truly)
}

/**
 * People needed in the first group, `ratio` times as many in the second, for the test to find the difference with
 * probability `power`. Infinity where there is none. Fleiss, Levin and Paik (2003), §4.3, without correction for
 * continuity.
 */
export function proportionSampleSize({ first, second, alpha }: ProportionTest, power: number, ratio = 1): number {
  const difference = Math.abs(second - first)
  if (difference === 0 || !(ratio > 0)) return Number.POSITIVE_INFINITY
  const pooled = (first + ratio * second) / (ratio + 1)
  const under = normalQuantile(1 - alpha / 2) * Math.sqrt((ratio + 1) * pooled * (1 - pooled))
  const truly = normalQuantile(power) * Math.sqrt(ratio * first * (1 - first) + second * (1 - second))
  return Math.ceil((under + truly) ** 2 / (ratio * difference ** 2))
}

/**
 * For each arm, the probability that its true rate is the highest, given what was observed and a flat prior: rates are
 * independent Beta(1 + count, 1 + total − count). The values sum to 1. Deterministic: ∫ f_i(x) ∏_{j≠i} F_j(x) dx by
 * Gauss–Legendre quadrature on panels that are narrow where any arm's posterior is; error below 1e-8.
 * W. R. Thompson (1933), Biometrika 25, 285–294, posed the question; the integral is its answer for any number of arms.
 */
export function probabilitiesBest(arms: readonly Share[]): number[] {
  const posteriors = arms.map(({ count, total }) => ({ a: 1 + count, b: 1 + total - count }))
  const sums = arms.map(() => 0)
  eachNode(breakpoints(posteriors), (x, weight) => {
    const below = posteriors.map(({ a, b }) => incompleteBeta(x, a, b))
    // Products of all the others: from the front up to each arm, and from the back down to it.
    const after = productsAfter(below)
    let before = 1
    posteriors.forEach(({ a, b }, index) => {
      const others = before * (after[index] as number)
      if (others > 0) sums[index] = (sums[index] as number) + weight * others * betaDensity(x, a, b)
      before *= below[index] as number
    })
  })
  const sum = sums.reduce((total, value) => total + value, 0)
  return sums.map((value) => value / sum)
}

function productsAfter(values: readonly number[]): number[] {
  const products = values.map(() => 1)
  for (let index = values.length - 2; index >= 0; index -= 1) {
    products[index] = (products[index + 1] as number) * (values[index + 1] as number)
  }
  return products
}

/** Standard deviations from the mean at which panels end. Beyond thirty, even an exponential tail holds under 1e-13. */
const PANEL_ENDS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 13, 17, 22, 30]

function breakpoints(posteriors: readonly { a: number; b: number }[]): number[] {
  const points = new Set<number>()
  for (const { a, b } of posteriors) {
    const mean = a / (a + b)
    const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)))
    points.add(mean)
    for (const end of PANEL_ENDS) {
      points.add(Math.max(0, mean - end * deviation))
      points.add(Math.min(1, mean + end * deviation))
    }
  }
  return [...points].sort((x, y) => x - y)
}

/** Abscissae and weights of eight-point Gauss–Legendre quadrature on [−1, 1], the positive half (DLMF table 3.5.3). */
const GAUSS: readonly (readonly [number, number])[] = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.31370664587788727],
  [0.7966664774136267, 0.22238103445337448],
  [0.9602898564975363, 0.10122853629037626],
]

/** Visits the nodes of composite quadrature over the panels between neighbouring points. */
function eachNode(points: readonly number[], visit: (x: number, weight: number) => void): void {
  for (let panel = 1; panel < points.length; panel += 1) {
    const [low, high] = [points[panel - 1] as number, points[panel] as number]
    const half = (high - low) / 2
    const middle = low + half
    for (const [x, weight] of GAUSS) {
      visit(middle - half * x, half * weight)
      visit(middle + half * x, half * weight)
    }
  }
}
