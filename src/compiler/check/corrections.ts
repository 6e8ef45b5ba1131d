import type { Journey } from '../../document/index.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Code } from './catalogue.ts'
import { own } from './environment.ts'

/** Where one text of a document stands: its key, and the object around it. */
interface Spot {
  readonly key: string
  readonly around: Readonly<Record<string, unknown>>
}

/** What a text becomes; itself where it is not the one meant. */
type Correction = (text: string, spot: Spot) => string

/** For each code that may come with a nearest name: how to put that in place of the wrong one. */
const CORRECTIONS: Partial<Record<Code, (wrong: (value: string) => string, right: string) => Correction>> = {
  'unknown-attribute': (wrong, right) =>
    both(named(['attribute'], wrong('attribute'), right), field(['customer'], wrong('attribute'), right)),
  'unknown-event': (wrong, right) => named(['event', 'after'], wrong('event'), right),
  'unknown-property': (wrong, right) =>
    both(named(['property'], wrong('property'), right), field(['event', 'entry'], wrong('property'), right)),
  'unknown-field': (wrong, right) => named(['field'], wrong('field'), right),
  'unknown-goal': (wrong, right) => named(['goal'], wrong('goal'), right),
  'unknown-journey': (wrong, right) => named(['journey'], wrong('journey'), right),
  'unknown-team': (wrong, right) => named(['team'], wrong('team'), right),
  'unknown-value': (wrong, right) => compared(wrong('attribute'), wrong('value'), right),
  'unknown-template-variable': (wrong, right) => variable(wrong('variable'), right),
}

/**
 * The journey with the nearest known name (`values.nearest`) in place of the unknown one, in the step or setting the
 * finding is about and nowhere else. `undefined` where the finding names none, or is gone.
 */
export function takeNearest(journey: Journey, diagnostic: Diagnostic): Journey | undefined {
  const { code, values, path, variant = '', node } = diagnostic
  const right = values?.nearest
  const correction = Object.hasOwn(CORRECTIONS, code) ? CORRECTIONS[code as Code] : undefined
  if (typeof right !== 'string' || !correction) return undefined
  const wrong = (name: string) => String(values?.[name] ?? '')
  const at = node === undefined ? keysOf(path ?? '') : ['variants', variant, 'nodes', node, 'config']
  if (at.length === 0) return undefined
  const renames = code === 'unknown-attribute' && at.at(-1) === wrong('attribute')
  const mended = renames
    ? changedAt(journey, at.slice(0, -1), (record) => renamedKey(record, wrong('attribute'), right))
    : changedAt(journey, at, (part) => corrected(part, { key: '', around: {} }, correction(wrong, right)))
  return mended === journey ? undefined : (mended as Journey)
}

const both =
  (first: Correction, second: Correction): Correction =>
  (text, spot) =>
    second(first(text, spot), spot)

const named =
  (keys: readonly string[], wrong: string, right: string): Correction =>
  (text, { key }) =>
    keys.includes(key) && text === wrong ? right : text

const field =
  (scopes: readonly string[], wrong: string, right: string): Correction =>
  (text, { key }) => {
    const scope = key === 'field' ? scopes.find((each) => text === `${each}.${wrong}`) : undefined
    return scope === undefined ? text : `${scope}.${right}`
  }

/** A value a rule compares an attribute with: alone, in a list, or in a text with commas. */
const compared =
  (attribute: string, wrong: string, right: string): Correction =>
  (text, { key, around }) => {
    if (key !== 'value' || around.field !== `customer.${attribute}`) return text
    if (text === wrong) return right
    const parts = text.split(',').map((part) => part.trim())
    return parts.includes(wrong) ? parts.map((part) => (part === wrong ? right : part)).join(', ') : text
  }

/** A variable within a template, as a whole and not as the beginning or end of another. */
function variable(wrong: string, right: string): Correction {
  const whole = new RegExp(`(?<![\\w.])${wrong.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g')
  return (text) => (text.includes('{{') || text.includes('{%') ? text.replace(whole, () => right) : text)
}

/** The part with all its texts corrected; the same object where nothing is. */
function corrected(part: unknown, spot: Spot, correct: Correction): unknown {
  if (typeof part === 'string') return correct(part, spot)
  if (Array.isArray(part)) {
    const items = part.map((item: unknown) => corrected(item, spot, correct))
    return items.every((item, index) => item === part[index]) ? part : items
  }
  if (typeof part !== 'object' || part === null) return part
  const around = part as Readonly<Record<string, unknown>>
  const entries = Object.entries(around).map(
    ([key, value]) => [key, corrected(value, { key, around }, correct)] as const,
  )
  return entries.every(([key, value]) => value === around[key]) ? part : Object.fromEntries(entries)
}

/** A document with one part of it changed; the same object where the part stays or is not there. */
function changedAt(value: unknown, [key, ...rest]: readonly string[], change: (part: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  const inner = (value as Readonly<Record<string, unknown>>)[key]
  const changed = changedAt(inner, rest, change)
  if (changed === inner) return value
  return Array.isArray(value)
    ? value.map((item: unknown, index) => (index === Number(key) ? changed : item))
    : { ...value, [key]: changed }
}

function renamedKey(record: unknown, wrong: string, right: string): unknown {
  if (typeof record !== 'object' || record === null || own(record as Record<string, unknown>, right) !== undefined)
    return record
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === wrong ? right : key, value]))
}

/** The keys of a JSON pointer (RFC 6901). */
export const keysOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
