import classes from '../library.module.css'
import { FACE, type Preview } from './preview-model.ts'

/** The graph in small. Decoration: what it shows is said in words beside it. */
export function GraphPreview({ preview }: { preview: Preview | undefined }) {
  if (!preview) return <div className={classes.previewEmpty} />
  return (
    <svg className={classes.preview} viewBox={preview.viewBox} aria-hidden="true" focusable="false">
      {preview.edges.map((edge) => (
        <path key={edge.id} d={edge.path} className={classes.previewEdge} />
      ))}
      {preview.nodes.map((node) => (
        <rect
          key={node.id}
          x={node.x}
          y={node.y}
          rx={20}
          width={FACE.width}
          height={FACE.height}
          fill={`color-mix(in srgb, var(--j-category-${node.category}) 78%, var(--j-sunken))`}
        />
      ))}
    </svg>
  )
}
