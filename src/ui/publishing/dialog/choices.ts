import { useState } from 'react'
import { PAPERS, type Paper, SCALES, type Scale } from '../files/sizes.ts'

export const FORMATS = ['png', 'svg', 'pdf'] as const
export const SCHEMES = ['light', 'dark'] as const
export const PARTS = ['whole', 'selection'] as const

/** How somebody last wanted a picture. */
export interface Choices {
  readonly part: (typeof PARTS)[number]
  readonly figures: boolean
  readonly scheme: (typeof SCHEMES)[number]
  readonly format: (typeof FORMATS)[number]
  readonly scale: Scale
  readonly paper: Paper
}

const USUAL: Choices = { part: 'whole', figures: true, scheme: 'light', format: 'png', scale: 2, paper: 'a4' }
const KEY = 'jornada.picture'

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
    part: one('part', PARTS, USUAL.part),
    figures: one('figures', [true, false], USUAL.figures),
    scheme: one('scheme', SCHEMES, USUAL.scheme),
    format: one('format', FORMATS, USUAL.format),
    scale: one('scale', SCALES, USUAL.scale),
    paper: one('paper', PAPERS, USUAL.paper),
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
