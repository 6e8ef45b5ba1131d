import type { Position } from '../../../document/index.ts'
import { textWidth } from '../../kit/index.ts'
import { thicknessOf } from '../far/paint.ts'
import { roundedPath } from '../model/edge-path.ts'
import type { Drawing } from './journey-picture.tsx'

/** Below the port at which a way's figures stand. */
const FIGURES_BELOW = 27
const ARROW = 7

interface WayPictureProps {
  readonly id: string
  readonly corners: readonly Position[]
  readonly drawing: Drawing
}

/** A way from step to step; with a simulation as thick as the share of people who took it. */
export function WayPicture({ id, corners, drawing }: WayPictureProps) {
  const { paint, report, say } = drawing
  const count = report ? (report.edges[id]?.count ?? 0) : undefined
  const share = count === undefined ? undefined : count / Math.max(1, report?.entered ?? 0)
  const width = thicknessOf(share)
  const colour = paint('line-strong')
  const [start, end] = [corners[0], corners.at(-1)]
  return (
    <>
      <path
        d={roundedPath(corners)}
        fill="none"
        stroke={count ? paint('accent') : colour}
        strokeOpacity={count ? 0.55 : 1}
        strokeWidth={width}
        strokeLinejoin="round"
        strokeLinecap="round"
        {...(count === 0 && { strokeDasharray: '2 5' })}
      />
      {end && width < 5 && (
        <path
          d={`M${end.x - ARROW},${end.y - ARROW}L${end.x},${end.y}L${end.x + ARROW},${end.y - ARROW}`}
          fill="none"
          stroke={colour}
          strokeWidth={1.5}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      {start && count !== undefined && share !== undefined && (
        <WayFigures
          at={{ x: start.x, y: start.y + FIGURES_BELOW }}
          count={say.format.compact(count)}
          share={say.format.percent(share, share < 0.1 ? 1 : 0)}
          drawing={drawing}
        />
      )}
    </>
  )
}

interface WayFiguresProps {
  readonly at: Position
  readonly count: string
  readonly share: string
  readonly drawing: Drawing
}

function WayFigures({ at, count, share, drawing: { paint, ground } }: WayFiguresProps) {
  const width = textWidth(`${count} ${share}`, 11, true) + 6
  return (
    <>
      <rect x={at.x - width / 2} y={at.y - 8} width={width} height={16} rx={4} fill={ground} />
      <text x={at.x} y={at.y + 4} fontSize={11} textAnchor="middle" fill={paint('text-soft')}>
        <tspan fill={paint('text')} fontWeight={600}>
          {count}
        </tspan>
        {` ${share}`}
      </text>
    </>
  )
}
