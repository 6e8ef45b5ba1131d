import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Diagnostic } from '../../../editor/index.ts'

/**
 * A problem in the reader's language: by its code, or in the checker's English where the code is new to us. With the
 * known name that was probably meant, where there is one.
 */
export function useProblemWords(): (problem: Diagnostic) => string {
  const { t, i18n } = useTranslation('diagnostics')
  return useCallback(
    ({ code, message, values }) => {
      const key = `diagnostics:${code}.message`
      if (!i18n.exists(key)) return message
      const words = t(key, { ...values })
      return values?.nearest === undefined ? words : `${words} ${t('diagnostics:didYouMean.message', { ...values })}`
    },
    [t, i18n],
  )
}
