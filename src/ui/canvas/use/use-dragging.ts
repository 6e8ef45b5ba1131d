import type { NodeChange } from '@xyflow/react'
import { useMemo, useRef, useState } from 'react'
import type { Position } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { type CanvasNode, type Held, noteIdOf } from '../model/flow-model.ts'

const EMPTY: Held = new Map()

interface Dragging {
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
  const hand = useRef<{ held: Held; cancelled: boolean }>({ held: EMPTY, cancelled: false })
  const moves = useMemo(() => {
    const show = (next: Held) => {
      hand.current.held = next
      setHeld(next)
    }
    return {
      onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => {
        const moves = changes.filter((change) => change.type === 'position')
        if (moves.length === 0) return
        const letGo = moves.some(({ dragging }) => dragging === false)
        if (!hand.current.cancelled) {
          const next = new Map(hand.current.held)
          for (const { id, position } of moves) if (position) next.set(id, position)
          if (letGo) setDown(editor, next)
          show(letGo ? EMPTY : next)
        }
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
  return { held, ...moves }
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
