import { type KeyboardEvent, useCallback } from 'react'
import type { Idea } from '../ideas/use-ideas.ts'
import { placeAfterKey } from './card-keys.ts'
import type { Scores } from './placing.ts'

/** Where an idea's card lies; nothing where it waits for a place. */
export const scoresOf = ({ opportunity: { effort, impact } }: Pick<Idea, 'opportunity'>): Scores | undefined =>
  effort === undefined || impact === undefined ? undefined : { effort, impact }

/** Moves a card by the keyboard. */
export function useCardKeys(onMove: (idea: Idea, scores: Scores | undefined) => void) {
  return useCallback(
    (idea: Idea) => (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const place = placeAfterKey(event.key, event.shiftKey, scoresOf(idea))
      if (!place) return
      // Nothing else may move by it: no list scrolls, no step on the canvas goes.
      event.preventDefault()
      event.stopPropagation()
      onMove(idea, place === 'off' ? undefined : place)
    },
    [onMove],
  )
}
