import { FORMAT, FORMAT_VERSION, type Journey } from '../journey.ts'
import type { ConfigOf, NodeKind } from '../kinds/index.ts'
import { readJourneyValue } from '../read.ts'

/** A node in few words: its kind and its config. */
export type SketchedNode = { [Kind in NodeKind]: readonly [kind: Kind, config: ConfigOf<Kind>] }[NodeKind]

/** A journey in few words. What is left out is empty; collections may be given as in a file, incomplete. */
export interface Sketch {
  readonly id?: string
  readonly timeZone?: string
  readonly nodes: Readonly<Record<string, SketchedNode>>
  /** Ways through the journey, as `start > mail > wait.b1 > done`: `next` unless a port is named. */
  readonly paths: readonly string[]
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly events?: Readonly<Record<string, unknown>>
  readonly settings?: Readonly<Record<string, unknown>>
  /** The scenario `s1`, over a start, a horizon and a number of customers that do for most tests. */
  readonly scenario?: Readonly<Record<string, unknown>>
}

/** A whole journey document from a sketch: variant `v1`, scenario `s1`. Throws where the sketch is no valid document. */
export function sketch(parts: Sketch): Journey {
  const result = readJourneyValue({
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    id: parts.id ?? 'sketch',
    name: parts.id ?? 'Sketch',
    timeZone: parts.timeZone ?? 'UTC',
    attributes: parts.attributes ?? {},
    events: parts.events ?? {},
    settings: parts.settings ?? {},
    variants: { v1: { name: 'Main', purpose: 'realistic', nodes: nodesOf(parts), edges: edgesOf(parts) } },
    mainVariant: 'v1',
    scenarios: {
      s1: {
        name: 'Base case',
        variant: 'v1',
        customers: 1_000,
        start: '2026-01-05T00:00:00Z',
        horizon: 'P30D',
        ...parts.scenario,
      },
    },
  })
  if (!result.ok) throw new Error(result.error.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return result.value
}

const nodesOf = ({ nodes }: Sketch) =>
  Object.fromEntries(
    Object.entries(nodes).map(([id, [kind, config]], index) => [
      id,
      { kind, name: id, position: { x: 0, y: index * 120 }, config },
    ]),
  )

function edgesOf({ paths }: Sketch) {
  const ways = paths.flatMap((path) => {
    const steps = path.split('>').map((step) => step.trim())
    return steps.slice(1).map((to, index) => {
      const [from = '', port = 'next'] = (steps[index] ?? '').split('.')
      return { from, port, to: to.split('.')[0] }
    })
  })
  return Object.fromEntries(ways.map((way) => [`${way.from}-${way.port}`, way]))
}
