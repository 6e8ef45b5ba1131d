import { type SankeyLinkProps as LinkProps, type SankeyNodeProps as NodeProps, Sankey, Tooltip } from 'recharts'

import { columnsOf, type FlowNode } from '../figures/flow.ts'
import classes from './charts.module.css'
import { Hint, type Size } from './parts.tsx'
import { fitting } from './text.ts'

/** A place of the flow with its words and its colour. */
export interface FlowPlace extends FlowNode {
  readonly name: string
  readonly hint: string
  readonly colour: string
}

export interface FlowStream {
  readonly source: number
  readonly target: number
  readonly value: number
  readonly hint: string
}

export interface FlowChartProps extends Size {
  places: readonly FlowPlace[]
  streams: readonly FlowStream[]
}

const PLACE = 8

/** The whole journey as streams of people, as broad as they are many. */
export function FlowChart({ places, streams, width, height }: FlowChartProps) {
  // Up to the next column: further, names would lie upon each other.
  const room = Math.min(150, width / Math.max(1, columnsOf({ nodes: places, links: streams }) - 1) - 22)
  return (
    <Sankey
      width={width}
      height={height}
      data={{ nodes: [...places], links: [...streams] }}
      nodeWidth={PLACE}
      nodePadding={16}
      margin={{ top: 8, right: 4, bottom: 8, left: 4 }}
      node={(props: NodeProps) => <Place {...props} end={width} room={room} />}
      link={(props: LinkProps) => <Stream {...props} />}
    >
      <Tooltip content={<StreamHint />} isAnimationActive={false} />
    </Sankey>
  )
}

function Place({ x, y, width, height, payload, end, room }: NodeProps & { end: number; room: number }) {
  const place = payload as unknown as FlowPlace & { depth: number }
  const last = x + width > end - 40
  const high = Math.max(1.5, height)
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: its figures are read by keyboard, as a picture's
    <g className={classes.place} tabIndex={0} role="img" aria-label={place.hint}>
      <rect
        x={x}
        y={y}
        width={width}
        height={high}
        rx={1}
        fill={place.kind === 'back' ? 'var(--j-surface)' : place.colour}
        stroke={place.colour}
        {...(place.kind === 'back' ? { strokeDasharray: '3 2' } : {})}
      />
      <rect className={classes.placeRing} x={x - 3} y={y - 3} width={width + 6} height={high + 6} rx={3} />
      <text
        x={last ? x - 5 : x + width + 5}
        y={y + high / 2}
        dy="0.35em"
        textAnchor={last ? 'end' : 'start'}
        className={classes.onFlow}
      >
        <title>{place.hint}</title>
        {fitting(place.name, room)}
      </text>
    </g>
  )
}

function Stream({ sourceX, targetX, sourceY, targetY, sourceControlX, targetControlX, linkWidth }: LinkProps) {
  return (
    <path
      className={classes.stream}
      d={`M${sourceX},${sourceY} C${sourceControlX},${sourceY} ${targetControlX},${targetY} ${targetX},${targetY}`}
      strokeWidth={Math.max(1, linkWidth)}
    />
  )
}

interface StreamHintProps {
  active?: boolean
  payload?: readonly { readonly payload?: unknown }[]
}

/** The diagram wraps what it was given once more before it hands it out. */
function StreamHint({ active, payload }: StreamHintProps) {
  const outer = payload?.[0]?.payload
  const inner = typeof outer === 'object' && outer !== null && 'payload' in outer ? outer.payload : outer
  return <Hint active={active ?? false} payload={[{ payload: inner }]} />
}
