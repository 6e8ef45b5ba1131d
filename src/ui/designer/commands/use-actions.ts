import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../kit/index.ts'
import { useDesigner } from '../designer-context.ts'
import type { ActionContext } from './action.ts'

/** What the registry's actions work with, in this designer. */
export function useActionContext(): ActionContext {
  const { editor, services, slots, tools, openStep } = useDesigner()
  const { t } = useTranslation(['commands', 'designer', 'common', 'kinds', 'variants'])
  const announce = useAnnounce()
  return useMemo(
    () => ({
      editor,
      services,
      slots,
      tools,
      openStep,
      announce,
      t: (key: string, values?: Record<string, unknown>): string => t(key, values ?? {}),
    }),
    [editor, services, slots, tools, openStep, announce, t],
  )
}
