import { lower } from '../../compiler/index.ts'
import type { Journey } from '../../document/index.ts'
import { buildModel, type Model } from '../model.ts'

/** What a simulation of a journey's main variant under its first scenario knows; the checker is not asked. */
export function modelOf(journey: Journey): Model {
  const variant = journey.variants[journey.mainVariant]
  const [first] = Object.entries(journey.scenarios)
  if (!variant || !first) throw new Error('A journey needs a variant and a scenario to be simulated')
  const [scenarioId, scenario] = first
  const machine = lower(journey, journey.mainVariant, variant)
  return buildModel({ journey, machine, scenario, scenarioId, variantId: journey.mainVariant, seed: scenario.seed })
}
