/** The value below which the share `q` of the numbers lies; `NaN` for none. */
export function quantile(numbers: readonly number[], q: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))
  return sorted[at] ?? Number.NaN
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Median milliseconds of `rounds` calls, after as many unmeasured ones to warm up; `prepare` is not timed. */
export function timed<Input>(
  rounds: number,
  prepare: (round: number) => Input,
  act: (input: Input) => unknown,
): number {
  for (let index = 0; index < rounds; index += 1) act(prepare(index))
  const times: number[] = []
  for (let index = 0; index < rounds; index += 1) {
    const input = prepare(index)
    const start = performance.now()
    act(input)
    times.push(performance.now() - start)
  }
  return median(times)
}
