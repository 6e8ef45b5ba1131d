import { z } from 'zod'
import {
  type Edge,
  edgeSchema,
  type JourneyNode,
  type Note,
  nodeSchema,
  noteSchema,
  type Variant,
} from '../document/index.ts'
import type { Selection } from './view.ts'

const CLIP_FORMAT = 'jornada/clip'

const clipSchema = z.strictObject({
  format: z.literal(CLIP_FORMAT),
  formatVersion: z.literal(1),
  nodes: z.record(z.string(), nodeSchema),
  edges: z.record(z.string(), edgeSchema),
  notes: z.record(z.string(), noteSchema),
})

/** Copied steps with the connections among them, as JSON that other people can paste. Ids are those of the original. */
export interface Clip {
  readonly format: typeof CLIP_FORMAT
  readonly formatVersion: 1
  readonly nodes: Readonly<Record<string, JourneyNode>>
  readonly edges: Readonly<Record<string, Edge>>
  readonly notes: Readonly<Record<string, Note>>
}

const pick = <Value>(record: Readonly<Record<string, Value>>, keep: (id: string, value: Value) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([id, value]) => keep(id, value)))

/** The selected nodes and notes, and every edge between two of those nodes. */
export function clipOf(variant: Variant, selection: Pick<Selection, 'nodes' | 'notes'>): Clip {
  return {
    format: CLIP_FORMAT,
    formatVersion: 1,
    nodes: pick(variant.nodes, (id) => selection.nodes.has(id)),
    edges: pick(variant.edges, (_, edge) => selection.nodes.has(edge.from) && selection.nodes.has(edge.to)),
    notes: pick(variant.notes, (id) => selection.notes.has(id)),
  }
}

export const isEmptyClip = (clip: Clip): boolean =>
  Object.keys(clip.nodes).length === 0 && Object.keys(clip.notes).length === 0

export const clipToText = (clip: Clip): string => JSON.stringify(clip)

const MAX_TEXT = 20 * 1024 * 1024

/** Reads pasted text; `undefined` when it is not a clip of ours. */
export function clipFromText(text: string): Clip | undefined {
  if (text.length > MAX_TEXT || !text.includes(CLIP_FORMAT)) return undefined
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
