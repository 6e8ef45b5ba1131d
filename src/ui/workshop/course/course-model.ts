import type { Journey, JourneyNode, Variant, Workshop, WorkshopStep } from '../../../document/index.ts'
import { actionsByDots, inOrder, type Named, stepsOf } from '../../../workshop/index.ts'

/** How the course of an action lies along the stages of the journey. */

type Stages = Journey['stages']

/** Steps that follow one another in the same stage. A stage that she comes back to has several, one without steps one. */
export interface Stretch {
  /** Absent: the steps are in no stage. */
  readonly stage?: string
  readonly steps: readonly Named<WorkshopStep>[]
}

/** The action whose course is plotted: the one the group chose, else the one with the most dots. */
export function actionInView(workshop: Workshop): string | undefined {
  const chosen = workshop.session?.action
  if (chosen !== undefined && Object.hasOwn(workshop.actions, chosen)) return chosen
  return actionsByDots(workshop)[0]?.[0]
}

/** The course in view: its action and its steps. Without actions, the steps that belong to none. */
export function courseInView(workshop: Workshop): { action: string | undefined; steps: Named<WorkshopStep>[] } {
  const action = actionInView(workshop)
  return { action, steps: stepsOf(workshop, action) }
}

/**
 * The steps in their order, cut where the stage changes. Stages without steps stand where they belong: after the last
 * stretch of a stage that comes before them.
 */
export function stretchesOf(steps: readonly Named<WorkshopStep>[], stages: Stages): Stretch[] {
  const stretches: { stage?: string; steps: Named<WorkshopStep>[] }[] = []
  for (const step of steps) {
    const stage = knownStage(step[1].stage, stages)
    const last = stretches.at(-1)
    if (last && last.stage === stage) last.steps.push(step)
    else stretches.push({ ...(stage !== undefined && { stage }), steps: [step] })
  }
  inOrder(stages).forEach(([stage], place, ordered) => {
    if (stretches.some((stretch) => stretch.stage === stage)) return
    const before = new Set(ordered.slice(0, place).map(([id]) => id))
    const last = stretches.findLastIndex((stretch) => stretch.stage !== undefined && before.has(stretch.stage))
    stretches.splice(last + 1, 0, { stage, steps: [] })
  })
  return stretches.length > 0 ? stretches : [{ steps: [] }]
}

const knownStage = (stage: string | undefined, stages: Stages): string | undefined =>
  stage !== undefined && Object.hasOwn(stages, stage) ? stage : undefined

/** Where a step is put: right before another (at the end without one), in a stage or in none. */
export interface Spot {
  readonly before?: string
  readonly stage?: string
}

/** A place in the picture: so many of the other steps of a stretch come before it. */
export interface Slot {
  readonly stretch: number
  readonly index: number
}

/** What it means to put a step into a place of the picture from which it has been lifted. */
export function spotAt(stretches: readonly Stretch[], { stretch, index }: Slot, lifted?: string): Spot {
  const stage = stretches[stretch]?.stage
  const others = (each: Stretch | undefined) => each?.steps.filter(([id]) => id !== lifted) ?? []
  const after = [others(stretches[stretch]).slice(index), ...stretches.slice(stretch + 1).map(others)].flat()
  const before = after[0]?.[0]
  return { ...(before !== undefined && { before }), ...(stage !== undefined && { stage }) }
}

/** The place one further on (1) or back (−1): past a step of the same stretch, else into the next one. */
export function slotBeside(stretches: readonly Stretch[], id: string, by: -1 | 1): Slot | undefined {
  const stretch = stretches.findIndex(({ steps }) => steps.some(([each]) => each === id))
  const steps = stretches[stretch]?.steps
  if (!steps) return undefined
  const index = steps.findIndex(([each]) => each === id) + by
  if (index >= 0 && index < steps.length) return { stretch, index }
  const next = stretches[stretch + by]
  return next && { stretch: stretch + by, index: by === 1 ? 0 : next.steps.length }
}

/** What the lines of a pasted text name, without the marks of a list. */
export const namesIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '')

/** What has been told of something in other steps, most often told first: to be offered, not typed again. */
export function alreadyTold(workshop: Workshop, part: 'touchpoint' | 'owner'): string[] {
  const counts = new Map<string, number>()
  for (const step of Object.values(workshop.steps)) {
    const told = step[part]?.trim()
    if (told) counts.set(told, (counts.get(told) ?? 0) + 1)
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([told]) => told)
}

/** What she meets herself, and the waits in between: the rest is machinery. */
const MET: ReadonlySet<JourneyNode['kind']> = new Set([
  'entry',
  'message',
  'delay',
  'timeWindow',
  'waitFor',
  'task',
  'journey',
  'goal',
])

/** The nodes of a telling that a course can be made of. */
export const nodesToPlot = ({ nodes }: Variant): string[] =>
  Object.entries(nodes).flatMap(([id, { kind }]) => (MET.has(kind) ? [id] : []))
