import { type Group, type JourneyNode, type Note, type Position, portsOf, type Variant } from '../document/index.ts'

/**
 * How large things stand on a canvas, in its units. A step's position is the middle of its top edge, a note's its left
 * upper corner. Commands that arrange things need it as much as what draws them.
 */
export const STEP_WIDTH = 240
export const STEP_HEIGHT = 72
/** Room for a port's label; a step with many ways out grows wider. */
const PORT_WIDTH = 84
const NOTE_SIZE = { width: 200, height: 120 } as const
/** A group's frame stands this far from its steps; its heading takes more room above. */
export const FRAME = { side: 24, top: 40, bottom: 32 } as const

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const widths = new WeakMap<object, number>()

export function stepWidth(node: Pick<JourneyNode, 'kind' | 'config'>): number {
  const known = widths.get(node.config)
  if (known !== undefined) return known
  const width = Math.max(STEP_WIDTH, portsOf(node).length * PORT_WIDTH)
  widths.set(node.config, width)
  return width
}

export function stepBox(node: Pick<JourneyNode, 'kind' | 'config' | 'position'>, at: Position = node.position): Box {
  const width = stepWidth(node)
  return { x: at.x - width / 2, y: at.y, width, height: STEP_HEIGHT }
}

export function noteBox(note: Pick<Note, 'position' | 'size'>, at: Position = note.position): Box {
  const { width, height } = note.size ?? NOTE_SIZE
  return { x: at.x, y: at.y, width, height }
}

/** The smallest box around all; `undefined` for none. */
export function around(boxes: Iterable<Box>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return left === Infinity ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}

/**
 * Where a group stands: its frame around its steps, or, collapsed, one box as large as a step in the middle of where
 * they begin. `undefined` when none of its steps is there. `at` says where steps in the hand are.
 */
export function groupBox(
  nodes: Variant['nodes'],
  group: Pick<Group, 'nodes' | 'collapsed'>,
  at?: ReadonlyMap<string, Position>,
): Box | undefined {
  const whole = around(
    group.nodes.flatMap((id) => {
      const node = nodes[id]
      return node ? [stepBox(node, at?.get(id))] : []
    }),
  )
  if (!whole) return undefined
  if (group.collapsed)
    return { x: whole.x + (whole.width - STEP_WIDTH) / 2, y: whole.y, width: STEP_WIDTH, height: STEP_HEIGHT }
  return {
    x: whole.x - FRAME.side,
    y: whole.y - FRAME.top,
    width: whole.width + 2 * FRAME.side,
    height: whole.height + FRAME.top + FRAME.bottom,
  }
}
