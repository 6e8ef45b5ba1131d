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
  const unlike = new Map(journeys.filter(({ id }) => id !== main.journey.id).map((journey) => [journey.id, journey]))
  const inOrder = [...unlike].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, journey]) => journey)
  const compiled = inOrder.map((journey) => ({ journey, machine: machineOf(journey), scenario: ownScenario(journey) }))
  const playing = compiled.filter(({ machine }) => machine !== undefined)
  const shared = sharedScenario(main.scenario, playing)
  if (playing.length === 0) return { models: [buildModel(main)], broken: compiled.map(({ journey }) => journey) }
  const model = buildModel({ ...main, scenario: shared })
  const models = playing.map(({ journey, machine, scenario }) =>
    beside(model, main, { journey, machine: machine as JourneyMachine, scenario: scenarioBeside(shared, scenario) }),
  )
  return {
    models: [model, ...models],
    broken: compiled.filter(({ machine }) => machine === undefined).map(({ journey }) => journey),
  }
}

/** The model of a journey beside the main one: the same people at the same time, with luck of its own at its steps. */
export function beside(
  main: Model,
  request: ModelRequest,
  { journey, machine, scenario }: Pick<ModelRequest, 'journey' | 'machine' | 'scenario'>,
): Model {
  const variantId = journey.mainVariant
  const model = buildModel({ ...request, journey, machine, scenario, variantId, luckPrefix: `${journey.id}/` })
  // The horizon is a span on the main company's clock; another company's day may end at another hour.
  return { ...model, end: main.end, days: main.days }
}

function machineOf(journey: Journey): JourneyMachine | undefined {
  if (!Object.hasOwn(journey.variants, journey.mainVariant)) return undefined
  const { machine, diagnostics } = compile(journey, journey.mainVariant)
  return hasErrors(diagnostics) ? undefined : machine
}
