import type { RunStoryStep } from '../../../editor/index.ts'

/**
 * Which steps of a story say something of their own. Coming to a node and going on at once is told by what happens
 * there; a way that is the only one needs no word.
 */
export function visibleSteps(steps: readonly RunStoryStep[]): readonly number[] {
  return steps.flatMap((step, index) => (speaks(step, steps[index - 1], steps[index + 1]) ? [index] : []))
}

function speaks(step: RunStoryStep, before: RunStoryStep | undefined, after: RunStoryStep | undefined): boolean {
  if (step.type === 'left') return step.reason !== undefined || (step.port !== 'next' && step.port !== undefined)
  if (step.type !== 'arrived') return true
  if (before?.type === 'entered' && before.node === step.node) return false
  if (after === undefined || after.at > step.at) return true
  return after.node !== step.node && after.type !== 'exited'
}

/** The visible step that is being told when a step has happened: itself, or the last one before it. */
export const toldAt = (visible: readonly number[], step: number): number =>
  visible.findLast((each) => each <= step) ?? -1
