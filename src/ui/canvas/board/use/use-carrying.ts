import type { NodeChange, NodePositionChange } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import type { Bench } from '../board-deeds.ts'
import { boxOfThing, type Held, readThingId, setDownParts, type ThingNode } from '../model/board-things.ts'
import type { Rect } from '../model/place.ts'

const EMPTY: Held = new Map()

export interface Carrying {
  readonly held: Held
  readonly onNodesChange: (changes: readonly NodeChange<ThingNode>[]) => void
  /** A thing as large as this, while its corner is in the hand; with `done` it is let go. */
  readonly resize: (flowId: string, box: Rect, done: boolean) => void
  /** Puts everything back. False when nothing is in the hand. */
  readonly cancel: () => boolean
}

/**
 * Things in the hand. While they are carried only the view knows where they are; setting them down is one step, in which
 * each comes to belong to the cell it lies in.
 */
export function useCarrying(bench: Bench): Carrying {
  const [held, setHeld] = useState<Held>(EMPTY)
  const hand = useRef({ held: EMPTY, cancelled: false })
  const ways = useMemo(() => {
    const show = (next: Held) => {
      hand.current.held = next
      setHeld(next)
    }
    const letGo = (carried: Held) => {
      if (!hand.current.cancelled) setDown(bench, carried)
      hand.current.cancelled = false
      show(EMPTY)
    }
    return {
      onNodesChange: (changes: readonly NodeChange<ThingNode>[]) => {
        const moves = changes.filter((change) => change.type === 'position')
        if (moves.length === 0) return
        const next = carried(bench, hand.current.held, moves)
        if (moves.some(({ dragging }) => dragging === false)) letGo(next)
        else if (!hand.current.cancelled) show(next)
      },
      resize: (flowId: string, box: Rect, done: boolean) => {
        const next = new Map([[flowId, box]])
        if (done) letGo(next)
        else if (!hand.current.cancelled) show(next)
      },
      cancel: () => {
        if (hand.current.held.size === 0) return false
        hand.current.cancelled = true
        show(EMPTY)
        return true
      },
    }
  }, [bench])
  return useMemo(() => ({ held, ...ways }), [held, ways])
}

function carried(bench: Bench, before: Held, moves: readonly NodePositionChange[]): Held {
  const next = new Map(before)
  for (const { id, position } of moves) {
    const box = position && (next.get(id) ?? boxNow(bench, id))
    if (box) next.set(id, { ...box, ...position })
  }
  return next
}

function boxNow(bench: Bench, flowId: string): Rect | undefined {
  const named = readThingId(flowId)
  const thing = named && bench.editor.document.getState().journey.workshop?.board?.[named.kind][named.id]
  return thing && boxOfThing(named.kind, thing, bench.layout())
}

function setDown(bench: Bench, carried: Held): void {
  const layout = bench.layout()
  const board = bench.editor.document.getState().journey.workshop?.board
  const gesture = bench.editor.gesture('board.edit')
  for (const [flowId, box] of carried) {
    const named = readThingId(flowId)
    const thing = named && board?.[named.kind][named.id]
    const before = thing && boxOfThing(named.kind, thing, layout)
    if (!before || sameRect(before, box)) continue
    bench.editor.execute('board.edit', { ...named, parts: setDownParts(named.kind, thing, box, layout) })
  }
  gesture.commit()
}

const sameRect = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
