import { Button } from '@mantine/core'
import { IconArrowsJoin } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { likelyDuplicates } from '../../../workshop/index.ts'
import { useTold } from '../workshop-context.ts'
import classes from './actions.module.css'
import { useActions } from './use-actions.ts'

/** More at once would be read by nobody; the next ones come when these are done. */
const MOST = 3

/** Cards that probably mean the same, made one by a click. */
export function Duplicates() {
  const { t } = useTranslation('workshop')
  const { merge } = useActions()
  const workshop = useTold((told) => told)
  const pairs = useMemo(() => likelyDuplicates(workshop).slice(0, MOST), [workshop])
  if (pairs.length === 0) return null
  return (
    <ul className={classes.duplicates} aria-label={t('actions.duplicates')}>
      {pairs.map(({ into, other }) => {
        const names = { into: workshop.actions[into]?.name, other: workshop.actions[other]?.name }
        return (
          <li key={`${into} ${other}`}>
            <span>{t('actions.alike', names)}</span>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconArrowsJoin size={14} stroke={1.75} aria-hidden="true" />}
              aria-label={t('actions.makeOneOf', names)}
              onClick={() => merge(into, other)}
            >
              {t('actions.makeOne')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
