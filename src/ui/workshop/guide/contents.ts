import type { GuideStep, Workshop } from '../../../document/index.ts'
import { dotsOn, gapsOf } from '../../../workshop/index.ts'
import type { WorkshopPlace } from '../workshop-view.ts'

/** What is still missing, in the order of the steps. `count` where it is missing from several things. */
export interface Missing {
  readonly what: MissingWhat
  readonly place: GuideStep
  readonly count: number
}

export const MISSING = {
  persona: 'actions',
  actions: 'actions',
  dots: 'actions',
  chosen: 'actions',
  steps: 'course',
  expectation: 'reality',
  reality: 'reality',
  opportunities: 'opportunities',
  questions: 'feasible',
  answers: 'feasible',
  scores: 'order',
} as const satisfies Readonly<Record<string, GuideStep>>
export type MissingWhat = keyof typeof MISSING

/** How many things there are at a place. */
export function contentsOf(workshop: Workshop): Readonly<Record<WorkshopPlace, number>> {
  const ideas = Object.values(workshop.opportunities)
  const steps = Object.values(workshop.steps)
  const { stickies = {}, images = {}, stamps = {}, strokes = {} } = workshop.board ?? {}
  return {
    actions: Object.keys(workshop.actions).length,
    course: steps.length,
    reality: steps.filter((step) => Object.values(gapsOf(step)).some((gap) => gap !== undefined)).length,
    opportunities: ideas.length,
    feasible: ideas.reduce((sum, { feasibility }) => sum + feasibility.length, 0),
    order: ideas.filter(({ effort, impact }) => effort !== undefined && impact !== undefined).length,
    board: [stickies, images, stamps, strokes].reduce((sum, things) => sum + Object.keys(things).length, 0),
  }
}

/** What nobody has told yet. Nothing is asked for before what it stands on is there. */
export function missingIn(workshop: Workshop): Missing[] {
  const actions = Object.values(workshop.actions)
  const steps = Object.values(workshop.steps)
  const ideas = Object.values(workshop.opportunities).filter(({ status }) => status !== 'dropped')
  const some = (things: readonly unknown[], count: number) => (things.length > 0 ? count : 0)
  const chosen = workshop.session?.action
  const counts: Record<MissingWhat, number> = {
    persona: (workshop.persona?.name ?? '').trim() === '' ? 1 : 0,
    actions: actions.length === 0 ? 1 : 0,
    dots: some(actions, actions.every((action) => dotsOn(action) === 0) ? 1 : 0),
    chosen: some(actions, chosen !== undefined && Object.hasOwn(workshop.actions, chosen) ? 0 : 1),
    steps: some(actions, steps.length === 0 ? 1 : 0),
    expectation: steps.filter((step) => step.expectation === undefined).length,
    reality: steps.filter((step) => step.reality === undefined).length,
    opportunities: some(steps, ideas.length === 0 ? 1 : 0),
    questions: ideas.filter(({ feasibility }) => feasibility.length === 0).length,
    answers: ideas.flatMap(({ feasibility }) => feasibility.filter(({ answer }) => answer === 'unknown')).length,
    scores: ideas.filter(({ effort, impact }) => effort === undefined || impact === undefined).length,
  }
  return (Object.keys(MISSING) as MissingWhat[]).flatMap((what) =>
    counts[what] > 0 ? [{ what, place: MISSING[what], count: counts[what] }] : [],
  )
}
