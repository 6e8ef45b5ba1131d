import { useTranslation } from 'react-i18next'
import type { GapStatement } from '../../../workshop/index.ts'
import { type Format, useFormat } from '../../kit/index.ts'

/** Why a step falls behind, a sentence for each gap: "Takes 1 day instead of 5 minutes". */
export function useGapWords(): (statement: GapStatement) => string {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  return ({ code, values }) => {
    if (code === 'takesLonger') {
      const spans = { real: format.elapsed(values.real), expected: format.elapsed(values.expected) }
      const times = values.ratio === null ? undefined : format.number(values.ratio, values.ratio < 10 ? 1 : 0)
      return times === undefined ? t('gap.takesLonger', spans) : t('gap.takesTimes', { ...spans, times })
    }
    if (code === 'happensLess')
      return t('gap.happensLess', {
        real: format.percent(values.real, 0),
        expected: format.percent(values.expected, 0),
      })
    return t('gap.feelsWorse', { real: feeling(values.real, format), expected: feeling(values.expected, format) })
  }
}

/** A feeling always with its sign: +2, 0, −1.5. */
const feeling = (value: number, format: Format): string => {
  const size = format.number(Math.abs(value), 1)
  return value > 0 ? `+${size}` : value < 0 ? `−${size}` : size
}
