import { Badge } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { useReadable } from '../use-readable.ts'
import { type PeopleState, peopleOf } from './people.ts'

const differing = ({ results }: PeopleState) => results?.results.filter(({ comparison }) => comparison).length ?? 0

/** The tab's name, with how many people's stories have changed. It keeps the results fresh while it is there. */
export function PeopleTab({ editor }: { editor: Editor }) {
  const { t } = useTranslation('people')
  const people = peopleOf(editor)
  useEffect(() => people.watch(), [people])
  const count = useReadable(people.store, differing)
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
