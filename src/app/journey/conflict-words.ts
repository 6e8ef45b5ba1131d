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
  const [root = '', ...rest] = keys
  if (root === 'variants') return placeInVariant(rest, journey, t)
  const [second = '', third = '', ...inside] = rest
  if (root === 'settings' && second === 'goals') {
    return joined([t('place.goal', { name: journey.settings.goals[third]?.name || third }), ...inside])
  }
  const words = t(`place.${root}`, { defaultValue: root })
  const name = COLLECTIONS[root]?.(journey, second)
  return name === undefined ? joined([words, ...rest]) : joined([`${words} “${name}”`, ...rest.slice(1)])
}

/** The place inside one telling of the journey: `[variant, collection, id, …]`. */
function placeInVariant(keys: readonly string[], journey: Journey, t: TFunction<'app'>): string {
  const [variantId = '', collection, id = '', ...inside] = keys
  const variant = journey.variants[variantId]
  switch (collection) {
    case 'nodes':
      return joined([t('place.step', { name: variant?.nodes[id]?.name || id }), ...inside])
    case 'edges':
      return t('place.connection')
    case 'notes':
      return t('place.note')
    case 'groups':
      return t('place.group')
    default:
      return joined([t('place.variant', { name: variant?.name || variantId }), ...keys.slice(1)])
  }
}

const joined = (parts: readonly string[]) => parts.join(' › ')

function valueInWords(value: unknown, t: TFunction<'app'>): string {
  if (value === undefined) return t('value.deleted')
  if (typeof value === 'string')
    return CHANNELS.some((channel) => channel === value) ? t(`common:channel.${value}`) : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const text = JSON.stringify(value)
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}
