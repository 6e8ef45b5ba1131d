import { describe, expect, it } from 'vitest'
import { contrast } from './contrast.ts'
import {
  ACCENT,
  CATEGORY_HUES,
  CHANNEL_HUES,
  cssVariables,
  HEAT,
  NOTE_PAPERS,
  SCHEMES,
  SURFACES,
  TEXTS,
} from './tokens.ts'

const GROUNDS = ['page', 'surface', 'raised', 'sunken', 'hover'] as const

describe.each(SCHEMES)('the %s scheme', (scheme) => {
  it('keeps every text readable on every surface (WCAG AA, 4.5 : 1)', () => {
    const poor = GROUNDS.flatMap((ground) =>
      Object.entries({ ...TEXTS, ...CATEGORY_HUES, ...CHANNEL_HUES })
        .map(([name, pair]) => ({ name, ground, ratio: contrast(pair[scheme], SURFACES[ground][scheme]) }))
        .filter(({ ratio }) => ratio < 4.5),
    )
    expect(poor).toEqual([])
  })

  it('draws the edges of controls at 3 : 1', () => {
    const poor = GROUNDS.filter((ground) => contrast(SURFACES['line-strong'][scheme], SURFACES[ground][scheme]) < 3)
    expect(poor).toEqual([])
  })

  it('writes on sticky notes with enough contrast', () => {
    for (const paper of Object.values(NOTE_PAPERS))
      expect(contrast(TEXTS.text[scheme], paper[scheme])).toBeGreaterThan(4.5)
  })

  it('writes on the hottest step with enough contrast', () => {
    for (const text of [TEXTS.text, TEXTS['text-soft']])
      expect(contrast(text[scheme], HEAT.heat[scheme])).toBeGreaterThan(4.5)
  })

  it('publishes every token as a CSS variable', () => {
    expect(Object.keys(cssVariables(scheme))).toEqual(
      expect.arrayContaining([
        '--j-surface',
        '--j-line-strong',
        '--j-category-time',
        '--j-channel-in-app',
        '--j-note-pink',
      ]),
    )
  })
})

it('writes white on the accent with enough contrast', () => {
  expect(contrast('#ffffff', ACCENT[6])).toBeGreaterThan(4.5)
})
