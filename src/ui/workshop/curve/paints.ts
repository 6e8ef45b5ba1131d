import { cssVariables } from '../../kit/index.ts'

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

const paints = (of: (token: string) => string): CurvePaints => ({
  text: of('--j-text'),
  soft: of('--j-text-soft'),
  line: of('--j-line'),
  paper: of('--j-surface'),
  expectation: of('--j-text-soft'),
  reality: of('--j-accent'),
  worse: of('--j-bad'),
  better: of('--j-good'),
})

/** Those of the scheme in force. */
export const SCREEN_PAINTS = paints((token) => `var(${token})`)

/** Those of the light scheme by value: for what leaves the page. */
export function printPaints(): CurvePaints {
  const variables = cssVariables('light')
  return paints((token) => variables[token] ?? '#000000')
}
