import { useTranslation } from 'react-i18next'
import { DAY_MS } from '../../../kernel/duration.ts'
import { fatigueCurve } from '../../../simulator/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from './charts.module.css'

interface FatigueChartProps {
  fatigue: { readonly strength: number; readonly halfLife: string }
}

const MESSAGES = 12
const RHYTHMS = [
  { name: 'daily', every: DAY_MS },
  { name: 'halfWeekly', every: 3.5 * DAY_MS },
  { name: 'weekly', every: 7 * DAY_MS },
] as const
const [WIDTH, HEIGHT, ROOM] = [320, 120, 8] as const

/** How much of the will to open is left from message to message, for three rhythms of sending. */
export function FatigueChart({ fatigue }: FatigueChartProps) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const curves = RHYTHMS.map(({ name, every }) => ({ name, values: fatigueCurve(fatigue, every, MESSAGES) }))
  const text = curves
    .map(({ name, values }) => t(`fatigue.${name}`, { share: format.percent(values.at(-1), 0), message: MESSAGES }))
    .join(' ')
  const x = (index: number) => ROOM + (index / (MESSAGES - 1)) * (WIDTH - 2 * ROOM)
  const y = (value: number) => ROOM + (1 - value) * (HEIGHT - 2 * ROOM)
  return (
    <figure className={`${classes.chart} ${classes.fatigue}`}>
      <svg
        className={classes.lines}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${t('fatigue.chart')}: ${text}`}
      >
        <title>{t('fatigue.chart')}</title>
        {[0, 0.5, 1].map((share) => (
          <line key={share} className={classes.grid} x1={ROOM} x2={WIDTH - ROOM} y1={y(share)} y2={y(share)} />
        ))}
        {curves.map(({ name, values }, index) => (
          <g key={name} data-series={index + 1} className={classes.series}>
            <polyline points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')} />
            {values.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a message is what it is
              <circle key={at} cx={x(at)} cy={y(value)} r={2} />
            ))}
          </g>
        ))}
      </svg>
      <div className={classes.axis} aria-hidden="true">
        <span>{t('fatigue.first')}</span>
        <span>{t('fatigue.last', { message: MESSAGES })}</span>
      </div>
      <ul className={classes.legend}>
        {curves.map(({ name, values }, index) => (
          <li key={name}>
            <span className={classes.swatch} data-series={index + 1} aria-hidden="true" />
            {t(`fatigue.${name}`, { share: format.percent(values.at(-1), 0), message: MESSAGES })}
          </li>
        ))}
      </ul>
    </figure>
  )
}
