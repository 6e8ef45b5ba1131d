import { compile, hasErrors } from '../../compiler/index.ts'
import type { Journey, JourneyMachine } from '../../document/index.ts'
import { buildModel, type Model, type ModelRequest } from '../model.ts'
import { ownScenario, scenarioBeside, sharedScenario } from './scenarios.ts'

/** The journeys of a run besides the main one. */
export interface Cast {
  readonly models: readonly Model[]
  /** Journeys that have errors: nobody comes to them, and a call there is over as soon as it has begun. */
  readonly broken: readonly Journey[]
}

/**
 * Models of all journeys of a run, over the same people: the main one's first. Documents that are given twice, or that are
 * the main one itself, take part once.
 */
export function castOf(main: ModelRequest, journeys: readonly Journey[]): Cast {
  const beside = new Map(journeys.filter(({ id }) => id !== main.journey.id).map((journey) => [journey.id, journey]))
  const inOrder = [...beside].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, journey]) => journey)
  const compiled = inOrder.map((journey) => ({ journey, machine: machineOf(journey), scenario: ownScenario(journey) }))
  const playing = compiled.filter(({ machine }) => machine !== undefined)
  const shared = sharedScenario(main.scenario, playing)
  const models = playing.map(({ journey, machine, scenario }) =>
    buildModel({
      ...main,
      journey,
      machine: machine as JourneyMachine,
      scenario: scenarioBeside(shared, scenario),
      variantId: journey.mainVariant,
      luckPrefix: `${journey.id}/`,
    }),
  )
  return {
    models: models.length === 0 ? [buildModel(main)] : [buildModel({ ...main, scenario: shared }), ...models],
    broken: compiled.filter(({ machine }) => machine === undefined).map(({ journey }) => journey),
  }
}

function machineOf(journey: Journey): JourneyMachine | undefined {
  if (!Object.hasOwn(journey.variants, journey.mainVariant)) return undefined
  const { machine, diagnostics } = compile(journey, journey.mainVariant)
  return hasErrors(diagnostics) ? undefined : machine
}
