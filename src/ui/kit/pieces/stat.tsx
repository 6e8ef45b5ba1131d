import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/use-format.ts'
import classes from './pieces.module.css'

interface StatProps {
  label: string
  value: ReactNode
  /** Below the figure: n, or what it is counted over. */
  note?: ReactNode
}

/** One headline figure. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className={classes.stat}>
      <span className={classes.statLabel}>{label}</span>
      <span className={classes.statValue}>{value}</span>
      {note && <span className={classes.statNote}>{note}</span>}
    </div>
  )
}

interface RateProps {
  rate: number
  /** The 95 % interval, lower bound first. */
  interval: readonly [number, number]
  digits?: number
  /** The interval below the share, where columns are narrow. */
  stacked?: boolean
}

/** A share with its 95 % interval, the two always together. */
export function Rate({ rate, interval, digits = 1, stacked = false }: RateProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const range = format.percentRange(interval[0], interval[1], digits)
  return (
    <Tooltip label={t('interval', { range })}>
      <span className={classes.rate} data-stacked={stacked || undefined}>
        <span>{format.percent(rate, digits)}</span> <span className={classes.statNote}>{range}</span>
      </span>
    </Tooltip>
  )
}
