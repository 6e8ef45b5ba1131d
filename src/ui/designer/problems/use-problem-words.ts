import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Diagnostic } from '../../../editor/index.ts'

/** A problem in the reader's language: by its code, or in the checker's English where the code is new to us. */
export function useProblemWords(): (problem: Diagnostic) => string {
  const { t } = useTranslation('diagnostics')
  return useCallback(
    ({ code, message, values }) => t(`diagnostics:${code}.message`, { ...values, defaultValue: message }),
    [t],
  )
}
