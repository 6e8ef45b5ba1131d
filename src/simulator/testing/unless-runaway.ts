import { RunawayError } from '../runaway.ts'

/**
 * A law that journeys owe only when their customers' stories end. Now and then a generated journey tells itself an event
 * that it waits for, over and over; that both engines stop it is held elsewhere.
 */
export const unlessRunaway =
  <Given extends readonly unknown[]>(law: (...given: Given) => void) =>
  (...given: Given): void => {
    try {
      law(...given)
    } catch (error) {
      if (!(error instanceof RunawayError)) throw error
    }
  }
