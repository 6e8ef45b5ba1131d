import type { JourneyNode } from '../../../document/index.ts'
import { fitting, plainText, textWidth, wrapped } from '../../kit/index.ts'
import { hueOf, iconOf, sentenceOf } from '../kinds/index.ts'
import { titleOf } from '../kinds/say.ts'
import { boxOf, layoutOf, NODE_HEIGHT } from '../model/geometry.ts'
import type { Drawing } from './journey-picture.tsx'

const TILE = 48
const ICON = 18
const LABEL = { size: 11, height: 18, edge: 7 } as const
/** Waits shorter than this are none to speak of. */
const LEAST_MS = 1_000

const ROUND = new Set<JourneyNode['kind']>(['entry', 'exit', 'goal'])
const DIAMOND = new Set<JourneyNode['kind']>(['split', 'experiment', 'nextBest'])

interface StepPictureProps {
  readonly id: string
  readonly node: JourneyNode
  /** The name of its stage, where nothing else in the picture says it. */
  readonly stage: string | undefined
  readonly drawing: Drawing
}

/** A step as it stands on the canvas: shape, sign, name, sentence, figures, and the names of its ways out. */
export function StepPicture({ id, node, stage, drawing }: StepPictureProps) {
  const { say, paint, report } = drawing
  const box = boxOf(node)
  const round = ROUND.has(node.kind)
  const room = box.width - TILE - (round ? 26 : 12)
  const title = plainText(titleOf(node, say))
  const sentence = plainText(sentenceOf(node, say))
  const lines = wrapped(sentence, room, 12, report ? 1 : 2)
  const labelled = layoutOf(node).ports.length > 1 && node.kind !== 'message'
  // Name, lines and figures stand in the middle of the step; labels of ways out reach into it from below.
  const rows = 1 + lines.length + (report ? 1 : 0)
  const top = (NODE_HEIGHT - (labelled ? 9 : 0) - (4 + rows * 16)) / 2
  return (
    <g transform={`translate(${box.x} ${box.y})`}>
      {/* What has no room is still there for who points at it. */}
      <title>{`${title}: ${sentence}`}</title>
      <rect
        x={0.5}
        y={0.5}
        width={box.width - 1}
        height={NODE_HEIGHT - 1}
        rx={round ? NODE_HEIGHT / 2 : 8}
        fill={paint('surface')}
        stroke={paint('line-strong')}
      />
      <Sign node={node} paint={paint} />
      <text x={TILE} y={top + 15} fontSize={13} fontWeight={600} fill={paint('text')}>
        {fitting(title, room, 13, true)}
      </text>
      {lines.map((line, index) => (
        <text key={line} x={TILE} y={top + 32 + index * 16} fill={paint('text-soft')}>
          {line}
        </text>
      ))}
      {report && <Figures id={id} y={top + rows * 16} drawing={drawing} />}
      <Labels node={node} drawing={drawing} />
      {stage && (
        <text x={box.width - 16} y={-6} fontSize={11} textAnchor="end" fill={paint('text-soft')}>
          {fitting(plainText(stage), box.width / 2 - 24, 11)}
        </text>
      )}
    </g>
  )
}

function Sign({ node, paint }: { node: JourneyNode; paint: Drawing['paint'] }) {
  const Icon = iconOf(node)
  const hue = paint(hueOf(node))
  const middle = NODE_HEIGHT / 2
  const [size, tilt] = DIAMOND.has(node.kind) ? [26, 45] : [32, 0]
  return (
    <>
      <rect
        x={TILE / 2 - size / 2}
        y={middle - size / 2}
        width={size}
        height={size}
        rx={ROUND.has(node.kind) ? size / 2 : tilt ? 5 : 8}
        fill={hue}
        fillOpacity={0.13}
        {...(tilt > 0 && { transform: `rotate(${tilt} ${TILE / 2} ${middle})` })}
      />
      <Icon x={(TILE - ICON) / 2} y={middle - ICON / 2} size={ICON} stroke={1.75} color={hue} aria-hidden="true" />
    </>
  )
}

/** How many came, what share of all that is, and how long half of them stay. */
function Figures({ id, y, drawing: { report, say, paint } }: { id: string; y: number; drawing: Drawing }) {
  const { format } = say
  const figures = report?.nodes[id]
  const entered = figures?.entered ?? 0
  const share = entered / Math.max(1, report?.entered ?? 0)
  const wait = figures?.dwellMs.p50 ?? 0
  const rest = [
    format.percent(share, share < 0.1 ? 1 : 0),
    ...(wait >= LEAST_MS ? [format.elapsed(wait, 'narrow')] : []),
  ].join(' · ')
  return (
    <text x={TILE} y={y} fill={paint('text-soft')}>
      <tspan fill={paint('text')} fontWeight={600}>
        {format.compact(entered)}
      </tspan>
      {`  ${rest}`}
    </text>
  )
}

function Labels({ node, drawing: { say, paint } }: { node: JourneyNode; drawing: Drawing }) {
  const { ports, width } = layoutOf(node)
  const room = width / Math.max(1, ports.length) - 2
  return ports.map((port) => {
    if (port.id === 'next')
      return (
        <circle
          key={port.id}
          cx={port.x}
          cy={NODE_HEIGHT}
          r={4.5}
          fill={paint('surface')}
          stroke={paint('line-strong')}
          strokeWidth={1.5}
        />
      )
    const name = plainText(port.name ?? say.t(`common:port.${port.id}`)) || '–'
    const label = fitting(name, room - 2 * LABEL.edge, LABEL.size)
    const wide = Math.min(room, textWidth(label, LABEL.size) + 2 * LABEL.edge)
    return (
      <g key={port.id}>
        <rect
          x={port.x - wide / 2}
          y={NODE_HEIGHT - LABEL.height / 2}
          width={wide}
          height={LABEL.height}
          rx={LABEL.height / 2}
          fill={paint('surface')}
          stroke={paint('line-strong')}
        />
        <text
          x={port.x}
          y={NODE_HEIGHT + 4}
          fontSize={LABEL.size}
          fontWeight={500}
          textAnchor="middle"
          fill={paint('text-soft')}
        >
          {label}
        </text>
      </g>
    )
  })
}
