/** What would steer a terminal or turn the direction of its lines; JSON itself escapes only what lies below U+0020. */
const STEERING = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu

/** A result as JSON that is safe to look at in a terminal, and the same value to whoever parses it. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(
    STEERING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`
