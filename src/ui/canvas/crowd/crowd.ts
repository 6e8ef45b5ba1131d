/** One of the people who are shown on the canvas at a moment. */
export interface Person {
  /** The step she is at, or has just left. */
  readonly node: string
  /** The way she is taking, and how much of it is behind her (0 to 1). */
  readonly edge?: string
  readonly along?: number
  /** She has reached a goal. */
  readonly converted: boolean
  /** Leaving the journey: how much of her is gone (0 to 1). */
  readonly fading?: number
}

/** People at the moment that is shown, and word of another moment. */
export interface Crowd {
  readonly people: () => readonly Person[]
  readonly subscribe: (listener: () => void) => () => void
}
