import { type Journey, newScenario, type Scenario } from '../../document/index.ts'
import { type Progress, type Report, SimulationError, type SimulationRequest } from '../../simulator/index.ts'
import { giveUp, loadOrGiveUp, pick } from '../document.ts'
import { DocumentHasErrors, EXIT, type Io } from '../io.ts'
import { count } from '../text/figures.ts'
import { reportText } from '../text/report.ts'
import { storyText } from '../text/story.ts'
import { plain } from '../text/table.ts'

export interface SimulateOptions {
  scenario?: string
  customers?: number
  seed?: number
  replications?: number
  workers?: number
  stories?: number
  json?: boolean
}

/** Runs a scenario and prints the report. */
export async function simulate(io: Io, file: string, options: SimulateOptions): Promise<number> {
  const { journey } = await loadOrGiveUp(io, file)
  const report = await runOrGiveUp(io, requestFor(io, journey, options), options.workers)
  io.out(options.json ? `${JSON.stringify(report, null, 2)}\n` : textOf(journey, report))
  return EXIT.done
}

/** Runs one simulation, showing how far it is; says what is wrong with a journey that cannot run, and gives up. */
async function runOrGiveUp(io: Io, request: SimulationRequest, workers?: number): Promise<Report> {
  const options = { signal: io.signal, ...(workers === undefined ? {} : { workers }) }
  try {
    return await watched(io, (onProgress) => io.simulate(request, { ...options, onProgress }))
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error
    if (error.diagnostics.length > 0) return giveUp(io, error.diagnostics)
    io.err(`${plain(error.message)}\n`)
    throw new DocumentHasErrors()
  }
}

const textOf = (journey: Journey, report: Report): string =>
  [
    reportText(journey, report),
    ...(report.stories ?? []).map((story) => storyText(journey, report.variant, story)),
  ].join('')

/** What to simulate: the named scenario, else the first that tells the main variant, else nothing but the defaults. */
export function requestFor(io: Io, journey: Journey, options: SimulateOptions): SimulationRequest {
  const { scenario, workers: _, json: __, ...figures } = options
  if (scenario !== undefined) return { journey, scenarioId: pick('scenario', journey.scenarios, scenario), ...figures }
  const known = Object.entries(journey.scenarios).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const main = known.find(([, { variant }]) => (variant ?? journey.mainVariant) === journey.mainVariant) ?? known[0]
  if (main) return { journey, scenarioId: main[0], ...figures }
  io.err('The document has no scenario: everybody enters at once, and nobody does anything.\n')
  return { journey, scenarioId: 'default', scenario: defaultScenario(journey), ...figures }
}

const defaultScenario = (journey: Journey): Scenario => newScenario({ name: 'Defaults', variant: journey.mainVariant })

/** Shows how far a run has come, on one line that is wiped at the end; only to a person. */
async function watched<Result>(
  io: Io,
  run: (onProgress: (progress: Progress) => void) => Promise<Result>,
): Promise<Result> {
  if (!io.interactive) return run(() => {})
  const result = run(({ done, total }) => io.err(`\r${count(done)} of ${count(total)} customers…`))
  return result.finally(() => io.err('\r\u001b[K'))
}
