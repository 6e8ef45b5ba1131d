import type { KindFace } from './face.ts'
import { ruleWords, type Say } from './say.ts'

const FREQUENCIES = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const

/** How often, from an iCalendar rule such as FREQ=WEEKLY;BYDAY=MO. */
function scheduleWords(say: Say, rrule: string): string {
  const named = /FREQ=([A-Z]+)/.exec(rrule)?.[1]
  const frequency = FREQUENCIES.find((candidate) => candidate === named)
  return frequency ? say.t(`kinds:entry.frequency.${frequency}`) : say.t('kinds:entry.schedule')
}

export const entry: KindFace<'entry'> = {
  sentence: ({ trigger }, say) => {
    if (trigger.type === 'manual') return say.t('kinds:entry.manual')
    const where = ruleWords(say, trigger.where)
    if (trigger.type === 'segment')
      return where ? say.t('kinds:entry.segment', { rule: where }) : say.t('kinds:entry.everyone')
    const base =
      trigger.type === 'event'
        ? say.t('kinds:entry.event', { event: say.event(trigger.event) })
        : scheduleWords(say, trigger.rrule)
    return where ? say.t('kinds:entry.if', { base, rule: where }) : base
  },
}
