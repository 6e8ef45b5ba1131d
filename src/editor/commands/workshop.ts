import {
  actionSchema,
  type Experience,
  experienceSchema,
  GUIDE_STEPS,
  type GuideStep,
  type GuideStepState,
  guideStepSchema,
  type Journey,
  type Persona,
  personaSchema,
  sessionSchema,
  type Workshop,
  type WorkshopSession,
  type WorkshopStep,
  workshopStepSchema,
} from '../../document/index.ts'
import {
  mergedAction,
  orderBefore,
  orderedActions,
  stepsOf,
  type VotedCards,
  votesAfter,
} from '../../workshop/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { nameWithin, textWithin } from './draft.ts'
import { addTo, change, checked, nextOrder, ownOf, setOrders, workshopOf } from './workshop-draft.ts'

/** What a group does at the board: actions, the course of one of them, and how far it has come. */

export const setPersona = defineCommand({
  history: 'burst',
  about: () => 'persona',
  apply: (draft: Journey, { name, goal, quote }: Partial<Persona>) => {
    const workshop = workshopOf(draft)
    const before = workshop.persona ?? { name: '', goal: '', quote: '' }
    workshop.persona = checked(personaSchema, {
      name: nameWithin(name ?? before.name),
      goal: textWithin(goal ?? before.goal),
      quote: textWithin(quote ?? before.quote),
    })
  },
})

export const addAction = defineCommand({
  history: 'step',
  apply: (draft: Journey, { name, author }: { readonly name: string; readonly author?: string }, context) => {
    const { actions } = workshopOf(draft)
    const card = { name: nameWithin(name), author, order: nextOrder(actions), votes: [] }
    return addTo(actions, checked(actionSchema, card), 'a', context)
  },
})

export const renameAction = defineCommand({
  history: 'burst',
  about: ({ id }: { readonly id: string; readonly name: string }) => id,
  apply: (draft: Journey, { id, name }) => {
    ownOf(draft.workshop?.actions, id).name = nameWithin(name)
  },
})

/** Takes an action away. Its steps stay and belong to none: what people told is not lost with a heading. */
export const removeAction = defineCommand({
  history: 'step',
  apply: (draft: Journey, { id }: { readonly id: string }) => {
    ownOf(draft.workshop?.actions, id)
    const workshop = workshopOf(draft)
    delete workshop.actions[id]
    for (const step of Object.values(workshop.steps)) if (step.action === id) delete step.action
    if (workshop.session?.action === id) delete workshop.session.action
  },
})

/** Makes one card of those that mean the same: with the dots of all, and all their steps. */
export const mergeActions = defineCommand({
  history: 'step',
  apply: (draft: Journey, { into, others }: { readonly into: string; readonly others: readonly string[] }) => {
    const workshop = workshopOf(draft)
    const gone = others.filter((id) => id !== into)
    const merged = mergedAction(workshop, into, gone) ?? refuse('noSuchThing', into)
    workshop.actions[into] = checked(actionSchema, merged.action)
    for (const [id, order] of Object.entries(merged.steps)) {
      const step = ownOf(workshop.steps, id)
      step.action = into
      step.order = order
    }
    for (const id of gone) delete workshop.actions[id]
    const { session } = workshop
    if (session?.action !== undefined && gone.includes(session.action)) session.action = into
  },
})

/** Puts an action right before another; without one, at the end. */
export const moveAction = defineCommand({
  history: 'step',
  apply: (draft: Journey, { id, before }: { readonly id: string; readonly before?: string }) => {
    ownOf(draft.workshop?.actions, id)
    const workshop = workshopOf(draft)
    setOrders(workshop.actions, orderBefore(orderedActions(workshop), id, before))
  },
})

/** Gives a person's dot to a card, or takes it back. Refuses when she has none left. */
export const vote = defineCommand({
  history: 'step',
  apply: (
    draft: Journey,
    args: { readonly kind: VotedCards; readonly id: string; readonly person: string; readonly on: boolean },
  ) => {
    const card = ownOf<{ votes: string[] }>(draft.workshop?.[args.kind], args.id)
    card.votes = votesAfter(workshopOf(draft), args) ?? refuse('invalid', 'votes')
  },
})

export interface NewWorkshopStep extends Partial<Omit<WorkshopStep, 'order'>> {
  readonly name: string
  /** The step it comes right before; absent: at the end of its action. */
  readonly before?: string
}

export const addStep = defineCommand({
  history: 'step',
  apply: (draft: Journey, { before, ...parts }: NewWorkshopStep, context) => {
    const workshop = workshopOf(draft)
    const siblings = Object.fromEntries(stepsOf(workshop, parts.action))
    const step = { ...parts, name: nameWithin(parts.name), order: nextOrder(siblings) }
    const id = addTo(workshop.steps, checked(workshopStepSchema, step), 'p', context)
    if (before !== undefined) placeStep(workshop, id, before)
    return id
  },
})

function placeStep(workshop: Workshop, id: string, before: string | undefined): void {
  setOrders(workshop.steps, orderBefore(stepsOf(workshop, ownOf(workshop.steps, id).action), id, before))
}

/** What a step says, save for its place; `undefined` takes a part away. */
export type StepParts = {
  readonly [Key in Exclude<keyof WorkshopStep, 'order' | 'action' | 'expectation' | 'reality'>]?:
    | WorkshopStep[Key]
    | undefined
}

export const editStep = defineCommand({
  history: 'burst',
  about: ({ id, parts }: { readonly id: string; readonly parts: StepParts }) =>
    [id, ...Object.keys(parts).sort()].join(' '),
  apply: (draft: Journey, { id, parts }) => {
    const named = parts.name === undefined ? parts : { ...parts, name: nameWithin(parts.name) }
    change(workshopStepSchema, ownOf(draft.workshop?.steps, id), named)
  },
})

/** What she expects or gets at a step; `undefined` takes a part away, and with the last part the whole goes. */
export const setExperience = defineCommand({
  history: 'burst',
  about: ({
    id,
    side,
    parts,
  }: {
    readonly id: string
    readonly side: 'expectation' | 'reality'
    readonly parts: { readonly [Key in keyof Experience]?: Experience[Key] | undefined }
  }) => [id, side, ...Object.keys(parts).sort()].join(' '),
  apply: (draft: Journey, { id, side, parts }) => {
    const step = ownOf(draft.workshop?.steps, id)
    step[side] ??= { text: '' }
    const experience = step[side]
    change(experienceSchema, experience, parts.text === undefined ? parts : { ...parts, text: textWithin(parts.text) })
    if (experience.text === '' && Object.keys(experience).length === 1) delete step[side]
  },
})

/** Moves a step: right before another of the action (at its end without one), or into another action (`null`: into none). */
export const moveStep = defineCommand({
  history: 'step',
  apply: (
    draft: Journey,
    { id, before, action }: { readonly id: string; readonly before?: string; readonly action?: string | null },
  ) => {
    const step = ownOf(draft.workshop?.steps, id)
    const workshop = workshopOf(draft)
    if (action === null) delete step.action
    else if (action !== undefined) {
      ownOf(workshop.actions, action)
      step.action = action
    }
    placeStep(workshop, id, before)
  },
})

/**
 * Takes a step away. Ideas stay and belong to none; what lies on the board in its column goes to the column beside it, in the
 * same lane, and lies free where it was the last of its course.
 */
export const removeStep = defineCommand({
  history: 'step',
  apply: (draft: Journey, { id }: { readonly id: string }) => {
    const { action } = ownOf(draft.workshop?.steps, id)
    const workshop = workshopOf(draft)
    const course = stepsOf(workshop, action).map(([step]) => step)
    const at = course.indexOf(id)
    const beside = course[at + 1] ?? course[at - 1]
    delete workshop.steps[id]
    for (const idea of Object.values(workshop.opportunities)) if (idea.step === id) delete idea.step
    for (const thing of thingsIn(workshop, id)) {
      delete thing.step
      if (beside === undefined) delete thing.lane
      else thing.step = beside
    }
  },
})

/** What lies on the board in a step's column. */
const thingsIn = ({ board }: Workshop, step: string) =>
  [board?.stickies, board?.images, board?.stamps]
    .flatMap((things) => Object.values(things ?? {}))
    .filter((thing) => thing.step === step)

/** Where the group is, which action it plots, how many dots each has. */
export const setSession = defineCommand({
  history: 'step',
  apply: (
    draft: Journey,
    parts: { readonly [Key in Exclude<keyof WorkshopSession, 'guide'>]?: WorkshopSession[Key] | undefined },
  ) => {
    const workshop = workshopOf(draft)
    workshop.session ??= {}
    change(sessionSchema, workshop.session, parts)
  },
})

/** "We are done", the clock and the notes of one of the six steps; `undefined` takes a part away. */
export const guide = defineCommand({
  history: 'burst',
  about: ({
    step,
    parts,
  }: {
    readonly step: GuideStep
    readonly parts: { readonly [Key in keyof GuideStepState]?: GuideStepState[Key] | undefined }
  }) => [step, ...Object.keys(parts).sort()].join(' '),
  apply: (draft: Journey, { step, parts }) => {
    if (!GUIDE_STEPS.includes(step)) refuse('noSuchThing', step)
    const workshop = workshopOf(draft)
    workshop.session ??= {}
    workshop.session.guide ??= {}
    workshop.session.guide[step] ??= {}
    const notes = parts.notes === undefined ? {} : { notes: textWithin(parts.notes) }
    change(guideStepSchema, workshop.session.guide[step], { ...parts, ...notes })
  },
})
