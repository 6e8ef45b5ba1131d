import { Liquid } from 'liquidjs'
import type { ContentContext } from './content-context.ts'
import { own } from './environment.ts'
import { knownFields, nearField, type Suggestion } from './nearest.ts'

/** Partials come from an empty set: a text must not make the checker read files. */
const engine = new Liquid({ templates: {}, parseLimit: 2_000_000 })

type Segments = readonly (string | number | readonly unknown[])[]

/** What a text says about itself: the variables it reads, or the place at which it cannot be read. */
type Template = { readonly variables: readonly Segments[] } | { readonly brokenAt: string }

/** Texts repeat a lot, from one check to the next and from step to step. */
const known = new Map<string, Template>()
const MOST_KNOWN = 4_000

function templateOf(text: string): Template {
  const cached = known.get(text)
  if (cached) return cached
  const template = parse(text)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(text, template)
  return template
}

/** Most texts hold nothing but `{{ customer.name }}`, perhaps with a filter on constants; those need no parser. */
const CONSTANT = `(?:"[^"{}]*"|'[^'{}]*'|-?\\d+(?:\\.\\d+)?)`
const PLAIN = new RegExp(
  `\\{\\{-?\\s*([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+)(?:\\s*\\|\\s*\\w+(?::\\s*${CONSTANT}(?:\\s*,\\s*${CONSTANT})*)?)*\\s*-?\\}\\}`,
  'g',
)

function parse(text: string): Template {
  if (!text.includes('{{') && !text.includes('{%')) return { variables: [] }
  const variables: string[][] = []
  const rest = text.replace(PLAIN, (_whole, path: string) => {
    variables.push(path.split('.'))
    return ''
  })
  if (!rest.includes('{{') && !rest.includes('{%')) return { variables }
  try {
    return { variables: engine.globalVariableSegmentsSync(engine.parse(text), { partials: false }) }
  } catch (error) {
    return { brokenAt: placeOf(error, text) }
  }
}

function placeOf(error: unknown, text: string): string {
  const begin = (error as { token?: { begin?: number } }).token?.begin ?? 0
  const at = text.slice(begin, begin + 40).split('\n', 1)[0] ?? ''
  return at || text.slice(0, 40)
}

export function checkTemplate(text: string, context: ContentContext): void {
  const template = templateOf(text)
  const { id: node, name, report } = context
  if ('brokenAt' in template) {
    report('template-syntax', { node }, { node: name, at: template.brokenAt })
    return
  }
  const told = new Set<string>()
  for (const segments of template.variables) {
    const variable = segments.map((segment) => (Array.isArray(segment) ? '[…]' : String(segment))).join('.')
    if (told.has(variable) || knowsVariable(segments, context)) continue
    told.add(variable)
    report('unknown-template-variable', { node }, { node: name, variable, ...nearVariable(variable, context) })
  }
  for (const address of addressesIn(text)) checkPrivacy(address, context)
}

function knowsVariable([root, part]: Segments, { environment }: ContentContext): boolean {
  const { journey, entryEvents } = environment
  if (part === undefined || typeof part !== 'string') return typeof root === 'string' && ROOTS.has(root)
  if (root === 'customer') return Object.hasOwn(journey.attributes, part) || BUILT_IN.has(part)
  if (root === 'journey') return part === 'name' || part === 'id' || part === 'entries'
  const events = root === 'entry' ? entryEvents : root === 'event' ? Object.keys(journey.events) : undefined
  if (!events) return false
  // A standard event carries what its sender puts in; so may an event nobody has declared.
  if (root === 'event' && STANDARD_PARTS.has(part)) return true
  const declared = events.map((event) => own(journey.events, event))
  return declared.includes(undefined) || declared.some((event) => event && Object.hasOwn(event.properties, part))
}

function nearVariable(variable: string, { environment }: ContentContext): Suggestion {
  const known = knownFields(environment, Object.keys(environment.journey.events))
  return nearField(variable, [...known.filter((field) => !field.startsWith('consent.')), 'customer.id', 'journey.name'])
}

const ROOTS = new Set(['customer', 'event', 'entry', 'journey'])
const BUILT_IN = new Set(['id'])
const STANDARD_PARTS = new Set(['node', 'channel', 'attribute', 'value', 'type'])

/** Web addresses in a text, with whatever is filled into them. */
const addressesIn = (text: string): readonly string[] =>
  text.includes('{{') ? (text.match(/https?:\/\/(?:\{\{[^}]{0,500}\}\}|[^\s"'<>(){}]){1,2000}/g) ?? []) : []

/** The address of a webhook. */
export function checkUrl(url: string, context: ContentContext): void {
  const { id: node, name, report } = context
  if (!/^(?:https?:\/\/[^\s/]|\{\{)/.test(url.trim())) report('invalid-url', { node }, { node: name, url })
  checkTemplate(url, context)
  if (!/^https?:\/\//.test(url)) checkPrivacy(url, context)
}

function checkPrivacy(address: string, context: ContentContext): void {
  const template = templateOf(address)
  if ('brokenAt' in template) return
  const { journey, entryEvents } = context.environment
  const told = new Set<string>()
  for (const [root, part] of template.variables) {
    if (typeof part !== 'string' || told.has(part)) continue
    const fields =
      root === 'customer'
        ? [own(journey.attributes, part)]
        : root === 'entry'
          ? entryEvents.map((event) => own(own(journey.events, event)?.properties ?? {}, part))
          : root === 'event'
            ? Object.values(journey.events).map((event) => own(event.properties, part))
            : []
    if (!fields.some((field) => field?.personal)) continue
    told.add(part)
    context.report('pii-in-url', { node: context.id }, { node: context.name, attribute: part })
  }
}
