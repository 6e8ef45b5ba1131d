import { Badge } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { useReadable } from '../use-readable.ts'
import { changedCount, peopleOf } from './people.ts'

/** The tab's name, with how many people's stories have changed. It keeps the results fresh while it is there. */
export function PeopleTab({ editor }: { editor: Editor }) {
  const { t } = useTranslation('people')
  const people = peopleOf(editor)
  useEffect(() => people.watch(), [people])
  const count = useReadable(people.store, changedCount)
  return (
    <>
      {t('title')}
      {count > 0 && (
        <Badge size="sm" color="red" variant="light" ml={6} title={t('changed', { count })}>
          {count}
        </Badge>
      )}
    </>
  )
}
