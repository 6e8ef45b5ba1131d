import { isObject } from '../raw-guard.ts'
import type { Migration } from './migration.ts'

/**
 * Drafts before the first public format kept a variant's edges as a list of `{ id, from, port, to }`, and re-entry as a
 * plain word. Records keyed by id let a change touch one path.
 */
export const edgesById: Migration = {
  name: 'edges-by-id',
  from: 0,
  up: (raw) => ({
    ...raw,
    ...(isObject(raw.settings) && { settings: reentryAsObject(raw.settings) }),
    ...(isObject(raw.variants) && {
      variants: Object.fromEntries(Object.entries(raw.variants).map(([id, variant]) => [id, edgesAsRecord(variant)])),
    }),
  }),
}

const reentryAsObject = (settings: Record<string, unknown>) =>
  typeof settings.reentry === 'string' ? { ...settings, reentry: { mode: settings.reentry } } : settings

function edgesAsRecord(variant: unknown): unknown {
  if (!isObject(variant) || !Array.isArray(variant.edges)) return variant
  const edges: Record<string, unknown> = {}
  for (const edge of variant.edges as unknown[]) {
    // An edge that cannot become an entry is kept out of reach of nothing: the whole list stays for the schema to refuse.
    if (!isObject(edge) || typeof edge.id !== 'string' || Object.hasOwn(edges, edge.id)) return variant
    const { id, ...rest } = edge
    Object.defineProperty(edges, id as string, { value: rest, enumerable: true, writable: true, configurable: true })
  }
  return { ...variant, edges }
}
