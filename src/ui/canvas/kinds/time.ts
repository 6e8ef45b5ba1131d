import type { DelayConfig } from '../../../document/index.ts'
import type { KindFace } from './face.ts'
import { clockWords, type Say, weekdays } from './say.ts'

const ALL_DAYS = 7

export const delay: KindFace<'delay'> = { sentence: (config, say) => delaySentence(config, say) }

function delaySentence(config: DelayConfig, say: Say): string {
  switch (config.mode) {
    case 'for':
      return say.t('kinds:delay.for', { duration: say.format.duration(config.duration) })
    case 'untilTime':
      return untilTime(config, say)
    case 'untilDate':
      return say.t('kinds:delay.untilDate', { date: dateWords(say, config.date), clock: clockWords(say, config.clock) })
    case 'untilAttribute':
      return untilAttribute(config, say)
  }
}

function untilTime(config: Extract<DelayConfig, { mode: 'untilTime' }>, say: Say): string {
  const words = { time: config.time, clock: clockWords(say, config.clock) }
  const some = config.days && config.days.length > 0 && config.days.length < ALL_DAYS
  return some
    ? say.t('kinds:delay.untilDays', { ...words, days: weekdays(say, config.days ?? []) })
    : say.t('kinds:delay.untilTime', words)
}

/** A date of no time zone, as the locale writes it. */
function dateWords(say: Say, date: string): string {
  const [day = '', time] = date.split('T')
  const words = new Intl.DateTimeFormat(say.format.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
  return time ? `${words}, ${time.slice(0, 5)}` : words
}

function untilAttribute(config: Extract<DelayConfig, { mode: 'untilAttribute' }>, say: Say): string {
  const attribute = say.attribute(config.attribute)
  const offset = config.offset ?? ''
  const base = !offset
    ? say.t('kinds:delay.untilAttribute', { attribute })
    : offset.startsWith('-')
      ? say.t('kinds:delay.before', { attribute, duration: say.format.duration(offset.slice(1)) })
      : say.t('kinds:delay.after', { attribute, duration: say.format.duration(offset) })
  return config.yearly ? say.t('kinds:delay.yearly', { base }) : base
}

export const waitFor: KindFace<'waitFor'> = {
  sentence: ({ branches, timeout }, say) => {
    const events = [...new Set(Object.values(branches).map(({ event }) => say.event(event)))]
    const limit = say.format.duration(timeout)
    if (events.length === 0) return say.t('kinds:waitFor.nothing', { timeout: limit })
    const list = new Intl.ListFormat(say.format.locale, { type: 'disjunction' }).format(events)
    return say.t('kinds:waitFor.events', { events: list, timeout: limit })
  },
}

export const timeWindow: KindFace<'timeWindow'> = {
  sentence: ({ days, from, to, clock }, say) => {
    const words = { from, to, clock: clockWords(say, clock) }
    const some = days && days.length > 0 && days.length < ALL_DAYS
    return some
      ? say.t('kinds:timeWindow.days', { ...words, days: weekdays(say, days) })
      : say.t('kinds:timeWindow.daily', words)
  },
}

export const throttle: KindFace<'throttle'> = {
  sentence: ({ max, per }, say) =>
    say.t('kinds:throttle.lets', { count: max, max: say.format.number(max), per: say.format.duration(per) }),
}
