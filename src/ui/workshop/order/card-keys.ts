import { score } from '../../../workshop/index.ts'
import type { Scores } from './placing.ts'

const ARROWS: ReadonlyMap<string, readonly [effort: number, impact: number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, 1]],
  ['ArrowDown', [0, -1]],
])

/** Where a card that lay nowhere begins. */
const MIDDLE: Scores = { effort: 3, impact: 3 }

/**
 * What a key makes of a card's place: arrow keys move it by a tenth, with Shift by a whole, within the board; a card that
 * lay nowhere comes to the middle. Delete takes it off (`off`). Undefined: the key means nothing here.
 */
export function placeAfterKey(key: string, shift: boolean, at: Scores | undefined): Scores | 'off' | undefined {
  if (key === 'Delete' || key === 'Backspace') return at && 'off'
  const arrow = ARROWS.get(key)
  if (!arrow) return undefined
  if (!at) return MIDDLE
  const by = shift ? 1 : 0.1
  const moved = (value: number, direction: number) => score(value + direction * by) ?? value
  return { effort: moved(at.effort, arrow[0]), impact: moved(at.impact, arrow[1]) }
}
