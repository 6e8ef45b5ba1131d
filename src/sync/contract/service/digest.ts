import { CHANNELS, type Channel, type Journey } from '../../../document/index.ts'
import type { JourneyDigest } from '../shared.ts'

const DESCRIPTION_LENGTH = 500

/** What a library shows of a document. */
export function digestOf(journey: Journey): JourneyDigest {
  const nodes = Object.values(journey.variants[journey.mainVariant]?.nodes ?? {})
  const used = new Set<Channel>()
  for (const node of nodes) if (node.kind === 'message') used.add(node.config.channel)
  return {
    name: journey.name,
    description: Array.from(journey.description.slice(0, 2 * DESCRIPTION_LENGTH))
      .slice(0, DESCRIPTION_LENGTH)
      .join(''),
    nodes: nodes.length,
    variants: Object.keys(journey.variants).length,
    channels: CHANNELS.filter((channel) => used.has(channel)),
  }
}
