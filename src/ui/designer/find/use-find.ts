import { useDeferredValue, useMemo, useState } from 'react'
import { findText, type Search } from '../../../editor/index.ts'
import { useJourney, useView } from '../../canvas/index.ts'
import { useDesigner } from '../designer-context.ts'
import { goToOccurrence, type Occurrence, occurrencesOf } from './occurrences.ts'

const NONE: readonly Occurrence[] = []

export interface Finding {
  readonly search: Search
  readonly everywhere: boolean
  readonly found: readonly Occurrence[]
  /** Index of the one that is shown; −1 before the first was gone to. */
  readonly at: number
  readonly change: (part: Partial<Search>) => void
  readonly setEverywhere: (everywhere: boolean) => void
  readonly goTo: (at: number) => void
  /** Shows the next one, or the one before; after the last comes the first. */
  readonly step: (by: 1 | -1) => void
}

/** What is searched for, and what of it is found in the journey as it is now. */
export function useFind(): Finding {
  const { editor, tools } = useDesigner()
  const [search, setSearch] = useState<Search>({ text: '' })
  const [everywhere, setEverywhere] = useState(false)
  const [at, setAt] = useState(-1)
  const journey = useJourney(editor, (document) => document)
  const variant = useView(editor, (view) => view.variant)
  // A large journey is searched after the letter is on the screen.
  const wanted = useDeferredValue(search)
  const found = useMemo(
    () => (wanted.text === '' ? NONE : occurrencesOf(findText(journey, wanted, everywhere ? undefined : variant))),
    [journey, wanted, everywhere, variant],
  )
  const current = Math.min(at, found.length - 1)
  const goTo = (next: number) => {
    const occurrence = found[next]
    setAt(next)
    if (occurrence) goToOccurrence(editor, tools, occurrence)
  }
  return {
    search,
    everywhere,
    found,
    at: current,
    change: (part) => {
      setSearch((before) => ({ ...before, ...part }))
      setAt(-1)
    },
    setEverywhere,
    goTo,
    step: (by) => {
      if (found.length > 0)
        goTo(current < 0 ? (by > 0 ? 0 : found.length - 1) : (current + by + found.length) % found.length)
    },
  }
}
