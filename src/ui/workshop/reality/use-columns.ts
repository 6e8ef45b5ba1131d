import { useElementSize } from '@mantine/hooks'
import type { RefCallback } from 'react'
import { evenly } from '../curve/shapes.ts'

/** Names of the lanes stand at the left and stay there. */
export const LANE_NAMES = 104
const NARROWEST = 156
const WIDEST = 320

interface Columns {
  /** Of the element that has room for them and for the lanes' names. */
  readonly ref: RefCallback<HTMLElement>
  /** How wide things are is known: before, nothing should be seen. */
  readonly measured: boolean
  /** Width of one, and of all. */
  readonly column: number
  readonly width: number
  /** The middle of each. */
  readonly xs: readonly number[]
}

/** Columns of one width: as wide as there is room for, and never too narrow to read. */
export function useColumns(count: number): Columns {
  const { ref, width } = useElementSize<HTMLElement>()
  const room = (width - LANE_NAMES) / Math.max(1, count)
  const column = Math.floor(Math.max(NARROWEST, Math.min(WIDEST, room)))
  return { ref, measured: width > 0, column, width: column * count, xs: evenly(count, 0, column * count) }
}
