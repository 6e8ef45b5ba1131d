import { type Sketch, sketch } from '../../src/document/testing/sketch.ts'
import { type Report, type SimulationRequest, simulate } from '../../src/simulator/index.ts'

/** A sketched journey, simulated. */
export const simulated = (parts: Sketch, request: Partial<SimulationRequest> = {}): Report =>
  simulate({ journey: sketch(parts), scenarioId: 's1', ...request })

/** The entry of the journeys of proof: everybody comes in at once. */
export const START = { start: ['entry', { trigger: { type: 'manual' } }] } as const

/** Where the goals of such a journey are reached by arriving, no event needs to happen for it. */
export const goalsOf = (...ids: readonly string[]) => ({
  events: { none: { label: 'Never happens' } },
  goals: Object.fromEntries(ids.map((id, index) => [id, { name: id, event: 'none', primary: index === 0 }])),
})

/** So many whole numbers from `from`. */
export const range = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_each, index) => from + index)

/** A running sum. */
export function cumulative(values: readonly number[]): number[] {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

/** Half the 95 % interval of a simulated share. */
export const spreadOfShare = (share: number, observations: number): number =>
  1.96 * Math.sqrt((share * (1 - share)) / observations)
