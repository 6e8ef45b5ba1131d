import type { NodeProps } from '@xyflow/react'
import { lazy, memo, Suspense } from 'react'
import { useCanvas, useView } from '../canvas-context.ts'
import type { FoldedNode, FrameNode } from '../model/flow-model.ts'

// What most journeys open without: the canvas stands before it is there.
const LazyFrame = lazy(async () => ({ default: (await import('./group-frame.tsx')).GroupFrame }))
const LazyFolded = lazy(async () => ({ default: (await import('./folded-group.tsx')).FoldedGroup }))
const LazyBands = lazy(async () => ({ default: (await import('./bands-layer.tsx')).BandsLayer }))

export const GroupFrame = memo(function GroupFrame(props: NodeProps<FrameNode>) {
  return (
    <Suspense fallback={null}>
      <LazyFrame {...props} />
    </Suspense>
  )
})

export const FoldedGroup = memo(function FoldedGroup(props: NodeProps<FoldedNode>) {
  return (
    <Suspense fallback={null}>
      <LazyFolded {...props} />
    </Suspense>
  )
})

/** Stages behind the steps, when they are to be shown. */
export function Bands() {
  const { editor } = useCanvas()
  const way = useView(editor, (view) => view.bands)
  if (way === 'none') return null
  return (
    <Suspense fallback={null}>
      <LazyBands way={way} />
    </Suspense>
  )
}
