import { loadOrGiveUp, pick, variantOf } from '../document.ts'
import { EXIT, type Io } from '../io.ts'
import { runOrGiveUp } from '../running.ts'
import { jsonText } from '../text/json.ts'
import { sensitivityText } from '../text/sensitivity.ts'
import { requestFor, type SimulateOptions, withOthers } from './simulate.ts'

export interface SensitivityOptions extends Omit<SimulateOptions, 'stories'> {
  variant?: string
  goal?: string
}

/** Varies each assumption of a scenario and prints how far the main goal moves. */
export async function sensitivity(io: Io, file: string, options: SensitivityOptions): Promise<number> {
  const { variant, goal: named, workers, ...rest } = options
  const { journey } = await loadOrGiveUp(io, file)
  const goal = named === undefined ? undefined : pick('goal', journey.settings.goals, named)
  const chosen = {
    ...requestFor(io, journey, rest),
    ...(variant === undefined ? {} : { variant: variantOf(journey, variant) }),
  }
  const request = await withOthers(io, file, chosen, options)
  const question = { request, ...(goal === undefined ? {} : { goal }) }
  const found = await runOrGiveUp(io, workers, (running) => io.analyse.sensitivity(question, running))
  io.out(options.json ? jsonText(found) : sensitivityText(journey, found))
  return EXIT.done
}
