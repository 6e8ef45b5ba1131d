import type { TFunction } from 'i18next'
import { wilsonInterval } from '../../../../kernel/statistics.ts'
import type { Format } from '../../../kit/index.ts'

/** What a column holds: it decides how a cell is written on the screen and in a file. */
export type CellKind = 'text' | 'count' | 'share' | 'points' | 'change' | 'number' | 'amount' | 'time' | 'day'

export interface Column {
  /** Its name in files: the same in every language. */
  readonly key: string
  readonly label: string
  readonly kind: CellKind
}

/** Shares as parts of one, times in milliseconds, days as milliseconds since the epoch; null where nothing can be said. */
export type Cell = string | number | null

export interface FigureTable {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A result as it is told three ways: in a sentence, in a table and, by whoever shows it, in a chart. */
export interface Figure {
  /** Its name in file names. */
  readonly id: string
  readonly title: string
  /** What the chart shows, for those who do not see it; it stands above it for everybody. */
  readonly sentence: string
  readonly table: FigureTable
  /** How to read it, where that is not plain. */
  readonly note?: string
}

/** The voice in which figures are told. */
export interface Words {
  readonly t: TFunction<'results'>
  readonly format: Format
}

/** A row of a chart of bars. */
export interface Bar {
  readonly key: string
  readonly label: string
  /** Its length, and the bounds of its 95 % interval. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** Its figure, beside it; `short` where there is little room. */
  readonly text: string
  readonly short?: string
  /** The whole of it in words: n and interval. */
  readonly hint: string
  /** Not the point of the chart. */
  readonly quiet?: boolean
}

/** One cell in words. */
export function cellText(cell: Cell, kind: CellKind, format: Format): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  switch (kind) {
    case 'share':
      return format.percent(cell, 2)
    case 'change':
      return Number.isFinite(cell) ? format.change(cell) : '∞'
    case 'points':
      return signed(cell * 100, format)
    case 'amount':
      return format.amount(cell)
    case 'number':
      return format.number(cell, 2)
    case 'time':
      return format.elapsed(cell, 'short')
    case 'day':
      return dayText(cell, format.locale)
    default:
      return format.number(cell)
  }
}

/** The three columns in which a share and its interval stand, wherever they stand. */
export const shareColumns = ({ t }: Words, label: string): Column[] => [
  { key: 'share', label, kind: 'share' },
  { key: 'ci95Low', label: t('results:column.low'), kind: 'share' },
  { key: 'ci95High', label: t('results:column.high'), kind: 'share' },
]

/** A part of a whole with its 95 % interval; nothing is known of a part of nobody. */
export function partOf(count: number, total: number): { share: number; low: number; high: number } {
  if (total <= 0) return { share: 0, low: 0, high: 1 }
  const [low, high] = wilsonInterval({ count: Math.min(count, total), total })
  return { share: count / total, low, high }
}

/** "of n; 95 % interval …" behind a share. */
export const partInWords = ({ t, format }: Words, { count, total }: { count: number; total: number }): string => {
  const { share, low, high } = partOf(count, total)
  return t('results:part', {
    count: format.number(count),
    n: format.number(total),
    share: format.percent(share, 2),
    range: rangeText(low, high, format),
  })
}

// Days of a run are counted from its beginning in UTC, wherever they are looked at.
const dayText = (at: number, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)

/** Bounds of a share with as many decimals as keep them apart from nothing. */
export const rangeText = (low: number, high: number, format: Format): string =>
  format.percentRange(low, high, high < 0.001 ? 4 : 2)

/** A figure that is always told with its sign, in hundredths. */
export const signed = (value: number, format: Format): string =>
  `${value < 0 ? '−' : '+'}${format.number(Math.abs(value), 2)}`
