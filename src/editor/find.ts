import type { Journey, JourneyNode, Variant } from '../document/index.ts'
import { orderedBranches } from '../document/index.ts'

/** Finding words in a journey, and writing others in their place. Plain words only: no patterns, nothing that could hang. */

export interface Search {
  readonly text: string
  /** Capital letters and accents count. */
  readonly exact?: boolean
  readonly wholeWord?: boolean
}

/** What a text is to the journey. */
export type TextField =
  | 'name'
  | 'subject'
  | 'body'
  | 'branch'
  | 'reason'
  | 'address'
  | 'instructions'
  | 'event'
  | 'attribute'
  | 'stage'
  | 'goal'
  | 'group'
  | 'note'
  | 'variant'
  | 'journey'
  | 'description'

/** A text of the journey, and where it stands. */
export interface TextPlace {
  /** Keys from the journey down to the text. */
  readonly path: readonly string[]
  readonly text: string
  readonly field: TextField
  readonly variant?: string
  readonly node?: string
  readonly note?: string
  /** The name of an event or attribute that a step only refers to: it is changed where it is defined. */
  readonly fixed?: boolean
}

/** A place with what was found there: pairs of start and end in its text. */
export interface TextHit {
  readonly place: TextPlace
  readonly ranges: readonly (readonly [number, number])[]
}

/** Nothing but ASCII, which is most text: there is nothing to take apart. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a range from its first to its last character
const PLAIN = /^[\x00-\x7f]*$/
const MARKS = /\p{Diacritic}/gu

/** One code unit for each code unit, so that places in the folded text are places in the text. */
function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  let folded = ''
  for (const unit of text.split('')) {
    const plain = unit.normalize('NFD').replace(MARKS, '').toLowerCase()
    folded += plain.length === 1 ? plain : unit
  }
  return folded
}

const LETTER = /[\p{L}\p{N}_]/u
const isLetter = (text: string, at: number): boolean => {
  const code = text.codePointAt(at)
  return code !== undefined && LETTER.test(String.fromCodePoint(code))
}

/** Is there no letter or digit on either side? */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = start > 0 && isLetter(text, text.charCodeAt(start - 1) >> 10 === 0x37 ? start - 2 : start - 1)
  return !before && !(end < text.length && isLetter(text, end))
}

/** Where a text holds what is searched for; matches do not overlap. Nothing is found of an empty search. */
export function rangesIn(text: string, { text: wanted, exact = false, wholeWord = false }: Search): [number, number][] {
  if (wanted === '') return []
  const [hay, needle] = exact ? [text, wanted] : [fold(text), fold(wanted)]
  const found: [number, number][] = []
  for (let at = hay.indexOf(needle); at >= 0; ) {
    const end = at + needle.length
    const counts = !wholeWord || standsAlone(text, at, end)
    if (counts) found.push([at, end])
    at = hay.indexOf(needle, counts ? end : at + 1)
  }
  return found
}

/** Every text in which something is found: of one variant and of the journey itself, or of all variants. */
export const findText = (journey: Journey, search: Search, variant?: string): TextHit[] =>
  search.text === ''
    ? []
    : textPlaces(journey, variant).flatMap((place) => {
        const ranges = rangesIn(place.text, search)
        return ranges.length > 0 ? [{ place, ranges }] : []
      })

/** The text with the found ranges replaced. */
export function replaceRanges(text: string, ranges: TextHit['ranges'], replacement: string): string {
  let [written, from] = ['', 0]
  for (const [start, end] of ranges) {
    written += text.slice(from, start) + replacement
    from = end
  }
  return written + text.slice(from)
}

/** All texts that people wrote, steps in reading order: from above, then from the left. */
function textPlaces(journey: Journey, only?: string): TextPlace[] {
  const variants = Object.entries(journey.variants).filter(([id]) => only === undefined || id === only)
  return [
    { path: ['name'], text: journey.name, field: 'journey' },
    { path: ['description'], text: journey.description, field: 'description' },
    ...variants.flatMap(([id, variant]) => inVariant(journey, id, variant)),
    ...named(journey.stages, 'stage', (id) => ['stages', id, 'name']),
    ...named(journey.settings.goals, 'goal', (id) => ['settings', 'goals', id, 'name']),
    ...Object.entries(journey.settings.exitRules).map(([id, { reason }]): TextPlace => {
      return { path: ['settings', 'exitRules', id, 'reason'], text: reason, field: 'reason' }
    }),
    ...labelled(journey.events, 'event', 'events'),
    ...labelled(journey.attributes, 'attribute', 'attributes'),
  ]
}

const named = (
  things: Readonly<Record<string, { readonly name: string }>>,
  field: TextField,
  path: (id: string) => string[],
): TextPlace[] => Object.entries(things).map(([id, { name }]) => ({ path: path(id), text: name, field }))

const labelled = (
  things: Readonly<Record<string, { readonly label: string }>>,
  field: TextField,
  key: string,
): TextPlace[] => Object.entries(things).map(([id, { label }]) => ({ path: [key, id, 'label'], text: label, field }))

function inVariant(journey: Journey, id: string, variant: Variant): TextPlace[] {
  const root = ['variants', id]
  const nodes = Object.entries(variant.nodes).sort(
    ([, a], [, b]) => a.position.y - b.position.y || a.position.x - b.position.x,
  )
  const places: Omit<TextPlace, 'variant'>[] = [
    { path: [...root, 'name'], text: variant.name, field: 'variant' },
    ...nodes.flatMap(([node, value]) =>
      inNode(journey, value).map(({ path, ...rest }) => ({ ...rest, path: [...root, 'nodes', node, ...path], node })),
    ),
    ...Object.entries(variant.notes).map(([note, { text }]) => ({
      path: [...root, 'notes', note, 'text'],
      text,
      field: 'note' as const,
      note,
    })),
    ...named(variant.groups, 'group', (group) => [...root, 'groups', group, 'name']),
  ]
  return places.map((place) => ({ ...place, variant: id }))
}

type InNode = Pick<TextPlace, 'path' | 'text' | 'field' | 'fixed'>

const inNode = (journey: Journey, node: JourneyNode): InNode[] => [
  { path: ['name'], text: node.name, field: 'name' },
  ...inConfig(journey, node),
]

const config = (field: TextField, text: string | undefined, ...path: string[]): InNode[] =>
  text === undefined || text === '' ? [] : [{ path: ['config', ...path], text, field }]

/** An event that a step refers to, by the name people know it by. */
const eventUsed = (journey: Journey, event: string, ...path: string[]): InNode[] => [
  { path: ['config', ...path], text: journey.events[event]?.label || event, field: 'event', fixed: true },
]

const attributeUsed = (journey: Journey, name: string, ...path: string[]): InNode[] => [
  { path: ['config', ...path], text: journey.attributes[name]?.label || name, field: 'attribute', fixed: true },
]

const armNames = (arms: Readonly<Record<string, { readonly name: string }>>): InNode[] =>
  Object.entries(arms).flatMap(([id, { name }]) => config('branch', name, 'arms', id, 'name'))

function inConfig(journey: Journey, node: JourneyNode): InNode[] {
  switch (node.kind) {
    case 'entry':
      return node.config.trigger.type === 'event'
        ? eventUsed(journey, node.config.trigger.event, 'trigger', 'event')
        : []
    case 'message':
      return [...config('subject', node.config.subject, 'subject'), ...config('body', node.config.body, 'body')]
    case 'split':
      return orderedBranches(node.config.branches).flatMap(([id, { name }]) =>
        config('branch', name, 'branches', id, 'name'),
      )
    case 'waitFor':
      return Object.entries(node.config.branches).flatMap(([id, { name, event }]) => [
        ...config('branch', name, 'branches', id, 'name'),
        ...eventUsed(journey, event, 'branches', id, 'event'),
      ])
    case 'experiment':
    case 'nextBest':
      return armNames(node.config.arms)
    case 'emit':
      return eventUsed(journey, node.config.event, 'event')
    case 'update':
      return node.config.set.flatMap(({ attribute }, index) =>
        attributeUsed(journey, attribute, 'set', String(index), 'attribute'),
      )
    case 'delay':
      return node.config.mode === 'untilAttribute' ? attributeUsed(journey, node.config.attribute, 'attribute') : []
    case 'webhook':
      return [...config('address', node.config.url, 'url'), ...config('body', node.config.body, 'body')]
    case 'task':
      return config('instructions', node.config.instructions, 'instructions')
    case 'exit':
      return config('reason', node.config.reason, 'reason')
    default:
      return []
  }
}
