import type { Position, Variant } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { bandAt, bandsOf } from '../model/bands.ts'
import { boxOf } from '../model/geometry.ts'

/** Stages that steps come to by being carried from one band into another. */
export function stagesOf(
  editor: Editor,
  variant: Variant,
  nodes: Readonly<Record<string, Position>>,
): Record<string, string> {
  const { bands: way } = editor.view.getState()
  if (way === 'none') return {}
  const bands = bandsOf(variant, editor.document.getState().journey.stages, way)
  return Object.fromEntries(
    Object.entries(nodes).flatMap(([id, to]) => {
      const node = variant.nodes[id]
      const stage = node && bandAt(bands, way, boxOf(node, to))
      const before = node && bandAt(bands, way, boxOf(node))
      return stage !== undefined && stage !== before && stage !== node?.stage ? [[id, stage]] : []
    }),
  )
}
