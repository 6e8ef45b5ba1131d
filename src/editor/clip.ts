import { z } from 'zod'
import {
  type Edge,
  edgeSchema,
  type Group,
  groupSchema,
  type JourneyNode,
  type Note,
  nodeSchema,
  noteSchema,
  type Variant,
} from '../document/index.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Selection } from './view.ts'

const CLIP_FORMAT = 'jornada/clip'

const clipSchema = z.strictObject({
  format: z.literal(CLIP_FORMAT),
  formatVersion: z.literal(1),
  nodes: z.record(z.string(), nodeSchema),
  edges: z.record(z.string(), edgeSchema),
  notes: z.record(z.string(), noteSchema),
  groups: z.record(z.string(), groupSchema).optional(),
})

/** Copied steps with the connections among them, as JSON that other people can paste. Ids are those of the original. */
export interface Clip {
  readonly format: typeof CLIP_FORMAT
  readonly formatVersion: 1
  readonly nodes: Readonly<Record<string, JourneyNode>>
  readonly edges: Readonly<Record<string, Edge>>
  readonly notes: Readonly<Record<string, Note>>
  /** Groups copied whole. Absent: none. */
  readonly groups?: Readonly<Record<string, Group>> | undefined
}

const pick = <Value>(record: Readonly<Record<string, Value>>, keep: (id: string, value: Value) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([id, value]) => keep(id, value)))

/** The selected nodes and notes, every edge between two of those nodes, and every group of which all are selected. */
export function clipOf(variant: Variant, selection: Pick<Selection, 'nodes' | 'notes'>): Clip {
  const groups = pick(
    variant.groups,
    (_, group) => group.nodes.length > 0 && group.nodes.every((id) => selection.nodes.has(id)),
  )
  return {
    format: CLIP_FORMAT,
    formatVersion: 1,
    nodes: pick(variant.nodes, (id) => selection.nodes.has(id)),
    edges: pick(variant.edges, (_, edge) => selection.nodes.has(edge.from) && selection.nodes.has(edge.to)),
    notes: pick(variant.notes, (id) => selection.notes.has(id)),
    ...(Object.keys(groups).length > 0 && { groups }),
  }
}

export const isEmptyClip = (clip: Clip): boolean =>
  Object.keys(clip.nodes).length === 0 && Object.keys(clip.notes).length === 0

export const clipToText = (clip: Clip): string => JSON.stringify(clip)

const MAX_TEXT = 20 * 1024 * 1024

/**
 * Why text cannot be pasted. `tooLong`: more than 20 MB. `damaged`: meant as steps of a journey, but not whole or not
 * valid. `journey`: a whole journey, which is opened in the library. `foreign`: something else.
 */
export type PasteProblem = 'tooLong' | 'damaged' | 'journey' | 'foreign'

const JOURNEY = /"format"\s*:\s*"jornada\/journey"/

/** Reads pasted text: a clip, or why it is none. */
export function readClip(text: string): Result<Clip, PasteProblem> {
  if (text.length > MAX_TEXT) return fail('tooLong')
  if (!text.includes(CLIP_FORMAT)) return fail(JOURNEY.test(text) ? 'journey' : 'foreign')
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text))
    return parsed.success ? ok(parsed.data) : fail('damaged')
  } catch {
    return fail('damaged')
  }
}
