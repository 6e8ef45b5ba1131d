import { idFromName, type Journey, type JourneyNode, type Variant } from '../../../document/index.ts'

/**
 * A document under another id, so that it never meets its original. A step that sends customers through the journey once
 * more leads to the copy: they would leave for the original else, which may not even be there.
 */
export function copyOf(journey: Journey, name: string, suffix: string): Journey {
  const id = `${idFromName(name).slice(0, 60)}-${suffix}`
  const again = (node: JourneyNode): JourneyNode =>
    node.kind === 'journey' && node.config.journey === journey.id
      ? { ...node, config: { ...node.config, journey: id } }
      : node
  const inVariant = (variant: Variant): Variant => ({ ...variant, nodes: mapped(variant.nodes, again) })
  return { ...journey, id, name: name.slice(0, 200), variants: mapped(journey.variants, inVariant) }
}

const mapped = <Value>(record: Readonly<Record<string, Value>>, change: (value: Value) => Value) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
