/**
 * Natural logarithm of the gamma function, for x > 0; relative error below 1e-14.
 * Lanczos (1964) approximation with g = 7 and nine coefficients, as computed by P. Godfrey.
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  let sum = LANCZOS[0] as number
  for (let k = 1; k < LANCZOS.length; k += 1) sum += (LANCZOS[k] as number) / (z + k)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

const LANCZOS: readonly number[] = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** logGamma(x) less Stirling's (x − ½) ln x − x + ½ ln 2π. Small for large x, where the difference itself would cancel. */
function stirlingRest(x: number): number {
  if (x < 10) return logGamma(x) - ((x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI))
  const r = 1 / (x * x)
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360)))))) / x
}

/**
 * xᵃ (1 − x)ᵇ / B(a, b) for x in (0, 1), written around the mean p = a / (a + b), so that parameters of millions keep
 * their digits: the terms of the plain formula are of the order of a + b and cancel (cf. DiDonato and Morris 1992, TOMS 708).
 */
function betaKernel(x: number, a: number, b: number): number {
  const p = a / (a + b)
  const q = b / (a + b)
  const exponent = a * Math.log1p((x - p) / p) + b * Math.log1p((p - x) / q)
  const rest = stirlingRest(a + b) - stirlingRest(a) - stirlingRest(b)
  return Math.sqrt((a * b) / (a + b) / (2 * Math.PI)) * Math.exp(exponent + rest)
}

/** Density of the beta distribution for a, b ≥ 1 and x in [0, 1]. */
export function betaDensity(x: number, a: number, b: number): number {
  if (x > 0 && x < 1) return betaKernel(x, a, b) / (x * (1 - x))
  return x === 0 && a === 1 ? b : x === 1 && b === 1 ? a : 0
}

/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1]: the probability that a Beta(a, b) variable
 * is at most x. Absolute error below 1e-10 for parameters up to 10⁷. Throws `RangeError` outside that domain.
 * Continued fraction DLMF 8.17.22 evaluated by Lentz's method (Press et al., Numerical Recipes, §6.4).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) throw new RangeError('incompleteBeta needs a, b > 0 and x in [0, 1]')
  if (x === 0 || x === 1) return x
  const front = betaKernel(x, a, b)
  // The fraction converges fast on this side of the mean; the other follows by symmetry.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

const TINY = 1e-300
const MAX_TERMS = 10_000
const away = (value: number) => (Math.abs(value) < TINY ? TINY : value)

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= MAX_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < 1e-15) break
  }
  return fraction
}

/**
 * Quantile of the standard normal distribution, for p in (0, 1); relative error about 1e-16. 0 and 1 give ∓Infinity;
 * throws `RangeError` outside [0, 1].
 * M. J. Wichura (1988), "Algorithm AS 241: The Percentage Points of the Normal Distribution", PPND16.
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError('A probability lies in [0, 1]')
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(r, CENTRE_A)) / polynomial(r, CENTRE_B)
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const tail =
    r <= 5
      ? polynomial(r - 1.6, MIDDLE_C) / polynomial(r - 1.6, MIDDLE_D)
      : polynomial(r - 5, FAR_E) / polynomial(r - 5, FAR_F)
  return q < 0 ? -tail : tail
}

/** Coefficients from the constant up. */
const polynomial = (x: number, coefficients: readonly number[]): number => {
  let sum = 0
  for (let k = coefficients.length - 1; k >= 0; k -= 1) sum = sum * x + (coefficients[k] as number)
  return sum
}

const CENTRE_A = [
  3.3871328727963665, 133.14166789178438, 1.9715909503065513e3, 1.373169376550946e4, 4.592195393154987e4,
  6.72657709270087e4, 3.343057558358813e4, 2.5090809287301227e3,
]
const CENTRE_B = [
  1, 42.31333070160091, 687.1870074920579, 5.394196021424751e3, 2.1213794301586597e4, 3.930789580009271e4,
  2.8729085735721943e4, 5.226495278852854e3,
]
const MIDDLE_C = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 7.745450142783414e-4,
]
const MIDDLE_D = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  5.475938084995345e-4, 1.0507500716444169e-9,
]
const FAR_E = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
]
const FAR_F = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 7.868691311456133e-4, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
]

/** Distribution function of Student's t with `df` > 0 degrees of freedom. */
export function studentCdf(t: number, df: number): number {
  const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5)
  return t > 0 ? 1 - tail : tail
}

/**
 * Quantile of Student's t with `df` > 0 degrees of freedom, for p in (0, 1); relative error below 1e-9.
 * Bisection on the distribution function: slow beside closed approximations, and right for every `df`.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) throw new RangeError('studentQuantile needs p in (0, 1) and df > 0')
  if (p === 0.5) return 0
  if (p < 0.5) return -studentQuantile(1 - p, df)
  let [low, high] = [0, 1]
  while (studentCdf(high, df) < p && high < 1e300) [low, high] = [high, high * 2]
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2
    if (studentCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * Distribution function of the standard normal distribution; absolute error below 1e-14.
 * J. F. Hart et al. (1968), Computer Approximations, algorithm 5666, as given by G. West (2005), "Better approximations to
 * cumulative normal functions".
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x)
  const tail = size > 37 ? 0 : size < 7.07106781186547 ? nearTail(size) : farTail(size)
  return x > 0 ? 1 - tail : tail
}

const nearTail = (x: number): number => (Math.exp((-x * x) / 2) * polynomial(x, HART_TOP)) / polynomial(x, HART_BOTTOM)

const farTail = (x: number): number =>
  Math.exp((-x * x) / 2) / ((x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) * 2.506628274631)

const HART_TOP = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165, 0.700383064443688,
  0.0352624965998911,
]
const HART_BOTTOM = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461, 16.064177579207,
  1.75566716318264, 0.0883883476483184,
]
