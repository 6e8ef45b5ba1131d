import { nearestFeeling } from '../curve/shapes.ts'

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 0.5,
  ArrowRight: 0.5,
  ArrowDown: -0.5,
  ArrowLeft: -0.5,
  PageUp: 1,
  PageDown: -1,
}

/**
 * The feeling after a key, in halves from −2 to 2: arrows by a half, page keys by one, Home and End to the ends, Delete to
 * one that has not been told. `undefined`: the key means nothing here. From one that has not been told, arrows begin at 0.
 */
export function feelingAfter(key: string, value: number | undefined): number | 'untold' | undefined {
  if (key === 'Home') return -2
  if (key === 'End') return 2
  if (key === 'Delete' || key === 'Backspace') return 'untold'
  const by = STEPS[key]
  return by === undefined ? undefined : nearestFeeling((value === undefined ? 0 : nearestFeeling(value)) + by)
}
