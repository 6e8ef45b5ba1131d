import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './app.module.css'

/** Shown while a page's code or data is on its way; only after a moment, so that quick loads do not flicker. */
export function Waiting() {
  const { t } = useTranslation()
  return (
    <div className={classes.waiting} role="status">
      <Loader size="sm" aria-hidden="true" />
      <span>{t('loading')}</span>
    </div>
  )
}
