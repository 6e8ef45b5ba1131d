import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Diagnostic } from '../../../editor/index.ts'

/** A problem in the reader's language: by its code, or in the checker's English where the code is new to us. */
export function useProblemWords(): (problem: Diagnostic) => string {
  const { t, i18n } = useTranslation('designer')
  return useCallback(
    ({ code, message, values }) => (i18n.language === 'en' ? message : t(`problems.code.${code}`, { ...values, defaultValue: message })),
    [t, i18n.language],
  )
}
