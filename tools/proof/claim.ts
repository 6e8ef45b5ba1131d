import type { Finding } from './finding.ts'

/** Something that theory says about journeys, and what the simulator says to it. */
export interface Claim {
  /** In file names. */
  readonly id: string
  readonly title: string
  /** The journey and the theory, in Markdown: what is asked, the formula, where it comes from. */
  readonly text: string
  readonly prove: () => Proof
}

export interface Proof {
  readonly findings: readonly Finding[]
  /** A drawing of it, as a whole SVG file. */
  readonly figure?: { readonly caption: string; readonly svg: string }
}
