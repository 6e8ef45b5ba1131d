import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Beside } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import { besideWords, MEASURES, type Measure } from './beside-words.ts'
import classes from './linked.module.css'
import type { StepFigures } from './step-figures.ts'

type Found = Extract<StepFigures, { state: 'found' }>

/** What the room guessed beside what was found, with its interval; a guess that lies outside is marked in words. */
export function BesideTable({ found, name }: { found: Found; name: string }) {
  const { t } = useTranslation('workshopLink')
  const { linked, source, of, old } = found
  const measures = MEASURES.filter((measure) => linked[measure])
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
  const { guess, found, range, verdict } = besideWords({ t: (key) => t(key as 'beside.fits'), format }, measure, beside)
  return (
    <tr className={classes.row}>
      <th scope="row" className={classes.label}>
        {t(`beside.measure.${measure}`)}
      </th>
      <td>{guess ?? <span className={classes.soft}>{t('beside.noGuess')}</span>}</td>
      <td>
        <span className={classes.figure}>{found}</span> <span className={classes.range}>{range}</span>
        {verdict !== undefined && <Mark off={beside.off} verdict={verdict} />}
      </td>
    </tr>
  )
}

function Mark({ off, verdict }: { off: boolean; verdict: string }) {
  const Icon = off ? IconAlertTriangle : IconCheck
  return (
    <span className={classes.mark} data-off={off || undefined} data-testid={off ? 'guess-off' : 'guess-fits'}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {verdict}
    </span>
  )
}
