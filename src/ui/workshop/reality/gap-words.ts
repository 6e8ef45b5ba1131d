import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { GapStatement } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import { useCurveWords } from '../curve/index.ts'

/** Why a step falls behind what is expected of it, a sentence for each gap. */
export function useStatementWords(): (statement: GapStatement) => string {
  const { t } = useTranslation('workshopCourse')
  const format = useFormat()
  const words = useCurveWords()
  return useCallback(
    ({ code, values }) => {
      if (code === 'takesLonger') {
        const spans = { real: format.elapsed(values.real), expected: format.elapsed(values.expected) }
        if (values.ratio === null) return t('why.takesAtAll', { real: spans.real })
        return t('why.takesLonger', { ...spans, times: format.number(values.ratio, values.ratio < 10 ? 1 : 0) })
      }
      if (code === 'happensLess')
        return t('why.happensLess', {
          real: format.percent(values.real, 0),
          expected: format.percent(values.expected, 0),
        })
      return t('why.feelsWorse', { real: words.feeling(values.real), expected: words.feeling(values.expected) })
    },
    [t, format, words],
  )
}
