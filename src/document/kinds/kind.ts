import type { z } from 'zod'

/** A way out of a node. `role` tells readers of the graph what kind of turn it is. */
export interface Port {
  readonly id: string
  /** The author's name for the branch or arm; absent for the fixed ports, whose words belong to the interface. */
  readonly name?: string
  readonly role: 'next' | 'skipped' | 'branch' | 'arm' | 'timeout' | 'else' | 'error'
}

export type NodeCategory = 'entry' | 'message' | 'time' | 'decision' | 'action' | 'outcome'

/** What the document room knows about a node kind. */
export interface KindSpec<Schema extends z.ZodType> {
  readonly category: NodeCategory
  readonly config: Schema
  /** May a customer rest here while time passes? A loop needs one such node. */
  readonly waits: boolean
  /** The config of a freshly dropped node: complete enough to be stored, the checker says what is still missing. */
  readonly initial: () => z.infer<Schema>
  /** Ways out, in the order they are tried and drawn. */
  readonly ports: (config: z.infer<Schema>) => readonly Port[]
}

/** Ties the config's schema to the rest of its spec; two steps, so that the schema's type is fixed before the rest is read. */
export const defineKind =
  <Schema extends z.ZodType>(config: Schema) =>
  (spec: Omit<KindSpec<Schema>, 'config'>): KindSpec<Schema> => ({ ...spec, config })

export const NEXT: readonly Port[] = [{ id: 'next', role: 'next' }]

/**
 * Entries in the order of their ids. Ways out are ordered thus and never as an object happens to hold them, so that the
 * same document means the same however its keys are arranged; it is also the order of the canonical file.
 */
export const inOrderOfId = <Value>(record: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
