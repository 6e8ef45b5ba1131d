import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Beside } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from './linked.module.css'
import type { StepFigures } from './step-figures.ts'

type Found = Extract<StepFigures, { state: 'found' }>
type Measure = 'share' | 'wait'

/** What the room guessed beside what was found, with its interval; a guess that lies outside is marked in words. */
export function BesideTable({ found, name }: { found: Found; name: string }) {
  const { t } = useTranslation('workshopLink')
  const { linked, source, of, old } = found
  const measures = (['share', 'wait'] as const).filter((measure) => linked[measure])
  return (
    <div className={classes.beside} data-testid="beside-figures">
      <table className={classes.table}>
        <caption className={classes.hidden}>{t('beside.caption', { name })}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className={classes.label}>
              {t('beside.guess')}
            </th>
            <th scope="col" className={classes.label}>
              {t(`beside.source.${source}`)}
            </th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <Row key={measure} measure={measure} beside={linked[measure]} />
          ))}
        </tbody>
      </table>
      <p className={classes.note}>
        {t(source === 'data' ? 'beside.ofData' : 'beside.ofTelling', { name: of })}
        {old && ` ${t('beside.old')}`}
      </p>
    </div>
  )
}

function Row({ measure, beside }: { measure: Measure; beside: Beside | undefined }) {
  const { t } = useTranslation('workshopLink')
  const format = useFormat()
  if (!beside) return null
  const { found, ci95, guess } = beside
  const write = (value: number) =>
    measure === 'share' ? format.percent(value, 1) : format.elapsed(Math.max(0, value), 'short')
  const range = measure === 'share' ? format.percentRange(ci95[0], ci95[1], 1) : `${write(ci95[0])} – ${write(ci95[1])}`
  return (
    <tr className={classes.row}>
      <th scope="row" className={classes.label}>
        {t(`beside.measure.${measure}`)}
      </th>
      <td>{guess === undefined ? <span className={classes.soft}>{t('beside.noGuess')}</span> : write(guess)}</td>
      <td>
        <span className={classes.figure}>{write(found)}</span> <span className={classes.soft}>{range}</span>
        <Mark measure={measure} beside={beside} />
      </td>
    </tr>
  )
}

function Mark({ measure, beside: { guess, off, ci95 } }: { measure: Measure; beside: Beside }) {
  const { t } = useTranslation('workshopLink')
  if (guess === undefined) return null
  const side = guess < ci95[0] ? 'more' : 'less'
  return (
    <span className={classes.mark} data-off={off || undefined} data-testid={off ? 'guess-off' : 'guess-fits'}>
      {off ? (
        <IconAlertTriangle size={14} stroke={1.75} aria-hidden="true" />
      ) : (
        <IconCheck size={14} stroke={1.75} aria-hidden="true" />
      )}
      {off ? t(`beside.off.${measure}.${side}`) : t('beside.fits')}
    </span>
  )
}
