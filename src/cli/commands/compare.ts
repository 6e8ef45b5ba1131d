import type { Journey } from '../../document/index.ts'
import type { SideChoice } from '../../simulator/index.ts'
import { loadOrGiveUp, pick, variantOf } from '../document.ts'
import { EXIT, type Io, WrongUse } from '../io.ts'
import { runOrGiveUp } from '../running.ts'
import { comparisonText } from '../text/comparison.ts'
import { jsonText } from '../text/json.ts'
import { requestFor, type SimulateOptions, withOthers } from './simulate.ts'

export interface CompareOptions extends Omit<SimulateOptions, 'stories'> {
  variants?: string
  scenarios?: string
}

/** Lives the same customers through two variants, or under two scenarios, and prints the paired differences. */
export async function compare(io: Io, file: string, options: CompareOptions): Promise<number> {
  const { variants, scenarios, workers, ...rest } = options
  const { journey } = await loadOrGiveUp(io, file)
  const sides = sidesOf(journey, variants, scenarios)
  const [{ scenarioId }] = sides
  const chosen = requestFor(io, journey, { ...rest, ...(scenarioId === undefined ? {} : { scenario: scenarioId }) })
  const request = await withOthers(io, file, chosen, options)
  const comparison = await runOrGiveUp(io, workers, (running) => io.analyse.compare({ request, sides }, running))
  io.out(options.json ? jsonText(comparison) : comparisonText(journey, comparison))
  return EXIT.done
}

/** Both may be named: then the first variant runs under the first scenario, the second under the second. */
function sidesOf(journey: Journey, variants?: string, scenarios?: string): [SideChoice, SideChoice] {
  if (variants === undefined && scenarios === undefined)
    throw new WrongUse('Say what to compare: --variants v1,v2 or --scenarios s1,s2.')
  const [first, second] = [twoOf('--variants', variants, (id) => variantOf(journey, id))].flat()
  const [one, two] = [twoOf('--scenarios', scenarios, (id) => pick('scenario', journey.scenarios, id))].flat()
  const side = (variant?: string, scenarioId?: string): SideChoice => ({
    ...(variant === undefined ? {} : { variant }),
    ...(scenarioId === undefined ? {} : { scenarioId }),
  })
  return [side(first, one), side(second, two)]
}

function twoOf(option: string, text: string | undefined, known: (id: string) => string): string[] {
  if (text === undefined) return []
  const ids = text.split(',').map((id) => id.trim())
  if (ids.length !== 2 || ids.includes(''))
    throw new WrongUse(`${option} wants two ids with a comma between them, as in ${option} a,b.`)
  return ids.map(known)
}
