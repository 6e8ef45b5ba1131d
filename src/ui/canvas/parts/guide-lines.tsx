import { useStore as useFlow, ViewportPortal } from '@xyflow/react'
import type { Guide } from '../model/guides.ts'
import classes from './guide-lines.module.css'

/** Lines that show with what the thing in the hand lines up. One screen pixel wide, however near one is. */
export function GuideLines({ guides }: { guides: readonly Guide[] }) {
  const zoom = useFlow((state) => state.transform[2])
  if (guides.length === 0) return null
  const thin = 1 / zoom
  return (
    <ViewportPortal>
      <div className={classes.lines} aria-hidden="true" data-testid="guides">
        {guides.map(({ axis, at, from, to, kind }) => (
          <div
            key={`${axis} ${at} ${from} ${kind}`}
            className={classes.line}
            data-kind={kind}
            data-axis={axis}
            style={
              axis === 'x'
                ? { left: at - thin / 2, top: from, width: thin, height: to - from }
                : { left: from, top: at - thin / 2, width: to - from, height: thin }
            }
          />
        ))}
      </div>
    </ViewportPortal>
  )
}
