import type { Comparison } from '../../../simulator/index.ts'
import { FORMULAS } from '../../kit/index.ts'
import type { Side } from './comparing.ts'
import type { ComparedFigure } from './figures.ts'

/**
 * A comparison as CSV: the same column names in every language, plain figures with a point, shares of one, times in
 * seconds. One row for each figure and side; names cannot act as formulas.
 */
export async function comparisonCsv(
  figures: readonly ComparedFigure[],
  sides: readonly Side[],
  comparisons: readonly Comparison[],
): Promise<string> {
  const { default: papa } = await import('papaparse')
  const [first] = sides
  const [any] = comparisons
  const rows = figures.flatMap((figure) =>
    figure.others.map(({ value, difference }, index) => {
      const scale = figure.unit === 'time' ? 1 / 1_000 : 1
      const plain = (number: number | undefined) => (number === undefined ? '' : Number((number * scale).toFixed(6)))
      const side = sides[index + 1]
      return [
        figure.unit === 'time' ? `${figure.figure}Seconds` : figure.figure,
        figure.of ?? '',
        ...[first?.variant, first?.scenario, side?.variant, side?.scenario].map((id) => id ?? ''),
        plain(figure.first),
        plain(value),
        plain(difference.value),
        plain(difference.ci95?.[0]),
        plain(difference.ci95?.[1]),
        difference.code,
        any?.reports[0].seed ?? '',
        any?.customers ?? '',
        any?.replications ?? '',
      ]
    }),
  )
  return papa.unparse({ fields: [...FIELDS], data: rows }, { escapeFormulae: FORMULAS })
}

const FIELDS = [
  'figure',
  'of',
  'firstVariant',
  'firstScenario',
  'variant',
  'scenario',
  'first',
  'value',
  'difference',
  'low95',
  'high95',
  'says',
  'seed',
  'customers',
  'replications',
] as const
