/** The mathematics that the theory tests stand on, made apart from everything the simulator uses. */

/** ∫ f over [from, to] by Simpson's rule. */
export function integral(f: (x: number) => number, from: number, to: number, pieces = 20_000): number {
  const width = (to - from) / pieces
  let sum = f(from) + f(to)
  for (let index = 1; index < pieces; index++) sum += (index % 2 === 1 ? 4 : 2) * f(from + index * width)
  return (sum * width) / 3
}

const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)

export const normalCdf = (x: number): number =>
  0.5 + Math.sign(x) * integral(normalDensity, 0, Math.min(12, Math.abs(x)), 2_000)

export const exponentialCdf = (x: number, mean: number): number => 1 - Math.exp(-x / mean)

export const lognormalCdf = (x: number, median: number, sigma: number): number =>
  x <= 0 ? 0 : normalCdf(Math.log(x / median) / sigma)

export const lognormalDensity = (x: number, median: number, sigma: number): number =>
  x <= 0 ? 0 : normalDensity(Math.log(x / median) / sigma) / (x * sigma)

/** P(A + B ≤ t) of a lognormal A and an exponential B. */
export const lognormalPlusExponentialCdf = (t: number, median: number, sigma: number, mean: number): number =>
  integral((x) => lognormalDensity(x, median, sigma) * exponentialCdf(t - x, mean), 0, t)

/** P(sum of exponentials of these rates ≤ t), all rates unlike: the hypoexponential distribution. */
export const hypoexponentialCdf = (t: number, rates: readonly number[]): number =>
  1 -
  rates.reduce((sum, rate, i) => {
    const weight = rates.reduce((product, other, j) => (i === j ? product : (product * other) / (other - rate)), 1)
    return sum + weight * Math.exp(-rate * t)
  }, 0)

/** How far figures may be from theory: one false alarm in 150,000 figures. */
export const STANDARD_ERRORS = 4.5

/** Standard errors between a count among `total` and the share that theory says. */
export const shareError = (count: number, total: number, share: number): number =>
  (count / total - share) / Math.sqrt((share * (1 - share)) / total)

/** Standard errors between a mean of `total` values and the one that theory says. */
export const meanError = (mean: number, total: number, expected: number, deviation: number): number =>
  (mean - expected) / (deviation / Math.sqrt(total))
