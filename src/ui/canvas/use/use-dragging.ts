import type { NodeChange, NodePositionChange } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import type { Position } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { type CanvasNode, type Held, noteIdOf } from '../model/flow-model.ts'

const EMPTY: Held = new Map()

export interface Dragging {
  readonly held: Held
  readonly onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => void
  /** Puts everything back. False when nothing is in the hand. */
  readonly cancel: () => boolean
}

/**
 * Things in the hand. While they are carried only the view knows where they are; setting them down is one command, so a
 * drag of a thousand steps writes the document once.
 */
export function useDragging(editor: Editor): Dragging {
  const [held, setHeld] = useState<Held>(EMPTY)
  const hand = useRef<Hand>({ held: EMPTY, cancelled: false })
  const ways = useMemo(() => {
    const show = (next: Held) => {
      hand.current.held = next
      setHeld(next)
    }
    return {
      onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => {
        const moves = changes.filter((change) => change.type === 'position')
        if (moves.length === 0) return
        const letGo = moves.some(({ dragging }) => dragging === false)
        if (!hand.current.cancelled) show(carry(editor, hand.current.held, moves, letGo))
        if (letGo) hand.current.cancelled = false
      },
      cancel: () => {
        if (hand.current.held.size === 0) return false
        hand.current.cancelled = true
        show(EMPTY)
        return true
      },
    }
  }, [editor])
  return useMemo(() => ({ held, ...ways }), [held, ways])
}

interface Hand {
  held: Held
  cancelled: boolean
}

/** What is in the hand after some moves; nothing once it is let go, and then the document knows. */
function carry(editor: Editor, before: Held, moves: readonly NodePositionChange[], letGo: boolean): Held {
  const next = new Map(before)
  for (const { id, position } of moves) if (position) next.set(id, position)
  if (!letGo) return next
  setDown(editor, next)
  return EMPTY
}

function setDown(editor: Editor, held: Held): void {
  const nodes: Record<string, Position> = {}
  const notes: Record<string, Position> = {}
  for (const [id, position] of held) {
    const note = noteIdOf(id)
    if (note === undefined) nodes[id] = position
    else notes[note] = position
  }
  editor.execute('node.move', { nodes, notes })
}
