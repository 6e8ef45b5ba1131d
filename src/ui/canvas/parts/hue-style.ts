import type { CSSProperties } from 'react'

/** Hands a colour to the style sheet as `--hue`. */
export const hueStyle = (hue: string): CSSProperties => ({ '--hue': hue }) as CSSProperties
