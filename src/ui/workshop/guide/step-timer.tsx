import { Popover } from '@mantine/core'
import { IconClock, IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlus, IconRestore } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { GuideStep } from '../../../document/index.ts'
import { IconButton, NumberField, useAnnounce } from '../../kit/index.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'
import classes from './guide.module.css'
import { clockFace, oneMore, paused, phaseOf, reset, started, type TimerPhase, timeLeft } from './timer.ts'
import { timerOf, useGuide } from './use-guide.ts'
import { useNow } from './use-now.ts'

/** Said once before the end. */
const WARN_MS = 60_000

function useTimer(step: GuideStep) {
  const { services } = useWorkshop()
  const timer = useTold(({ session }) => session?.guide?.[step]?.timer) ?? timerOf(undefined, step)
  const now = useNow(services.now, timer.endsAt !== undefined)
  return { timer, left: timeLeft(timer, now), phase: phaseOf(timer, now) }
}

/** The clock of a step: its time, start and pause, a minute more. Silent; what it comes to is seen and told. */
export function StepTimer({ step }: { step: GuideStep }) {
  const { services } = useWorkshop()
  const { t } = useTranslation('workshop')
  const { timer, setTimer } = useGuide(step)
  const { left, phase } = useTimer(step)
  const runs = phase === 'running'
  return (
    <fieldset className={classes.timer} aria-label={t('timer.title')} data-phase={phase}>
      <Minutes step={step} left={left} phase={phase} />
      <IconButton
        label={t(runs ? 'timer.pause' : phase === 'over' ? 'timer.again' : 'timer.start')}
        onClick={() => setTimer((runs ? paused : started)(timer, services.now()))}
      >
        {runs ? <IconPlayerPauseFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
      </IconButton>
      <IconButton label={t('timer.oneMore')} onClick={() => setTimer(oneMore(timer, services.now()))}>
        <IconPlus size={16} stroke={1.75} />
      </IconButton>
      {phase !== 'ready' && (
        <IconButton label={t('timer.reset')} onClick={() => setTimer(reset(timer))}>
          <IconRestore size={16} stroke={1.75} />
        </IconButton>
      )}
    </fieldset>
  )
}

/** What is left, as large as a clock on the wall; pressing it sets how many minutes there are. */
function Minutes({ step, left, phase }: { step: GuideStep; left: number; phase: TimerPhase }) {
  const { t } = useTranslation('workshop')
  const { timer, setTimer } = useGuide(step)
  return (
    <Popover trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.clock} title={t('timer.set')}>
          <IconClock size={16} stroke={1.75} aria-hidden="true" />
          <span role="timer" aria-label={t('timer.left', { time: clockFace(left) })}>
            {clockFace(left)}
          </span>
          {phase === 'over' && <strong>{t('timer.over')}</strong>}
          <span className="j-visually-hidden">{t('timer.set')}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown data-keeps-escape>
        <NumberField
          label={t('timer.minutes')}
          min={1}
          max={1_440}
          w={120}
          value={timer.minutes}
          onChange={(minutes) => minutes !== undefined && setTimer({ minutes })}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

/** A clock that runs at a step, seen from wherever one is. */
export function RunningClock({ step }: { step: GuideStep }) {
  const { t } = useTranslation('workshop')
  const { left, phase } = useTimer(step)
  if (phase === 'ready' || phase === 'paused') return null
  return (
    <span className={classes.railClock} data-phase={phase}>
      {phase === 'over' ? t('timer.over') : clockFace(left)}
    </span>
  )
}

/** Tells a minute before the end, and the end, of a clock that runs at any step. */
export function TimerVoice({ step }: { step: GuideStep }) {
  const { t } = useTranslation('workshop')
  const announce = useAnnounce()
  const { left, phase } = useTimer(step)
  const before = useRef({ left, phase })
  useEffect(() => {
    const was = before.current
    before.current = { left, phase }
    if (was.phase !== 'running') return
    if (phase === 'over') announce(t('timer.overAt', { place: t(`place.${step}`) }), 'assertive')
    else if (phase === 'running' && was.left > WARN_MS && left <= WARN_MS) announce(t('timer.lastMinute'))
  }, [left, phase, step, announce, t])
  return null
}
