import { useTranslation } from 'react-i18next'
import { wilsonInterval } from '../../../kernel/statistics.ts'
import { useFormat } from '../../kit/index.ts'
import classes from '../simulation.module.css'

interface ShareProps {
  label: string
  count: number
  of: number
  quiet?: boolean
}

/** A part of a whole: its name, its count, its share and a bar as long as the share. */
export function Share({ label, count, of, quiet = false }: ShareProps) {
  const format = useFormat()
  const { t } = useTranslation('simulation')
  const share = of > 0 ? count / of : 0
  const [low, high] = of > 0 ? wilsonInterval({ count, total: of }) : [0, 0]
  return (
    <li className={classes.bar} data-quiet={quiet || undefined}>
      <span className={classes.barFill} style={{ width: `${share * 100}%` }} aria-hidden="true" />
      <span className={classes.barLabel}>{label}</span>
      <span className="j-numbers">{format.number(count)}</span>
      <span
        className={classes.barShare}
        title={t('message.shareOf', { n: format.number(of), range: format.percentRange(low, high, 2) })}
      >
        {format.percent(share)}
      </span>
    </li>
  )
}
