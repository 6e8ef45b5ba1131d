import { useState } from 'react'
import { SHEET_PAPERS, type SheetPaper } from '../page/paper.ts'

export const WHATS = ['sheet', 'report', 'csv', 'minutes', 'file'] as const
export type What = (typeof WHATS)[number]
export const SHEET_FORMATS = ['pdf', 'png', 'svg'] as const
export type SheetFormat = (typeof SHEET_FORMATS)[number]
export const SCALES = [1, 2] as const

/** How somebody last wanted to take a workshop away. */
export interface Choices {
  readonly what: What
  readonly format: SheetFormat
  readonly paper: SheetPaper
  readonly scale: (typeof SCALES)[number]
  readonly simulated: boolean
}

const USUAL: Choices = { what: 'sheet', format: 'pdf', paper: 'a3', scale: 2, simulated: true }
const KEY = 'jornada.takeAway'

/** What is stored may be of an older version, or anything at all: whatever is not a choice is the usual one. */
export function choicesFrom(stored: string | null): Choices {
  let found: Record<string, unknown>
  try {
    found = Object(JSON.parse(stored ?? '{}'))
  } catch {
    return USUAL
  }
  const one = <Value>(name: keyof Choices, values: readonly Value[], usual: Value): Value =>
    values.find((value) => value === found[name]) ?? usual
  return {
    what: one('what', WHATS, USUAL.what),
    format: one('format', SHEET_FORMATS, USUAL.format),
    paper: one('paper', SHEET_PAPERS, USUAL.paper),
    scale: one('scale', SCALES, USUAL.scale),
    simulated: one('simulated', [true, false], USUAL.simulated),
  }
}

/** The choices, remembered on this device. */
export function useChoices(): readonly [Choices, (change: Partial<Choices>) => void] {
  const [choices, setChoices] = useState(() => choicesFrom(readStored()))
  const change = (changed: Partial<Choices>) => {
    const next = { ...choices, ...changed }
    setChoices(next)
    try {
      localStorage.setItem(KEY, JSON.stringify(next))
    } catch {
      // Private windows may refuse: the choice then lasts as long as the dialog.
    }
  }
  return [choices, change]
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
