import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunStory } from '../../../editor/index.ts'
import type { StoryWords } from '../../canvas/index.ts'
import { useFormat } from '../../kit/index.ts'
import classes from './machine.module.css'

const WHEN = { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const

interface StoryLogProps {
  readonly story: RunStory
  readonly step: number
  readonly words: StoryWords
  readonly onStep: (step: number) => void
}

/** The whole story as a list, on the customer's own clock; pressing a line goes there. */
export function StoryLog({ story, step, words, onStep }: StoryLogProps) {
  const { t } = useTranslation('machine')
  const { locale } = useFormat()
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const line = list.current?.children[step]
    if (line instanceof HTMLElement && list.current) keepInSight(list.current, line)
  }, [step])
  const time = new Intl.DateTimeFormat(locale, { ...WHEN, timeZone: story.timeZone })
  return (
    <ol ref={list} className={classes.log} aria-label={t('player.log')}>
      {story.steps.map((each, index) => {
        const why = words.why(each)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a story does not change, and its steps have no names
          <li key={index} aria-current={index === step ? 'step' : undefined} data-past={index < step || undefined}>
            <button type="button" onClick={() => onStep(index)}>
              <time dateTime={new Date(each.at).toISOString()}>{time.format(each.at)}</time>
              <span>
                {words.what(each)}
                {why !== '' && <span className={classes.why}> – {why}</span>}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function keepInSight(list: HTMLElement, line: HTMLElement): void {
  const top = line.offsetTop
  if (top < list.scrollTop) list.scrollTop = top
  else if (top + line.offsetHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = top + line.offsetHeight - list.clientHeight
}
