import { compareVariants, SimulationError, type VariantComparison } from '../../simulator/index.ts'
import { giveUp, loadOrGiveUp, variantOf } from '../document.ts'
import { DocumentHasErrors, EXIT, type Io, WrongUse } from '../io.ts'
import { comparisonText } from '../text/comparison.ts'
import { plain } from '../text/table.ts'
import { requestFor, type SimulateOptions } from './simulate.ts'

export interface CompareOptions extends Omit<SimulateOptions, 'stories' | 'workers'> {
  variants: string
}

/** Lives the same customers through two variants and prints the paired differences. */
export async function compare(io: Io, file: string, { variants, ...options }: CompareOptions): Promise<number> {
  const { journey } = await loadOrGiveUp(io, file)
  const named = variants.split(',').map((id) => id.trim())
  const [first, second] = named
  if (first === undefined || second === undefined || named.length !== 2)
    throw new WrongUse('--variants wants two ids with a comma between them, as in --variants v1,v2.')
  const pair = [variantOf(journey, first), variantOf(journey, second)] as const
  const comparison = runOrGiveUp(io, () => compareVariants(requestFor(io, journey, options), pair))
  io.out(options.json ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(journey, comparison))
  return EXIT.done
}

function runOrGiveUp(io: Io, run: () => VariantComparison): VariantComparison {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error
    if (error.diagnostics.length > 0) return giveUp(io, error.diagnostics)
    io.err(`${plain(error.message)}\n`)
    throw new DocumentHasErrors()
  }
}
