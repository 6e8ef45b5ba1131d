import { cssVariables, type Scheme } from '../../kit/index.ts'

/** The colour of a token, or of what a style sheet would look up: `text`, `var(--j-channel-sms)`. */
export type Paints = (token: string) => string

const NAMED = /^var\(--j-(.+)\)$/

/** The colours of a scheme as plain values: a picture in a file has no style sheet to look them up in. */
export function paintsOf(scheme: Scheme): Paints {
  const variables = cssVariables(scheme)
  return (token) => variables[`--j-${NAMED.exec(token)?.[1] ?? token}`] ?? variables['--j-text'] ?? '#000'
}
