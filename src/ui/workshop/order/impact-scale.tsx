import { Button } from '@mantine/core'
import { IconArrowDownRight, IconArrowUpRight, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImpactBeside } from '../../../workshop/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from './impact.module.css'

const [LEAST, MOST] = [1, 5]
const at = (value: number) => `${((value - LEAST) / (MOST - LEAST)) * 100}%`

interface ImpactScaleProps {
  readonly beside: ImpactBeside
  /** What was simulated shall stand in the place of the guess. */
  readonly onTake: (impact: number) => void
}

/** On the scale of guesses: what was simulated, with its interval, and what the room guessed. */
export function ImpactScale({ beside, onTake }: ImpactScaleProps) {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  const { score: found, guess } = beside
  if (!found) return <p className={classes.text}>{t('impact.noScale')}</p>
  const write = (value: number) => format.number(value, 1)
  return (
    <div className={classes.scaleBox}>
      <div className={classes.scale} aria-hidden="true">
        <span className={classes.scaleLine} />
        {[1, 2, 3, 4, 5].map((tick) => (
          <span key={tick} className={classes.tick} style={{ left: at(tick) }}>
            {format.number(tick)}
          </span>
        ))}
        <span
          className={classes.scaleInterval}
          style={{ left: at(found.low), width: `calc(${at(found.high)} - ${at(found.low)})` }}
        />
        <span className={classes.scaleFound} style={{ left: at(found.found) }} />
        {guess !== undefined && <span className={classes.scaleGuess} style={{ left: at(guess) }} />}
      </div>
      <dl className={classes.besides}>
        <div>
          <dt>
            <span className={classes.keyGuess} aria-hidden="true" /> {t('impact.guessed')}
          </dt>
          <dd>{guess === undefined ? t('impact.noGuess') : write(guess)}</dd>
        </div>
        <div>
          <dt>
            <span className={classes.keyFound} aria-hidden="true" /> {t('impact.simulated')}
          </dt>
          <dd>
            {write(found.found)}{' '}
            {found.low < found.high && (
              <span className={classes.soft}>{`${write(found.low)} – ${write(found.high)}`}</span>
            )}
          </dd>
        </div>
      </dl>
      <Verdict beside={beside} onTake={onTake} />
    </div>
  )
}

/** Whether the guess holds. */
function Verdict({ beside: { guess, score: found, off }, onTake }: ImpactScaleProps) {
  const { t } = useTranslation('workshopIdeas')
  const format = useFormat()
  if (guess === undefined || !found) return null
  const verdict = !off ? 'agrees' : guess > found.high ? 'tooHigh' : 'tooLow'
  const Icon = { agrees: IconCheck, tooHigh: IconArrowUpRight, tooLow: IconArrowDownRight }[verdict]
  return (
    <p className={classes.verdict} data-verdict={verdict} data-testid="verdict">
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes.verdictText}>{t(`impact.verdict.${verdict}`)}</span>
      {off && (
        <Button size="compact-xs" variant="default" onClick={() => onTake(found.found)}>
          {t('impact.take', { score: format.number(found.found, 1) })}
        </Button>
      )}
    </p>
  )
}
