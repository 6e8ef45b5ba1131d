import { useTranslation } from 'react-i18next'
import type { GuideStep } from '../../../document/index.ts'
import classes from './guide.module.css'

/** What the group is asked at a step. */
export function GuideHead({ step }: { step: GuideStep }) {
  const { t } = useTranslation('workshop')
  return (
    <div className={classes.head}>
      <h3 className={classes.prompt}>{t(`prompt.${step}`)}</h3>
    </div>
  )
}
