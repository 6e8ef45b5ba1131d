import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../kit/index.ts'
import type { Words } from './figures/figure.ts'

/** The voice of the figures in the language in force. */
export function useWords(): Words {
  // Channels and kinds are told by their common names.
  useTranslation('common')
  const { t } = useTranslation('results')
  const format = useFormat()
  return useMemo(() => ({ t, format }), [t, format])
}
