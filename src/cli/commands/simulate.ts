import { type Journey, newScenario, type Scenario } from '../../document/index.ts'
import type { Report, SimulationRequest } from '../../simulator/index.ts'
import { loadOrGiveUp, pick } from '../document.ts'
import { EXIT, type Io, WrongUse } from '../io.ts'
import { othersOf } from '../others.ts'
import { runOrGiveUp } from '../running.ts'
import { jsonText } from '../text/json.ts'
import { precisionText } from '../text/precision.ts'
import { reportText } from '../text/report.ts'
import { storyText } from '../text/story.ts'

export interface SimulateOptions {
  scenario?: string
  customers?: number
  seed?: number
  replications?: number
  workers?: number
  stories?: number
  /** Half the width of the main goal's interval, in points: hundredths of all customers. */
  untilPrecision?: number
  /** Customers at most, to become that precise. */
  atMost?: number
  json?: boolean
  /** Files of other journeys. */
  with?: readonly string[]
}

/** Runs a scenario and prints the report. */
export async function simulate(io: Io, file: string, options: SimulateOptions): Promise<number> {
  const { journey } = await loadOrGiveUp(io, file)
  const { untilPrecision, atMost, ...rest } = options
  const request = await withOthers(io, file, requestFor(io, journey, rest), options)
  if (untilPrecision !== undefined) return precisely(io, request, untilPrecision, options)
  if (atMost !== undefined) throw new WrongUse('--at-most goes with --until-precision.')
  const report = await runOrGiveUp(io, options.workers, (running) => io.simulate(request, running))
  io.out(options.json ? jsonText(report) : textOf(journey, report))
  return EXIT.done
}

/** Simulates more and more customers until the main goal's rate is known to so many points. */
async function precisely(
  io: Io,
  request: SimulationRequest,
  points: number,
  options: SimulateOptions,
): Promise<number> {
  const { atMost, replications, workers } = options
  const question = {
    request,
    within: points / 100,
    // Whoever asks for replications wants the spread between them to be known.
    by: replications === undefined ? ('customers' as const) : ('replications' as const),
    ...(atMost === undefined ? {} : { most: atMost }),
  }
  const precise = await runOrGiveUp(io, workers, (running) => io.analyse.precision(question, running))
  const { report, ...precision } = precise
  const { journey } = request
  io.out(options.json ? jsonText({ ...report, precision }) : textOf(journey, report) + precisionText(journey, precise))
  return EXIT.done
}

const textOf = (journey: Journey, report: Report): string =>
  [
    reportText(journey, report),
    ...(report.stories ?? []).map((story) => storyText(journey, report.variant, story)),
  ].join('')

/** What to simulate: the named scenario, else the first that tells the main variant, else nothing but the defaults. */
export function requestFor(io: Io, journey: Journey, options: SimulateOptions): SimulationRequest {
  const { scenario, workers: _, json: __, with: ___, ...figures } = options
  if (scenario !== undefined) return { journey, scenarioId: pick('scenario', journey.scenarios, scenario), ...figures }
  const known = Object.entries(journey.scenarios).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const main = known.find(([, { variant }]) => (variant ?? journey.mainVariant) === journey.mainVariant) ?? known[0]
  if (main) return { journey, scenarioId: main[0], ...figures }
  io.err('The document has no scenario: everybody enters at once, and nobody does anything.\n')
  return { journey, scenarioId: 'default', scenario: defaultScenario(journey), ...figures }
}

/** The request with the other journeys of the same people, where there are any. */
export async function withOthers(
  io: Io,
  file: string,
  request: SimulationRequest,
  options: Pick<SimulateOptions, 'with'>,
): Promise<SimulationRequest> {
  const { journeys } = await othersOf(io, file, request.journey, options.with)
  return journeys.length === 0 ? request : { ...request, journeys }
}

const defaultScenario = (journey: Journey): Scenario => newScenario({ name: 'Defaults', variant: journey.mainVariant })
