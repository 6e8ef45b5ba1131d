import { useReducedMotion } from '@mantine/hooks'
import { type NodeChange, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Position, Variant } from '../../../document/index.ts'
import { type Editor, variantInView } from '../../../editor/index.ts'
import type { CanvasNode, Held } from '../model/flow-model.ts'
import {
  carried,
  lookAround,
  markGroups,
  movedSince,
  NOTHING,
  onTheWay,
  placed,
  type Shown,
  setDown,
} from './in-hand.ts'

const GLIDE_MS = 320
/** More than so many gliding steps would stutter: they are set down at once. */
const GLIDE_MOST = 300

export interface Dragging extends Shown {
  readonly onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => void
  /** Puts everything back. False when nothing is in the hand. */
  readonly cancel: () => boolean
  /** Shows steps on their way from where they were to where the document has them now. */
  readonly glideFrom: (before: Readonly<Record<string, Position>>) => void
}

interface Hand {
  held: Held
  cancelled: boolean
  /** Alt is held down: nothing pulls. */
  free: boolean
  frame: number
}

const variantOf = (editor: Editor): Variant | undefined =>
  variantInView(editor.document.getState().journey, editor.view.getState())?.variant

/**
 * Things in the hand. While they are carried only the view knows where they are; setting them down is one command, so a
 * drag of a thousand steps writes the document once. What is carried lines up with what stands around it, unless Alt is
 * held.
 */
export function useDragging(editor: Editor): Dragging {
  const [shown, setShown] = useState<Shown>(NOTHING)
  const hand = useRef<Hand>({ held: NOTHING.held, cancelled: false, free: false, frame: 0 })
  const flow = useStoreApi()
  const still = useReducedMotion()
  useEffect(() => watchAlt(hand.current), [])
  useEffect(() => {
    // Where there are groups, even the quickest first drag must find them.
    if (Object.keys(variantOf(editor)?.groups ?? {}).length > 0) void lookAround()
  }, [editor])
  const ways = useMemo(() => {
    const show = (next: Shown, variant?: Variant) => {
      cancelAnimationFrame(hand.current.frame)
      hand.current.held = next.held
      setShown(next)
      markGroups(flow.getState().domNode, variant, next.changes)
    }
    /** Shows where things are, or sets them down. */
    const carry = (variant: Variant, moves: Parameters<typeof carried>[2], letGo: boolean) => {
      const held = carried(variant, hand.current.held, moves)
      const next = placed(variant, held, hand.current.free ? undefined : flow.getState())
      if (letGo) setDown(editor, variant, next)
      show(letGo ? NOTHING : next, variant)
    }
    return {
      onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => {
        const moves = changes.filter((change) => change.type === 'position')
        const variant = variantOf(editor)
        if (moves.length === 0 || !variant) return
        const letGo = moves.some(({ dragging }) => dragging === false)
        if (!hand.current.cancelled) carry(variant, moves, letGo)
        if (letGo) hand.current.cancelled = false
      },
      cancel: () => {
        if (hand.current.held.size === 0) return false
        hand.current.cancelled = true
        show(NOTHING)
        return true
      },
      glideFrom: (before: Readonly<Record<string, Position>>) => {
        const moved = movedSince(variantOf(editor), before)
        if (still || moved.length === 0 || moved.length > GLIDE_MOST) return
        const start = performance.now()
        const step = () => {
          const share = Math.min(1, (performance.now() - start) / GLIDE_MS)
          if (share === 1) return setShown(NOTHING)
          setShown({ ...NOTHING, held: onTheWay(moved, 1 - (1 - share) ** 3) })
          hand.current.frame = requestAnimationFrame(step)
        }
        cancelAnimationFrame(hand.current.frame)
        step()
      },
    }
  }, [editor, flow, still])
  useEffect(() => () => cancelAnimationFrame(hand.current.frame), [])
  return useMemo(() => ({ ...shown, ...ways }), [shown, ways])
}

/** Keeps in mind whether Alt is down: React Flow tells of places, not of keys. */
function watchAlt(hand: Hand): () => void {
  const look = ({ altKey, type }: PointerEvent | KeyboardEvent) => {
    hand.free = altKey
    if (type === 'pointerdown') void lookAround()
  }
  const kinds = ['pointerdown', 'pointermove', 'pointerup', 'keydown', 'keyup'] as const
  for (const kind of kinds) window.addEventListener(kind, look, { capture: true })
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, look, { capture: true })
  }
}
