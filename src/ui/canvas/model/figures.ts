import type { RunReport, RunState } from '../../../editor/index.ts'

/** What a simulation says about one step. */
export interface StepNumbers {
  readonly entered: number
  /** Of all customers who entered the journey, from 0 up (a loop may go past 1). */
  readonly share: number
  readonly active: number
  /** Median wait in milliseconds; 0 where nobody waits. */
  readonly medianMs: number
  /** Nine in ten wait no longer. */
  readonly p90Ms: number
}

export const reportFor = ({ report }: RunState, variant: string): RunReport | undefined =>
  report?.variant === variant ? report : undefined

const NOBODY: StepNumbers = { entered: 0, share: 0, active: 0, medianMs: 0, p90Ms: 0 }

/** Figures of a step, `undefined` while there is no simulation of this variant. A step nobody reached has zeros. */
export function stepNumbers(run: RunState, variant: string, id: string): StepNumbers | undefined {
  const report = reportFor(run, variant)
  if (!report) return undefined
  const node = report.nodes[id]
  if (!node) return NOBODY
  return {
    entered: node.entered,
    share: node.entered / Math.max(1, report.entered),
    active: node.active,
    medianMs: node.dwellMs.p50,
    p90Ms: node.dwellMs.p90,
  }
}

export interface EdgeNumbers {
  readonly count: number
  readonly share: number
}

export function edgeNumbers(run: RunState, variant: string, id: string): EdgeNumbers | undefined {
  const report = reportFor(run, variant)
  if (!report) return undefined
  const count = report.edges[id]?.count ?? 0
  return { count, share: count / Math.max(1, report.entered) }
}
