import { useReducedMotion } from '@mantine/hooks'
import { useEffect, useMemo, useRef } from 'react'
import type { Editor } from '../../../editor/index.ts'
import { CrowdLayer } from '../../canvas/index.ts'
import type { Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'
import { FlowBar } from './flow-bar.tsx'
import { createPlayback } from './playback.ts'

const FRAMES = {
  request: (callback: (ms: number) => void) => requestAnimationFrame(callback),
  cancel: (id: number) => cancelAnimationFrame(id),
}

/** Lies over the canvas once there is a run: its example customers as they go their ways, and what else the run can show there. */
export function FlowOverlay({ editor, simulation }: { editor: Editor; simulation: Simulation }) {
  const playback = useMemo(() => createPlayback(simulation.run, FRAMES), [simulation])
  // Known at once: otherwise people would have begun to move before it is.
  const still = useReducedMotion(false, { getInitialValueInEffect: false })
  const moving = useRef(true)
  moving.current = !still
  useEffect(() => playback.follow(() => moving.current), [playback])
  const ofThis = useReadable(simulation.run, ({ report }) => report?.variant)
  const variant = useReadable(editor.view, (view) => view.variant)
  const shown = useReadable(playback.store, (state) => state.shown)
  // The people of one variant have no places in another.
  if (ofThis === undefined || ofThis !== variant) return null
  return (
    <>
      {shown && <CrowdLayer crowd={playback.crowd} />}
      <FlowBar editor={editor} simulation={simulation} playback={playback} still={still} />
    </>
  )
}
