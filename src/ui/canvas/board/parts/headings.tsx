import { useStore as useFlow, useStoreApi } from '@xyflow/react'
import { type ComponentType, type RefObject, useLayoutEffect, useRef } from 'react'
import type { BoardLane } from '../../../../document/index.ts'
import { useBoardLayout } from '../board-context.ts'
import type { BoardLayout, PlacedBand } from '../model/board-layout.ts'
import { rangeOf } from '../model/place.ts'
import classes from './headings.module.css'

export interface HeadingParts {
  readonly StageHead: ComponentType<{ stage: string; steps: readonly string[] }>
  /** `named`: the name of the step is not to be seen on the board itself now. */
  readonly StepHead: ComponentType<{ step: string; number: number; named: boolean }>
  readonly LaneHead: ComponentType<{ lane: BoardLane }>
}

/** Keeps a strip beside the board in step with it without drawing it again. */
function useFollow(strip: RefObject<HTMLElement | null>, axis: 'x' | 'y'): void {
  const flow = useStoreApi()
  useLayoutEffect(() => {
    const follow = () => {
      const { transform } = flow.getState()
      if (strip.current)
        strip.current.style.transform = axis === 'x' ? `translateX(${transform[0]}px)` : `translateY(${transform[1]}px)`
    }
    follow()
    return flow.subscribe(follow)
  }, [flow, strip, axis])
}

/** Stages and steps over the board: in sight wherever one looks. */
export function TopHeadings({ parts: { StageHead, StepHead } }: { parts: HeadingParts }) {
  const layout = useBoardLayout()
  const strip = useRef<HTMLDivElement>(null)
  const zoom = useFlow((state) => state.transform[2])
  const named = useFlow(({ transform: [, y, z] }) => namesAreHidden(layout, y, z))
  const key = useFlow(({ transform: [x, , z], width }) => {
    const range = rangeOf(
      layout.columns.map((each) => [each.x, each.width] as const),
      -x / z,
      (width - x) / z,
    )
    return range ? `${range.from} ${range.to}` : ''
  })
  const [from = 0, to = -1] = key === '' ? [] : key.split(' ').map(Number)
  useFollow(strip, 'x')
  return (
    <div className={classes.top} data-testid="board-steps">
      {layout.bands.map((band) => (
        <Band key={band.steps[0]} band={band} zoom={zoom}>
          <StageHead stage={band.stage} steps={band.steps} />
        </Band>
      ))}
      <div ref={strip} className={classes.strip}>
        {layout.columns.slice(from, to + 1).map(({ step, x, width }, index) => (
          <div key={step} className={classes.step} style={{ left: x * zoom, width: width * zoom }}>
            <StepHead step={step} number={from + index + 1} named={named} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** The names of steps stand in the lane of actions: seen, unless it is hidden or has gone under the headings. */
function namesAreHidden({ lanes, laneOf }: BoardLayout, y: number, zoom: number): boolean {
  const lane = lanes[laneOf.get('action') ?? -1]
  return !lane || (lane.y + Math.min(lane.height, 44)) * zoom + y < 12
}

/** The heading of a stage stays in sight as long as one of its columns is. */
function Band({ band, zoom, children }: { band: PlacedBand; zoom: number; children: React.ReactNode }) {
  const place = useFlow(({ transform: [x], width }) => {
    const [start, end] = [band.x * zoom + x, (band.x + band.width) * zoom + x]
    return end < 0 || start > width ? '' : `${Math.max(0, start)} ${Math.min(width, end)}`
  })
  if (place === '') return null
  const [left = 0, right = 0] = place.split(' ').map(Number)
  return (
    <div className={classes.band} style={{ left, width: right - left }}>
      {children}
    </div>
  )
}

/** The lanes beside the board. */
export function SideHeadings({ parts: { LaneHead } }: { parts: HeadingParts }) {
  const layout = useBoardLayout()
  const strip = useRef<HTMLDivElement>(null)
  const zoom = useFlow((state) => state.transform[2])
  useFollow(strip, 'y')
  return (
    <div className={classes.side} data-testid="board-lanes">
      <div ref={strip} className={classes.strip}>
        {layout.lanes.map(({ lane, y, height }) => (
          <div
            key={lane}
            className={classes.lane}
            data-size={height * zoom < 18 ? 'tiny' : height * zoom < 38 ? 'small' : undefined}
            style={{ top: y * zoom, height: height * zoom }}
          >
            <LaneHead lane={lane} />
          </div>
        ))}
      </div>
    </div>
  )
}
