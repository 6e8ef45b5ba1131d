import type { Assignment } from '../../../document/index.ts'
import type { KindFace } from './face.ts'
import { type Say, valueWords } from './say.ts'

const assignment = (say: Say, { attribute, op, value }: Assignment): string =>
  say.t(`kinds:update.${op}`, { attribute: say.attribute(attribute), value: valueWords(say, value) })

export const update: KindFace<'update'> = {
  sentence: ({ set }, say) => {
    const [first, ...rest] = set
    if (!first) return say.t('kinds:update.nothing')
    const words = assignment(say, first)
    return rest.length === 0 ? words : say.t('kinds:update.more', { first: words, count: rest.length })
  },
}

export const emit: KindFace<'emit'> = {
  sentence: ({ event }, say) => say.t('kinds:emit.sends', { event: say.event(event) }),
}

export const webhook: KindFace<'webhook'> = {
  sentence: ({ method, url }, say) =>
    url ? `${method} ${url.replace(/^https?:\/\//, '')}` : say.t('kinds:webhook.nothing'),
}

export const task: KindFace<'task'> = {
  sentence: ({ team, within }, say) => say.t('kinds:task.within', { team, duration: say.format.duration(within) }),
}

export const journey: KindFace<'journey'> = {
  sentence: ({ journey: id, mode }, say) => say.t(`kinds:journey.${mode}`, { journey: say.journey(id) }),
}
