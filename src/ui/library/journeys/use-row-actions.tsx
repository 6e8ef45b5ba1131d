import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import { journeyKeys } from '../../../sync/index.ts'
import { AS_IT_IS, showUndo } from '../../kit/index.ts'
import type { KeepResult, LibraryServices } from '../services.ts'
import { copyOf } from './copy-of.ts'
import type { RowActions } from './journey-list.tsx'
import type { JourneyRow } from './rows.ts'

/** What the rows' menus do; `hidden` are the ids whose deletion is under way. */
export function useRowActions({ keeper, randomSuffix }: LibraryServices): {
  actions: RowActions
  hidden: ReadonlySet<string>
} {
  const { t } = useTranslation('library')
  const cache = useQueryClient()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const actions = useMemo<RowActions>(() => {
    const refresh = () => cache.invalidateQueries({ queryKey: journeyKeys.lists() })
    const complain = (result: KeepResult, name: string) => {
      if (result !== 'done') notifications.show({ color: 'red', message: t(`failure.${result}`, { name }) })
    }
    const hide = (id: string, hiding: boolean) =>
      setHidden((before) => new Set(hiding ? [...before, id] : [...before].filter((other) => other !== id)))
    const restore = async (journey: Journey) => {
      complain(await keeper.create(journey), journey.name)
      await refresh()
    }
    return {
      rename: async (row, name) => {
        complain(await keeper.change(row.id, (journey) => ({ ...journey, name })), name)
        await refresh()
      },
      duplicate: async (row) => {
        const original = await keeper.load(row.id)
        if (!original) return complain('missing', row.name)
        const copy = copyOf(original, t('mine.copyOf', { name: original.name, ...AS_IT_IS }), randomSuffix())
        complain(await keeper.create(copy), row.name)
        await refresh()
      },
      remove: async (row: JourneyRow) => {
        hide(row.id, true)
        // Kept in memory so that undo can bring it back, whatever becomes of it elsewhere.
        const original = await keeper.load(row.id)
        const result = original ? await keeper.remove(row.id) : 'missing'
        complain(result, row.name)
        await refresh()
        hide(row.id, false)
        if (original && result === 'done') {
          showUndo({
            message: t('mine.deleted', { name: row.name }),
            undo: t('common:undo'),
            onUndo: () => void restore(original),
          })
        }
      },
    }
  }, [keeper, randomSuffix, cache, t])
  return { actions, hidden }
}
