import {
  type Edge,
  type Journey,
  type JourneyNode,
  type NodeKind,
  type NodeOf,
  newJourney,
  type Scenario,
} from '../../../document/index.ts'

/** A step with a name of its own and nothing else to say. */
export const node = <Kind extends NodeKind>(
  kind: Kind,
  config: NodeOf<Kind>['config'],
  more: { name?: string; stage?: string } = {},
): JourneyNode =>
  ({
    kind,
    name: more.name ?? '',
    position: { x: 0, y: 0 },
    ...(more.stage === undefined ? {} : { stage: more.stage }),
    config,
  }) as JourneyNode

export const START = node('entry', { trigger: { type: 'manual' } })
export const MAIL = node('message', { channel: 'email', subject: 'Hello' })
export const DAY = node('delay', { mode: 'for', duration: 'P1D' })
export const END = node('exit', { reason: 'Done' })

/** Edges from words like `start > mail`, `split:b1 > mail`. */
const edgesOf = (lines: readonly string[]): Record<string, Edge> =>
  Object.fromEntries(
    lines.map((line, index) => {
      const [source = '', to = ''] = line.split('>').map((part) => part.trim())
      const [from = '', port = 'next'] = source.split(':')
      return [`e${index + 1}`, { from, port, to }]
    }),
  )

export interface Parts {
  readonly nodes?: Record<string, JourneyNode>
  readonly edges?: readonly string[]
  readonly settings?: Partial<Journey['settings']>
  readonly scenario?: Partial<Scenario> | null
  readonly journey?: Partial<Journey>
}

/** A sound journey with the given parts in place of its own. */
export function journeyOf({ nodes, edges, settings, scenario, journey }: Parts): Journey {
  const base = newJourney({ id: 'test', name: 'Test', timeZone: 'Europe/Madrid' })
  const variant = base.variants.v1
  const first = base.scenarios.s1
  if (!variant || !first) throw new Error('A new journey has a variant and a scenario')
  return {
    ...base,
    attributes: {
      country: { label: 'Country', type: 'category', values: ['MX', 'AR'] },
      spend: { label: 'Spend', type: 'number' },
      born: { label: 'Born', type: 'date' },
      email: { label: 'E-mail', type: 'text', personal: true },
    },
    events: { purchase: { label: 'Purchase', properties: { value: { type: 'number' } } } },
    settings: { ...base.settings, ...settings },
    variants: {
      v1: {
        ...variant,
        nodes: nodes ?? { start: START, mail: MAIL, end: END },
        edges: edgesOf(edges ?? ['start > mail', 'mail > end']),
      },
    },
    scenarios: scenario === null ? {} : { s1: { ...first, ...scenario } },
    ...journey,
  }
}
