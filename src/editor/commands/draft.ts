import {
  type Journey,
  type JourneyNode,
  kindSpec,
  LIMITS,
  type NodeKind,
  type Note,
  type Position,
  portsOf,
  type Variant,
} from '../../document/index.ts'
import { type CommandContext, refuse } from '../command.ts'
import { edgesOut } from '../graph.ts'

/** Pieces that commands are made of. All act on drafts. */

export const variantOf = (draft: Journey, context: CommandContext): Variant =>
  draft.variants[context.variant] ?? refuse('noSuchVariant', context.variant)

export const nodeOf = (variant: Variant, id: string): JourneyNode => variant.nodes[id] ?? refuse('noSuchNode', id)

export const noteOf = (variant: Variant, id: string): Note => variant.notes[id] ?? refuse('noSuchNote', id)

export const nameWithin = (name: string): string => within(name, LIMITS.nameLength)
export const textWithin = (text: string): string => within(text, LIMITS.textLength)

/** Cut between characters, never in the middle of one of four bytes. */
const within = (text: string, most: number): string =>
  text.length <= most ? text : Array.from(text).slice(0, most).join('')

/** Whole pixels: positions are for people and diffs. Refuses what is not a number. */
export function position({ x, y }: Position): Position {
  if (!Number.isFinite(x) || !Number.isFinite(y)) refuse('invalid', 'position')
  return { x: Math.round(x) || 0, y: Math.round(y) || 0 }
}

/** Room for so many more nodes and edges, or a refusal. */
export function haveRoom(variant: Variant, nodes: number, edges: number): void {
  if (Object.keys(variant.nodes).length + nodes > LIMITS.nodesPerVariant) refuse('tooManyNodes')
  if (Object.keys(variant.edges).length + edges > LIMITS.edgesPerVariant) refuse('tooManyEdges')
}

/** The config as the kind's schema reads it, without keys that hold nothing. Refuses what the schema refuses. */
export function configFor(kind: NodeKind, config: unknown): JourneyNode['config'] {
  const parsed = kindSpec(kind).config.safeParse(withoutUndefined(config))
  if (!parsed.success) refuse('invalid', parsed.error.issues[0]?.path.join('.') ?? 'config')
  return parsed.data as JourneyNode['config']
}

/** JSON knows no `undefined`: a key that holds it is a key that is not there. */
export function withoutUndefined<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(withoutUndefined) as Value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutUndefined(item)])) as Value
}

/** A node of any kind. The config has been checked against the kind, which the union's type cannot say. */
export const makeNode = (parts: {
  kind: NodeKind
  name: string
  position: Position
  stage?: string | undefined
  pinned?: boolean | undefined
  config: JourneyNode['config']
}): JourneyNode => withoutUndefined(parts) as JourneyNode

/** Takes away edges that leave by ports which the node no longer has. */
export function dropLostPorts(variant: Variant, id: string): void {
  const ports = new Set(portsOf(nodeOf(variant, id)).map((port) => port.id))
  for (const [edgeId, edge] of [...edgesOut(variant.edges, id)]) {
    if (!ports.has(edge.port)) delete variant.edges[edgeId]
  }
}

/** The first way out that carries no edge; else the first; `undefined` when there is none. */
export function freePort(variant: Variant, id: string): string | undefined {
  const taken = new Set(edgesOut(variant.edges, id).map(([, edge]) => edge.port))
  const ports = portsOf(nodeOf(variant, id))
  return (ports.find((port) => !taken.has(port.id)) ?? ports[0])?.id
}

/** The name, numbered when another step is called so already: reports and stories tell steps by their names. */
export function nameNotIn(taken: ReadonlySet<string>, name: string): string {
  if (name === '' || !taken.has(name)) return name
  const stem = name.replace(/ \d+$/, '').slice(0, LIMITS.nameLength - 8)
  for (let number = 2; ; number += 1) if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`
}

export const namesOf = (variant: Variant): Set<string> => new Set(Object.values(variant.nodes).map(({ name }) => name))
