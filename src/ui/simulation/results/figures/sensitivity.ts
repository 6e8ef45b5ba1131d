import type { PairedFigure, Sensitivity, SensitivityBar } from '../../../../simulator/analysis/index.ts'
import { assumptionName, assumptionValue } from '../../../fields/index.ts'
import { goalName, type ReportNames } from '../names.ts'
import { type Cell, type Figure, rangeText, signed, type Words } from './figure.ts'

/** One assumption: the goal's rate when it is low and when it is high, with everything else as assumed. */
export interface TornadoRow {
  readonly key: string
  readonly label: string
  readonly low: TornadoEnd
  readonly high: TornadoEnd
  readonly hint: string
}

interface TornadoEnd {
  readonly rate: number
  readonly interval: readonly [number, number]
  /** The assumption's value there, in words. */
  readonly value: string
}

/** More bars than these say nothing more: the rest is in the table. */
const MOST_BARS = 12

/** What the main goal depends on most. */
export function tornado(
  result: Sensitivity,
  names: ReportNames,
  words: Words,
): { figure: Figure; rows: TornadoRow[]; base: number } {
  const { t } = words
  const rows = result.bars.slice(0, MOST_BARS).map((bar): TornadoRow => {
    const label = assumptionName(bar.assumption, words)
    const low = endOf(bar, 'low', result, words)
    const high = endOf(bar, 'high', result, words)
    return { key: bar.assumption.path, label, low, high, hint: hintOf(label, [low, high], words) }
  })
  const notes = [
    ...(result.bars.length > MOST_BARS ? [t('results:matters.more', { count: result.bars.length - MOST_BARS })] : []),
    ...(result.left.length > 0 ? [t('results:matters.left', { count: result.left.length })] : []),
    t('results:matters.note'),
    ...(result.dependent ? [t('results:matters.dependent')] : []),
  ]
  return {
    rows,
    base: result.base.rate,
    figure: {
      id: 'sensitivity',
      title: t('results:matters.title', { goal: goalName(names, result.goal) }),
      sentence: sentenceOf(result, rows[0], names, words),
      note: notes.join(' '),
      table: tableOf(result, words),
    },
  }
}

function endOf(bar: SensitivityBar, side: 'low' | 'high', { base }: Sensitivity, words: Words): TornadoEnd {
  const { second, ci95 } = bar[side]
  return {
    rate: second,
    // The same people on both sides: what is uncertain is how far they differ.
    interval: [base.rate + ci95[0], base.rate + ci95[1]],
    value: assumptionValue(bar.assumption, bar.assumption[side], words),
  }
}

function hintOf(label: string, ends: readonly TornadoEnd[], { t, format }: Words): string {
  const [low, high] = ends.map(({ rate, interval, value }) =>
    t('results:matters.end', { value, rate: format.percent(rate, 2), range: rangeText(...interval, format) }),
  )
  return `${label}. ${low ?? ''} ${high ?? ''}`
}

function sentenceOf(
  result: Sensitivity,
  first: TornadoRow | undefined,
  names: ReportNames,
  { t, format }: Words,
): string {
  const { rate, ci95 } = result.base
  const said = {
    n: format.number(result.people),
    goal: goalName(names, result.goal),
    rate: format.percent(rate, 2),
    range: format.percentRange(ci95[0], ci95[1], 2),
  }
  const top = result.bars[0]
  if (!first || !top || top.swing.same) return t('results:matters.nothing', said)
  return t('results:matters.sentence', {
    ...said,
    what: first.label,
    from: format.percent(first.low.rate, 2),
    to: format.percent(first.high.rate, 2),
    low: first.low.value,
    high: first.high.value,
    swing: signed(top.swing.difference * 100, format),
    swingRange: `${signed(top.swing.ci95[0] * 100, format)} … ${signed(top.swing.ci95[1] * 100, format)}`,
  })
}

function tableOf(result: Sensitivity, words: Words): Figure['table'] {
  const { t } = words
  const points = (key: string, label: string) =>
    [
      { key, label, kind: 'points' },
      { key: `${key}95Low`, label: t('results:column.low'), kind: 'points' },
      { key: `${key}95High`, label: t('results:column.high'), kind: 'points' },
    ] as const
  const cells = ({ difference, ci95 }: PairedFigure): Cell[] => [difference, ...ci95]
  return {
    columns: [
      { key: 'assumption', label: t('results:assume.what'), kind: 'text' },
      { key: 'value', label: t('results:assume.value'), kind: 'text' },
      { key: 'low', label: t('results:matters.low'), kind: 'text' },
      { key: 'rateAtLow', label: t('results:matters.rateLow'), kind: 'share' },
      ...points('differenceAtLow', t('results:matters.differenceLow')),
      { key: 'high', label: t('results:matters.high'), kind: 'text' },
      { key: 'rateAtHigh', label: t('results:matters.rateHigh'), kind: 'share' },
      ...points('differenceAtHigh', t('results:matters.differenceHigh')),
      ...points('swing', t('results:matters.swing')),
    ],
    rows: result.bars.map(({ assumption, low, high, swing }): Cell[] => [
      assumptionName(assumption, words),
      assumptionValue(assumption, assumption.value, words),
      assumptionValue(assumption, assumption.low, words),
      low.second,
      ...cells(low),
      assumptionValue(assumption, assumption.high, words),
      high.second,
      ...cells(high),
      ...cells(swing),
    ]),
  }
}
