import { useTranslation } from 'react-i18next'
import type { NumberSpread, ShareSpread, Spread } from '../../../simulator/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from './charts.module.css'
import { figure, type SpreadWords, spreadInWords, valueName } from './spread-words.ts'

interface SpreadChartProps {
  /** What is drawn: names the chart. */
  label: string
  spread: Spread
  unit: SpreadWords['unit']
}

/** How values lie, as a little chart, with its figures in words beneath. */
export function SpreadChart({ label, spread, unit }: SpreadChartProps) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const words = { t, format, unit }
  const text = spreadInWords(words, spread)
  if (spread.type === 'shares') return <Shares label={label} spread={spread} text={text} />
  const [first, last] = [spread.bins[0], spread.bins.at(-1)]
  return (
    <figure className={classes.chart}>
      <Histogram spread={spread} title={`${label}: ${text}`} />
      <div className={classes.axis} aria-hidden="true">
        <span>{figure(words, first?.from ?? 0)}</span>
        <span>
          {figure(words, last?.to ?? 0)}
          {spread.beyond > 0.001 && ` · ${t('chart.beyond', { share: format.percent(spread.beyond, 0) })}`}
        </span>
      </div>
      <figcaption className={classes.words}>{text}</figcaption>
    </figure>
  )
}

const [WIDTH, HEIGHT] = [240, 56] as const

/** Bars of equal width; a line at the median and a lighter one where nine in ten are below. */
function Histogram({ spread, title }: { spread: NumberSpread; title: string }) {
  const [first, last] = [spread.bins[0]?.from ?? 0, spread.bins.at(-1)?.to ?? 1]
  const place = (value: number) => ((value - first) / (last - first || 1)) * WIDTH
  const median = place(spread.median)
  const p90 = place(spread.p90)
  return (
    <svg
      className={classes.plot}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <path className={classes.bars} d={barsPath(spread, WIDTH, HEIGHT)} />
      {median <= WIDTH && <line className={classes.median} x1={median} x2={median} y1={0} y2={HEIGHT} />}
      {spread.p90 !== spread.median && p90 <= WIDTH && (
        <line className={classes.ninety} x1={p90} x2={p90} y1={HEIGHT / 3} y2={HEIGHT} />
      )}
    </svg>
  )
}

/** All bars as one path: a list may have hundreds of such charts. */
function barsPath({ bins }: NumberSpread, width: number, height: number): string {
  const most = Math.max(...bins.map(({ share }) => share), 1e-9)
  const each = width / bins.length
  const gap = Math.min(1, each / 6)
  return bins
    .map(({ share }, index) => {
      // What is rare must still be seen.
      const tall = share > 0 ? Math.max(1, (share / most) * (height - 2)) : 0
      const left = (index * each + gap / 2).toFixed(2)
      return tall === 0 ? '' : `M${left} ${height}v${(-tall).toFixed(2)}h${(each - gap).toFixed(2)}v${tall.toFixed(2)}z`
    })
    .join('')
}

/** The same in the height of a line of text; says nothing to a screen reader, for the figures stand beside it. */
export function Spark({ spread }: { spread: NumberSpread }) {
  return (
    <svg className={classes.spark} viewBox="0 0 48 16" preserveAspectRatio="none" aria-hidden="true">
      <path className={classes.bars} d={barsPath(spread, 48, 16)} />
    </svg>
  )
}

const MOST_BARS = 8

/** Values and their shares, the largest first. */
function Shares({ label, spread, text }: { label: string; spread: ShareSpread; text: string }) {
  const { t } = useTranslation('population')
  const format = useFormat()
  const sorted = [...spread.shares].sort((a, b) => b.share - a.share)
  const shown = sorted.slice(0, MOST_BARS)
  const rest = sorted.slice(MOST_BARS)
  const most = Math.max(shown[0]?.share ?? 0, 1e-9)
  return (
    <figure className={classes.chart} role="img" aria-label={`${label}: ${text}`}>
      <ul className={classes.shares} aria-hidden="true">
        {shown.map(({ value, share }) => (
          <li key={String(value)}>
            <bdi className={classes.shareName}>{valueName(t, value)}</bdi>
            <span className={classes.track}>
              <span className={classes.fill} style={{ width: `${(share / most) * 100}%` }} />
            </span>
            <span className={classes.shareFigure}>{format.percent(share)}</span>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <figcaption className={classes.words}>
          {t('chart.others', {
            count: rest.length,
            share: format.percent(rest.reduce((sum, { share }) => sum + share, 0)),
          })}
        </figcaption>
      )}
    </figure>
  )
}
