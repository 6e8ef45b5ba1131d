import type { ElkNode } from 'elkjs/lib/elk-api.js'
import type { Position, Variant } from '../../../document/index.ts'
import { layoutOf, NODE_HEIGHT } from '../model/geometry.ts'

/** Canvas units between rows: with a step's height, a row every 120. */
const ROW_GAP = 48
const COLUMN_GAP = 40

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(ROW_GAP),
  'elk.spacing.nodeNode': String(COLUMN_GAP),
  'elk.spacing.edgeNode': '24',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.separateConnectedComponents': 'true',
  'elk.spacing.componentComponent': '80',
} as const

/** The variant as the layout engine reads it: ports at their places, so that edges cross as little as possible. */
function graphOf(variant: Variant): ElkNode {
  const entry = (id: string) => `${id}.in`
  return {
    id: 'journey',
    layoutOptions: OPTIONS,
    children: Object.entries(variant.nodes).map(([id, node]) => {
      const { width, ports } = layoutOf(node)
      return {
        id,
        width,
        height: NODE_HEIGHT,
        layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
        ports: [
          { id: entry(id), x: width / 2, y: 0, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'NORTH' } },
          ...ports.map((port) => ({
            id: `${id}.out.${port.id}`,
            x: port.x,
            y: NODE_HEIGHT,
            width: 0,
            height: 0,
            layoutOptions: { 'elk.port.side': 'SOUTH' },
          })),
        ],
      }
    }),
    edges: Object.entries(variant.edges).map(([id, { from, port, to }]) => ({
      id,
      sources: [`${from}.out.${port}`],
      targets: [entry(to)],
    })),
  }
}

export interface Layout {
  readonly positions: Promise<Readonly<Record<string, Position>>>
  /** Gives up; `positions` then never settles. */
  readonly cancel: () => void
}

/** Lays a variant out from top to bottom in a worker that is loaded when first needed. */
export function layOut(variant: Variant): Layout {
  let worker: Worker | undefined
  let cancelled = false
  const positions = (async () => {
    const [{ default: Elk }, { default: ElkWorker }] = await Promise.all([
      import('elkjs/lib/elk-api.js'),
      import('elkjs/lib/elk-worker.min.js?worker'),
    ])
    if (cancelled) return new Promise<never>(() => undefined)
    const engine = new Elk({
      workerFactory: () => {
        worker = new ElkWorker()
        return worker
      },
    })
    try {
      return positionsFrom(await engine.layout(graphOf(variant)))
    } finally {
      worker?.terminate()
    }
  })()
  return {
    positions,
    cancel: () => {
      cancelled = true
      worker?.terminate()
    },
  }
}

/** Our positions are the middle of a step's top edge; everything moves so that the first entry's column is at 0. */
function positionsFrom({ children = [] }: ElkNode): Record<string, Position> {
  const placed = children.map(({ id, x = 0, y = 0, width = 0 }) => [id, { x: x + width / 2, y }] as const)
  const top = placed.reduce((best, [, { y }]) => Math.min(best, y), Infinity)
  const first = placed.find(([, { y }]) => y === top)?.[1].x ?? 0
  return Object.fromEntries(placed.map(([id, { x, y }]) => [id, { x: Math.round(x - first), y: Math.round(y - top) }]))
}
