import { CHANNELS, type Channel, type Journey, type JourneyMachine, type Scenario } from '../document/index.ts'
import { Customer, UNDRAWN, UNKNOWN } from './customer.ts'
import { Luck } from './draws.ts'
import { buildModel } from './model.ts'
import { World } from './world.ts'

/** One of the invented people as she comes into the world, before anything has happened to her. */
export interface SampledPerson {
  /** Her number: the same person, with the same luck, is told of in stories. */
  readonly number: number
  /** As stories name her. */
  readonly id: string
  readonly timeZone: string
  /** By name, for every attribute of the journey and of the scenario; absent where nothing is known. */
  readonly attributes: Readonly<Record<string, unknown>>
  readonly consent: Readonly<Record<Channel, boolean>>
  /** Epoch milliseconds. */
  readonly arrivesAt: number
}

export interface SampleRequest {
  readonly journey: Journey
  readonly scenario: Scenario
  /** The first number, from 0 on. */
  readonly from?: number
  readonly count: number
}

// Nothing runs: people are only drawn. So a journey with errors has people too.
const NO_MACHINE: JourneyMachine = { id: 'none', context: {}, options: { maxIterations: 0 }, states: {} }

/** People of a scenario's first repetition, drawn as a run draws them. */
export function samplePeople({ journey, scenario, from = 0, count }: SampleRequest): SampledPerson[] {
  const model = buildModel({
    journey,
    machine: NO_MACHINE,
    scenario,
    scenarioId: '',
    variantId: journey.mainVariant,
    seed: scenario.seed,
  })
  const world = new World(model, { now: model.start, schedule: () => undefined }, new Luck(model.seed))
  const customer = new Customer(model.shape)
  const last = Math.min(scenario.customers, from + count)
  return Array.from({ length: Math.max(0, last - from) }, (_each, index) => {
    const number = from + index
    customer.number = number
    customer.attributes.fill(UNDRAWN)
    customer.consent.fill(UNKNOWN)
    return {
      number,
      id: `sim-${model.seed}-0-${number}`,
      timeZone: world.zoneOf(number).name,
      attributes: Object.fromEntries(
        model.attributes.list.flatMap((name, attribute) => {
          const value = world.attribute(customer, attribute)
          return value === undefined ? [] : [[name, value]]
        }),
      ),
      consent: Object.fromEntries(
        CHANNELS.map((channel, index) => [channel, world.hasConsent(customer, index)]),
      ) as Record<Channel, boolean>,
      arrivesAt: world.arrivalOf(number),
    }
  })
}
