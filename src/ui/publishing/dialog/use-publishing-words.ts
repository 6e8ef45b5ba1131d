import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Say } from '../../canvas/index.ts'
import { AS_IT_IS, type Format, useFormat } from '../../kit/index.ts'

/** Speaks any text by its whole name, for what is drawn and written. `plain`: names stay as they are, without marks around them. */
export function useSpeech(plain: boolean): { readonly t: Say['t']; readonly format: Format } {
  const { t } = useTranslation(['publishing', 'kinds', 'common', 'results'])
  const speak = useCallback<Say['t']>(
    (key, values) => t(key as 'publishing:title', { ...values, ...(plain && AS_IT_IS) }),
    [t, plain],
  )
  return { t: speak, format: useFormat() }
}
