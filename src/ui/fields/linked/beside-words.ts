import type { Beside } from '../../../workshop/index.ts'
import type { Format } from '../../kit/index.ts'

export const MEASURES = ['share', 'wait'] as const
export type Measure = (typeof MEASURES)[number]

export interface BesideWords {
  /** Absent: nobody has guessed. */
  readonly guess?: string
  readonly found: string
  readonly range: string
  /** Whether the guess fits, or which way it is off; absent without a guess. */
  readonly verdict?: string
}

interface Speech {
  /** Speaks the texts of `workshopLink`. */
  readonly t: (key: string) => string
  readonly format: Format
}

/** What was guessed and what was found in words, with the interval. */
export function besideWords({ t, format }: Speech, measure: Measure, { found, ci95, guess, off }: Beside): BesideWords {
  const [low, high] = ci95
  const write = (value: number) =>
    measure === 'share' ? format.percent(value, 1) : format.elapsed(Math.max(0, value), 'short')
  const words = {
    found: write(found),
    range: measure === 'share' ? format.percentRange(low, high, 1) : `${write(low)} – ${write(high)}`,
  }
  if (guess === undefined) return words
  const side = guess < low ? 'more' : 'less'
  const verdict = off ? t(`workshopLink:beside.off.${measure}.${side}`) : t('workshopLink:beside.fits')
  // Rooms guess in whole per cents.
  const whole = measure === 'share' && Number.isInteger(Number((guess * 100).toFixed(6)))
  return { ...words, guess: whole ? format.percent(guess, 0) : write(guess), verdict }
}
