import {
  IconArrowsSplit,
  IconBolt,
  IconDoorEnter,
  IconDoorExit,
  IconHourglass,
  IconMailOff,
  IconSend,
  IconTargetArrow,
} from '@tabler/icons-react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunStory, RunStoryStep } from '../../../editor/index.ts'
import { MINUTE_MS } from '../../../kernel/duration.ts'
import type { StoryWords } from '../../canvas/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from './stories.module.css'
import { toldAt, visibleSteps } from './visible-steps.ts'

const ICONS: Readonly<Record<RunStoryStep['type'], typeof IconBolt>> = {
  entered: IconDoorEnter,
  arrived: IconHourglass,
  left: IconArrowsSplit,
  event: IconBolt,
  sent: IconSend,
  skipped: IconMailOff,
  converted: IconTargetArrow,
  exited: IconDoorExit,
}

interface TimelineProps {
  readonly story: RunStory
  /** Index of the step that has happened last; −1 before the first. */
  readonly step: number
  readonly words: StoryWords
  readonly onStep: (step: number) => void
}

/** A story in words, on the customer's own clock, with the reason for each turn. Pressing a line goes there. */
export function Timeline({ story, step, words, onStep }: TimelineProps) {
  const { t } = useTranslation('stories')
  const clock = useClock(story.timeZone)
  const visible = useMemo(() => visibleSteps(story.steps), [story])
  const current = toldAt(visible, step)
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line comes into sight when it is told
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <ol ref={list} className={classes.timeline} aria-label={t('timeline')}>
      {visible.map((index, place) => {
        const told = story.steps[index] as RunStoryStep
        const before = story.steps[visible[place - 1] ?? -1]
        return (
          <li
            key={index}
            aria-current={index === current ? 'step' : undefined}
            data-past={index < current || undefined}
            data-type={told.type}
          >
            <Gap before={before} told={told} clock={clock} />
            <button type="button" onClick={() => onStep(index)}>
              <time dateTime={new Date(told.at).toISOString()}>{clock.time(told.at)}</time>
              <StepIcon type={told.type} />
              <StepWords step={told} words={words} />
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function StepIcon({ type }: { type: RunStoryStep['type'] }) {
  const Icon = ICONS[type]
  return (
    <Icon
      className={classes.mark}
      data-good={type === 'converted' || undefined}
      size={14}
      stroke={1.75}
      aria-hidden="true"
    />
  )
}

function StepWords({ step, words }: { step: RunStoryStep; words: StoryWords }) {
  const why = words.why(step)
  return (
    <span className={classes.what}>
      {words.what(step)}
      {why !== '' && <span className={classes.why}>{why}</span>}
    </span>
  )
}

interface Clock {
  readonly time: (at: number) => string
  readonly day: (at: number) => string
}

function useClock(timeZone: string): Clock {
  const { locale } = useFormat()
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone })
    const day = new Intl.DateTimeFormat(locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone,
    })
    return { time: (at) => time.format(at), day: (at) => day.format(at) }
  }, [locale, timeZone])
}

/** The day, where another begins, and how much time has passed. */
function Gap({
  before,
  told,
  clock,
}: {
  before: RunStoryStep | undefined
  told: RunStoryStep
  clock: Clock
}): ReactNode {
  const { t } = useTranslation('stories')
  const format = useFormat()
  const day = clock.day(told.at)
  const isNewDay = before === undefined || clock.day(before.at) !== day
  const passed = before === undefined ? 0 : told.at - before.at
  if (!isNewDay && passed < MINUTE_MS) return null
  return (
    <p className={classes.gap}>
      {isNewDay && <span className={classes.day}>{day}</span>}
      {passed >= MINUTE_MS && <span>{t('later', { span: format.elapsed(passed, 'short') })}</span>}
    </p>
  )
}
