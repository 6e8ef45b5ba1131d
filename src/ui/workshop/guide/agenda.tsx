import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { GUIDE_STEPS, type GuideStep } from '../../../document/index.ts'
import { NumberField, useFormat } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './guide.module.css'
import { timeLeft } from './timer.ts'
import { timerOf, useGuide } from './use-guide.ts'
import { useNow } from './use-now.ts'

const MINUTE_MS = 60_000

/** The six steps with their minutes: how long all of it takes, how long it still does, and when it would end. */
export function Agenda() {
  const { services } = useWorkshop()
  const { t } = useTranslation('workshop')
  const format = useFormat()
  const guide = useTold(({ session }) => session?.guide)
  const now = useNow(services.now, true)
  const timers = GUIDE_STEPS.map((step) => ({ step, timer: timerOf(guide?.[step], step) }))
  const planned = timers.reduce((sum, { timer }) => sum + timer.minutes * MINUTE_MS, 0)
  const left = timers
    .filter(({ step }) => guide?.[step]?.done !== true)
    .reduce((sum, { timer }) => sum + timeLeft(timer, now), 0)
  const end = new Intl.DateTimeFormat(format.locale, { hour: 'numeric', minute: '2-digit' }).format(now + left)
  return (
    <>
      <table className={classes.agenda}>
        <thead className="j-visually-hidden">
          <tr>
            <th scope="col">{t('facilitator.step')}</th>
            <th scope="col">{t('facilitator.minutes')}</th>
          </tr>
        </thead>
        <tbody>
          {GUIDE_STEPS.map((step, index) => (
            <AgendaRow key={step} step={step} number={index + 1} />
          ))}
        </tbody>
      </table>
      <p className={classes.agendaSum}>
        {t('facilitator.sum', { planned: format.elapsed(planned), left: format.elapsed(left) })}
        {left > 0 && ` ${t('facilitator.endsAt', { time: end })}`}
      </p>
    </>
  )
}

function AgendaRow({ step, number }: { step: GuideStep; number: number }) {
  const { t } = useTranslation('workshop')
  const { done, timer, setTimer } = useGuide(step)
  const place = t(`place.${step}`)
  return (
    <tr>
      <th scope="row">
        <span className={classes.agendaNumber}>
          {done ? <IconCheck size={14} stroke={2.5} aria-label={t('guide.isDone')} /> : number}
        </span>{' '}
        {place}
      </th>
      <td>
        <NumberField
          aria-label={t('facilitator.minutesOf', { place })}
          size="xs"
          w={56}
          min={1}
          max={1_440}
          value={timer.minutes}
          onChange={(minutes) => minutes !== undefined && setTimer({ ...timer, minutes })}
        />
      </td>
    </tr>
  )
}
