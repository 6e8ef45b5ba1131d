import '@xyflow/react/dist/style.css'
import { type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import type { Variant } from '../../../src/document/index.ts'

/** React Flow as its documentation's first page has it, with the same graph: default nodes, default edges, no options. */
export function bare(variant: Variant) {
  const nodes: Node[] = Object.entries(variant.nodes).map(([id, { name, position }]) => ({
    id,
    position,
    data: { label: name },
  }))
  const edges: Edge[] = Object.entries(variant.edges).map(([id, { from, to }]) => ({ id, source: from, target: to }))
  return <Bare nodes={nodes} edges={edges} />
}

function Bare(initial: { nodes: Node[]; edges: Edge[] }) {
  const [nodes, , onNodesChange] = useNodesState(initial.nodes)
  const [edges, , onEdgesChange] = useEdgesState(initial.edges)
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      // The range of Jornada's canvas, without which the two could not be moved alike.
      minZoom={0.05}
      maxZoom={2}
    />
  )
}
