import { IconCloudCheck, IconCloudOff, IconDeviceFloppy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from '../library.module.css'
import type { JourneyRow } from './rows.ts'

/** Where a journey of the list is kept. */
export function KeptState({ kept, offline }: { kept: JourneyRow['kept']; offline: boolean }) {
  const { t } = useTranslation()
  const state = kept === 'both' ? 'saved' : offline ? 'offline' : 'savedHere'
  const Icon = { saved: IconCloudCheck, offline: IconCloudOff, savedHere: IconDeviceFloppy }[state]
  return (
    <span className={classes.kept} data-kept={kept} title={t(`saveState.${state}Hint`)}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {t(`saveState.${state === 'offline' ? 'savedHere' : state}`)}
    </span>
  )
}
