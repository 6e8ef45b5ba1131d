/** Signs that lists begin their lines with. */
const BULLET = /^\s*(?:[-*•–—·▪☐]|\d+[.)])\s+/

/** A pasted list as one text a line, without its bullets and empty lines. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => line !== '')
