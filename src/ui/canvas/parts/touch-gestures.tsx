import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { pinchAnywhere } from '../use/pinch.ts'

interface TouchGesturesProps {
  /** Puts back what is in the hand. */
  readonly letGo: () => void
}

/** What fingers do that React Flow leaves undone. Draws nothing. */
export function TouchGestures({ letGo }: TouchGesturesProps) {
  const { getViewport, setViewport } = useReactFlow()
  const flow = useStoreApi()
  const latest = useRef(letGo)
  useEffect(() => {
    latest.current = letGo
  })
  useEffect(() => {
    const { domNode, minZoom, maxZoom } = flow.getState()
    if (!domNode) return undefined
    return pinchAnywhere({
      frame: domNode,
      get: getViewport,
      set: (viewport) => void setViewport(viewport),
      limits: [minZoom, maxZoom],
      letGo: () => latest.current(),
    })
  }, [flow, getViewport, setViewport])
  return null
}
