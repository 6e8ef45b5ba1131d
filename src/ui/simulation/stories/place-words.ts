import type { TFunction } from 'i18next'
import { EXIT_REASONS, type Journey, portsOf } from '../../../document/index.ts'
import type { StoryPlace } from '../../../simulator/index.ts'
import { type Say, type StoryWords, titleOf } from '../../canvas/index.ts'

type T = TFunction<'stories'>

/** A place as a value of a list of choices, and back. */
export const keyOfPlace = (place: StoryPlace): string => JSON.stringify(place, Object.keys(place).sort())
export const placeOfKey = (key: string): StoryPlace => JSON.parse(key) as StoryPlace

const OWN_REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries(EXIT_REASONS).map(([key, reason]) => [reason, key]),
)

export interface PlaceNames {
  readonly t: T
  readonly say: Say
  readonly words: Pick<StoryWords, 'event'>
  readonly journey: Journey
  readonly variant: string
}

const nodeName = ({ journey, variant, say }: PlaceNames, id: string): string => {
  const node = journey.variants[variant]?.nodes[id]
  return node ? titleOf(node, say) : id
}

function portName(names: PlaceNames, id: string, port: string): string {
  const node = names.journey.variants[names.variant]?.nodes[id]
  const named = node && portsOf(node).find((each) => each.id === port)?.name
  return named || names.say.t(`common:port.${port}`, { defaultValue: port })
}

/** The reason of an exit: the author's as written, the machine's own in our words. */
export function exitWords({ t }: Pick<PlaceNames, 't'>, reason: string): string {
  const own = OWN_REASONS.get(reason)
  return own === undefined ? reason : t(`machine:exit.${own}` as 'machine:exit.endOfPath')
}

/** Who is looked for: "Who came to “Reminder”". */
export function placeWords(place: StoryPlace, names: PlaceNames): string {
  const { t, journey, variant, words } = names
  switch (place.at) {
    case 'node':
      return t('place.node', { node: nodeName(names, place.node) })
    case 'edge': {
      const edge = journey.variants[variant]?.edges[place.edge]
      if (!edge) return t('place.anywhere')
      return t('place.edge', { from: nodeName(names, edge.from), to: nodeName(names, edge.to) })
    }
    case 'port':
      return t('place.port', { node: nodeName(names, place.node), port: portName(names, place.node, place.port) })
    case 'skip': {
      const node = nodeName(names, place.node)
      return place.reason === undefined
        ? t('place.skip', { node })
        : t('place.skipBecause', { node, reason: t(`machine:why.${place.reason}`) })
    }
    case 'event':
      return t('place.event', { node: nodeName(names, place.node), event: words.event(place.event) })
    case 'exit':
      return t('place.exit', { reason: exitWords(names, place.reason) })
    case 'goal':
      return t('place.goal', { goal: journey.settings.goals[place.goal]?.name || place.goal })
    case 'inside':
      return place.node === undefined ? t('place.inside') : t('place.insideAt', { node: nodeName(names, place.node) })
    case 'anywhere':
      return t('place.anywhere')
  }
}
