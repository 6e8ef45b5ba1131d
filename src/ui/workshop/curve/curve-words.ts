import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkshopStep } from '../../../document/index.ts'
import type { Named } from '../../../workshop/index.ts'
import { type Format, useFormat } from '../../kit/index.ts'
import type { CurveLabelWords } from './emotion-curves.tsx'
import { type CurveSide, curveSummary, emotionGap, nearestFeeling } from './shapes.ts'

type Translate = TFunction<'workshopCourse'>

/** What the curves say, in the language in force. */
export interface CurveWords extends CurveLabelWords {
  /** "+1.5": a feeling's figure, always with its sign. */
  readonly figure: (value: number) => string
  /** "very good", "between good and very good", or that it has not been told. */
  readonly feeling: (value: number | undefined) => string
  /** What lies between the two at a step, in words. */
  readonly gap: (step: Pick<WorkshopStep, CurveSide>) => string
  /** Both curves in a few sentences. */
  readonly summary: (steps: readonly Named<WorkshopStep>[], worst?: string) => string
}

const WORDS = ['worst', 'bad', 'neutral', 'good', 'best'] as const

function feelingInWords(t: Translate, value: number | undefined): string {
  if (value === undefined) return t('curve.untold')
  const half = nearestFeeling(value)
  const word = (whole: number) => t(`feeling.${WORDS[whole + 2] ?? 'neutral'}`)
  const [low, high] = [Math.floor(half), Math.ceil(half)]
  return low === high ? word(low) : t('feeling.between', { low: word(low), high: word(high) })
}

const signed = (format: Format, value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${format.number(Math.abs(value), 1)}`

/** "+2 · very good". */
export const toldInWords = (words: Pick<CurveWords, 'figure' | 'feeling'>, value: number | undefined): string =>
  value === undefined ? words.feeling(value) : `${words.figure(value)} · ${words.feeling(value)}`

function gapInWords(t: Translate, format: Format, step: Pick<WorkshopStep, CurveSide>): string {
  const gap = emotionGap(step)
  if (gap === undefined) return t('curve.gapUntold')
  if (gap === 0) return t('curve.asExpected')
  const points = format.number(Math.abs(gap), 1)
  return gap > 0 ? t('curve.worse', { points }) : t('curve.better', { points })
}

function summaryOf(words: Pick<CurveWords, 'feeling' | 'gap'>, t: Translate) {
  return (steps: readonly Named<WorkshopStep>[], worst?: string): string => {
    const { highest, lowest, widest, untold } = curveSummary(steps)
    const of = (id: string | undefined) => steps.find(([each]) => each === id)?.[1]
    const [high, low, wide, bad] = [of(highest), of(lowest), of(widest), of(worst)]
    if (!high && !low) return t('curve.nothingTold')
    return [
      high && t('curve.highest', { step: high.name, feeling: words.feeling(high.expectation?.emotion) }),
      low && t('curve.lowest', { step: low.name, feeling: words.feeling(low.reality?.emotion) }),
      wide && t('curve.widest', { step: wide.name, gap: words.gap(wide) }),
      bad && t('curve.worstIs', { step: bad.name }),
      untold > 0 && t('curve.untoldSteps', { count: untold }),
    ]
      .filter(Boolean)
      .join(' ')
  }
}

/** The words of the curves. */
export function useCurveWords(): CurveWords {
  const { t } = useTranslation('workshopCourse')
  const format = useFormat()
  return useMemo(() => {
    const words = {
      expectation: t('curve.expectation'),
      reality: t('curve.reality'),
      worst: t('curve.worst'),
      figure: (value: number) => signed(format, value),
      feeling: (value: number | undefined) => feelingInWords(t, value),
      gap: (step: Pick<WorkshopStep, CurveSide>) => gapInWords(t, format, step),
    }
    const figures = (step: WorkshopStep) => {
      const side = (each: CurveSide) => `${words[each]}: ${toldInWords(words, step[each]?.emotion)}`
      return [step.name, side('expectation'), side('reality'), words.gap(step)].join('\n')
    }
    return { ...words, figures, summary: summaryOf(words, t) }
  }, [t, format])
}
