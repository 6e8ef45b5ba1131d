import type { CSSProperties } from 'react'
import type { Severity } from '../../../editor/index.ts'

const TONES: Readonly<Record<Severity, string>> = {
  error: 'var(--j-bad)',
  warning: 'var(--j-warn)',
  hint: 'var(--j-text-soft)',
}

/** The colour of a severity, handed to the style sheet as `--tone`. */
export const toneStyle = (severity: Severity): CSSProperties => ({ '--tone': TONES[severity] }) as CSSProperties
