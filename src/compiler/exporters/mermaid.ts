import { graphOf, type JourneyNode, type Port, type Variant } from '../../document/index.ts'
import { sortedEntries } from '../lowering.ts'

/** The drawing as a Mermaid state diagram, top to bottom; nodes and edges in the order of their ids. */
export function toMermaid(variant: Variant): string {
  const graph = graphOf(variant)
  const nodes = sortedEntries(variant.nodes)
  const aliases = new Map(nodes.map(([id], index) => [id, `s${index + 1}`]))
  const alias = (id: string) => aliases.get(id) ?? ''
  const lines = ['stateDiagram-v2', '  direction TB']
  for (const [id, node] of nodes) lines.push(`  state "${label(id, node)}" as ${alias(id)}`)
  for (const [id, node] of nodes) if (node.kind === 'entry') lines.push(`  [*] --> ${alias(id)}`)
  for (const [id] of nodes)
    for (const edge of graph.outgoing(id)) {
      const port = graph.ports(id).find(({ id: each }) => each === edge.port)
      lines.push(`  ${alias(id)} --> ${alias(edge.to)}${portLabel(port)}`)
    }
  for (const [id, node] of nodes) if (node.kind === 'exit') lines.push(`  ${alias(id)} --> [*]`)
  return `${lines.join('\n')}\n`
}

const label = (id: string, node: JourneyNode): string => plain(node.name.trim() === '' ? id : node.name)

const portLabel = (port: Port | undefined): string =>
  port === undefined || port.id === 'next' ? '' : ` : ${plain(port.name ?? port.id)}`

const LONGEST_LABEL = 80

/**
 * Mermaid has no escapes for quotes, colons and line ends in labels; entities it understands stand in. Cut before that, so
 * that no entity is cut in two; without the characters that steer a terminal or turn the direction of a line.
 */
const plain = (text: string): string =>
  Array.from(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' '))
    .slice(0, LONGEST_LABEL)
    .join('')
    .replace(/[#;"<>{}:%&`\\]/g, (character) => `#${character.codePointAt(0)};`)
