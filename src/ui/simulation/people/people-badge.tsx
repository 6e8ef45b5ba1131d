import { UnstyledButton } from '@mantine/core'
import { IconUserExclamation } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Editor } from '../../../editor/index.ts'
import { useReadable } from '../use-readable.ts'
import classes from './people.module.css'
import { changedCount, peopleOf } from './people.ts'

/** Says quietly, wherever one is in the workbench, that something else happens to test people than was expected. */
export function PeopleBadge({ editor, onOpen }: { editor: Editor; onOpen: () => void }) {
  const { t } = useTranslation('people')
  const people = peopleOf(editor)
  useEffect(() => people.watch(), [people])
  const count = useReadable(people.store, changedCount)
  const words = t('badge', { count })
  return (
    <>
      {count > 0 && (
        <UnstyledButton className={classes.badge} onClick={onOpen}>
          <IconUserExclamation size={16} stroke={1.75} aria-hidden="true" />
          {words}
        </UnstyledButton>
      )}
      <span className="j-visually-hidden" role="status">
        {count > 0 ? words : ''}
      </span>
    </>
  )
}
