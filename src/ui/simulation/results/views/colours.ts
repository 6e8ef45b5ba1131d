import { kindSpec } from '../../../../document/index.ts'
import type { FlowNode } from '../figures/flow.ts'
import type { ReportNames } from '../names.ts'

export const SERIES = [
  'var(--j-accent)',
  'var(--j-series-2)',
  'var(--j-series-4)',
  'var(--j-series-3)',
  'var(--j-series-5)',
  'var(--j-series-7)',
] as const

export const channelColour = (channel: string): string => `var(--j-channel-${channel === 'inApp' ? 'in-app' : channel})`

/** A step has the colour of its kind; who is no longer under way has none. */
export function flowColour({ id, kind }: FlowNode, names: ReportNames): string {
  const node = names.nodes[id]
  return (kind === 'step' || kind === 'back') && node
    ? `var(--j-category-${kindSpec(node.kind).category})`
    : 'var(--j-text-soft)'
}
