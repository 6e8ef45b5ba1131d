import type { TFunction } from 'i18next'
import type { Spread } from '../../../simulator/index.ts'
import type { Format } from '../../kit/index.ts'

export interface SpreadWords {
  readonly t: TFunction<'population'>
  readonly format: Format
  /** What is drawn: a span of time, in milliseconds, or a plain figure. */
  readonly unit: 'time' | 'number'
}

/** A figure with as many digits as tell something. */
export function figure({ format, unit }: Pick<SpreadWords, 'format' | 'unit'>, value: number): string {
  if (unit === 'time') return format.elapsed(value, 'short')
  const size = Math.abs(value)
  return format.number(value, size >= 100 || Number.isInteger(value) ? 0 : size >= 1 ? 1 : 3)
}

/** Yes and no in words, everything else as it is written. */
export function valueName(t: TFunction<'population'>, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  return value === null || value === '' ? t('chart.empty') : String(value)
}

/** What a chart shows, for those who do not see it and for those who do. */
export function spreadInWords(words: SpreadWords, spread: Spread): string {
  const { t, format } = words
  if (spread.type === 'shares') {
    const most = [...spread.shares].sort((a, b) => b.share - a.share).slice(0, 6)
    return format.list(most.map(({ value, share }) => `${valueName(t, value)} ${format.percent(share, 0)}`))
  }
  if (spread.p10 === spread.p90) return t('chart.same', { value: figure(words, spread.median) })
  return t('chart.words', {
    mean: figure(words, spread.mean),
    median: figure(words, spread.median),
    p90: figure(words, spread.p90),
  })
}
