/** What the simulator said about one figure, beside what theory says. */
export interface Finding {
  readonly name: string
  readonly simulated: number
  readonly theory: number
  /** How many observations stand behind the simulated figure. */
  readonly observations: number
  /** Distance in standard errors of the simulated figure; for exact figures 0, or infinite when they differ. */
  readonly errors: number
  /** `exact` figures leave nothing to chance. */
  readonly kind: 'chance' | 'exact'
}

/** How far figures of chance may be from theory: one false alarm in 150,000 figures. */
export const STANDARD_ERRORS = 4.5

export const holds = ({ errors }: Finding): boolean => Math.abs(errors) <= STANDARD_ERRORS

/** So many of so many, where theory knows the share: the binomial's standard error. */
export function share(name: string, count: number | undefined, observations: number, theory: number): Finding {
  const simulated = (count ?? Number.NaN) / observations
  const deviation = Math.sqrt(theory * (1 - theory))
  return chance({ name, simulated, theory, observations, deviation })
}

interface Measured {
  readonly name: string
  readonly simulated: number
  readonly theory: number
  readonly observations: number
}

/** A mean of independent values, where theory knows their deviation too. */
export const chance = ({ deviation, ...measured }: Measured & { readonly deviation: number }): Finding => ({
  ...measured,
  errors: ((measured.simulated - measured.theory) / deviation) * Math.sqrt(measured.observations),
  kind: 'chance',
})

/** The mean of independent runs whose spread is only known from themselves: the distance is Student's t. */
export function meanOfRuns(name: string, runs: readonly number[], theory: number): Finding {
  const count = runs.length
  const simulated = runs.reduce((sum, value) => sum + value, 0) / count
  const squares = runs.reduce((sum, value) => sum + (value - simulated) ** 2, 0)
  const deviation = Math.sqrt(squares / (count - 1))
  return chance({ name, simulated, theory, observations: count, deviation })
}

export const exact = (name: string, simulated: number | undefined, theory: number, observations: number): Finding => ({
  name,
  simulated: simulated ?? Number.NaN,
  theory,
  observations,
  errors: simulated === theory ? 0 : Number.POSITIVE_INFINITY,
  kind: 'exact',
})
