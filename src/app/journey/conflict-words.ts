import type { TFunction } from 'i18next'
import { CHANNELS, type Conflict, type Journey } from '../../document/index.ts'

/** A conflict as a person would say it: where, and what each side has there. */
export interface ConflictInWords {
  readonly key: string
  readonly place: string
  readonly mine: string
  readonly theirs: string
}

const COLLECTIONS: Readonly<Record<string, (journey: Journey, id: string) => string | undefined>> = {
  scenarios: (journey, id) => journey.scenarios[id]?.name,
  stages: (journey, id) => journey.stages[id]?.name,
  attributes: (journey, id) => journey.attributes[id]?.label,
  events: (journey, id) => journey.events[id]?.label,
}

export function conflictInWords(conflict: Conflict, journey: Journey, t: TFunction<'app'>): ConflictInWords {
  return {
    key: conflict.path,
    place: placeInWords(conflict.keys, journey, t),
    mine: valueInWords(conflict.mine, t),
    theirs: valueInWords(conflict.theirs, t),
  }
}

function placeInWords(keys: readonly string[], journey: Journey, t: TFunction<'app'>): string {
  const [root = '', second, third, fourth, ...rest] = keys
  if (root === 'variants' && second !== undefined) {
    const variant = journey.variants[second]
    if (third === 'nodes' && fourth !== undefined) {
      return joined([t('place.step', { name: variant?.nodes[fourth]?.name || fourth }), ...rest])
    }
    if (third === 'edges') return t('place.connection')
    if (third === 'notes') return t('place.note')
    if (third === 'groups') return t('place.group')
    return joined([t('place.variant', { name: variant?.name || second }), ...present([third, fourth]), ...rest])
  }
  const name = second === undefined ? undefined : COLLECTIONS[root]?.(journey, second)
  const words = t(`place.${root}`, { defaultValue: root })
  if (root === 'settings' && second === 'goals' && third !== undefined) {
    return joined([t('place.goal', { name: journey.settings.goals[third]?.name || third }), ...present([fourth]), ...rest])
  }
  return joined([name === undefined ? words : `${words} “${name}”`, ...(name === undefined ? present([second]) : []), ...present([third, fourth]), ...rest])
}

const present = (keys: readonly (string | undefined)[]) => keys.filter((key) => key !== undefined)
const joined = (parts: readonly string[]) => parts.join(' › ')

function valueInWords(value: unknown, t: TFunction<'app'>): string {
  if (value === undefined) return t('value.deleted')
  if (typeof value === 'string') return CHANNELS.some((channel) => channel === value) ? t(`common:channel.${value}`) : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = JSON.stringify(value)
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
