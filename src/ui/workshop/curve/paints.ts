/** The colours of the picture, as whatever SVG takes for a colour. */
export interface CurvePaints {
  readonly text: string
  readonly soft: string
  readonly line: string
  readonly paper: string
  readonly expectation: string
  readonly reality: string
  readonly worse: string
  readonly better: string
}

/** Those of the scheme in force. */
export const SCREEN_PAINTS: CurvePaints = {
  text: 'var(--j-text)',
  soft: 'var(--j-text-soft)',
  line: 'var(--j-line)',
  paper: 'var(--j-surface)',
  expectation: 'var(--j-text-soft)',
  reality: 'var(--j-accent)',
  worse: 'var(--j-bad)',
  better: 'var(--j-good)',
}
