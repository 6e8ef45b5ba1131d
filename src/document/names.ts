import { FORMAT, FORMAT_VERSION, type Journey, type Purpose, type Variant } from './journey.ts'
import type { Scenario } from './scenario.ts'

/**
 * The prefix with the next number: one above the highest in use, so that the id of something deleted, which other parts
 * of the document may still mention, is not given to something else while anything newer stands.
 * `existing` is the collection (`variant.nodes`) or its ids.
 */
export function freshId(existing: Iterable<string> | Readonly<Record<string, unknown>>, prefix: string): string {
  const ids: Iterable<string> = isIterable(existing) ? existing : Object.keys(existing)
  let highest = 0
  for (const id of ids) {
    if (!id.startsWith(prefix)) continue
    const rest = id.slice(prefix.length)
    if (/^[1-9]\d{0,14}$/.test(rest)) highest = Math.max(highest, Number(rest))
  }
  return `${prefix}${highest + 1}`
}

/** An id made from a name: `Abandoned cart (2)` gives `abandoned-cart-2`. Never empty, never in `existing`. */
export function idFromName(name: string, existing: Iterable<string> = []): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
    .replace(/-+$/, '')
  const base = slug === '' || RESERVED_SLUGS.has(slug) ? `${slug || 'journey'}-1` : slug
  const taken = new Set(existing)
  if (!taken.has(base)) return base
  return freshId(taken, `${base.replace(/-\d+$/, '')}-`)
}

const RESERVED_SLUGS = new Set(['constructor', 'prototype'])

/** An empty telling of a journey. */
export const newVariant = (parts: { name: string; purpose?: Purpose }): Variant => ({
  name: parts.name,
  purpose: parts.purpose ?? 'realistic',
  nodes: {},
  edges: {},
  notes: {},
  groups: {},
})

/** A scenario with nothing assumed about anybody. `start` is an instant. */
export const newScenario = (parts: { name: string; variant?: string; start?: string }): Scenario => ({
  name: parts.name,
  ...(parts.variant === undefined ? {} : { variant: parts.variant }),
  customers: 10_000,
  replications: 1,
  seed: 1,
  start: parts.start ?? '2026-01-05T00:00:00Z',
  horizon: 'P30D',
  arrivals: { type: 'atStart' },
  population: { attributes: {}, timeZones: {}, consent: {} },
  behaviour: { channels: {}, nodes: {}, segments: [], events: {} },
  teams: {},
  webhooks: {},
  arms: {},
})

/** A journey with one variant (`v1`) that holds one entry (`n1`), and one scenario (`s1`): enough to be drawn and run. */
export const newJourney = (parts: { id: string; name: string; timeZone: string }): Journey => ({
  format: FORMAT,
  formatVersion: FORMAT_VERSION,
  id: parts.id,
  name: parts.name,
  description: '',
  timeZone: parts.timeZone,
  attributes: {},
  events: {},
  stages: {},
  settings: { reentry: { mode: 'once' }, frequencyCaps: [], exitRules: {}, goals: {} },
  variants: {
    v1: {
      ...newVariant({ name: 'Main' }),
      nodes: {
        n1: { kind: 'entry', name: 'Start', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
      },
    },
  },
  mainVariant: 'v1',
  scenarios: { s1: newScenario({ name: 'Base case', variant: 'v1' }) },
})

const isIterable = (value: object): value is Iterable<string> => Symbol.iterator in value
