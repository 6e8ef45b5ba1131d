import {
  type ANSWERS,
  type FeasibilityQuestion,
  type Journey,
  type Opportunity,
  opportunitySchema,
  questionSchema,
} from '../../document/index.ts'
import { score } from '../../workshop/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { nameWithin, textWithin } from './draft.ts'
import { addTo, change, checked, ownOf, workshopOf } from './workshop-draft.ts'

/** What could be better: ideas, whether they are feasible, where they lie on the board, what becomes of them. */

const opportunityOf = (draft: Journey, id: string): Opportunity => ownOf(draft.workshop?.opportunities, id)

/** What an opportunity says; `undefined` takes a part away. */
export type OpportunityParts = {
  readonly [Key in Exclude<keyof Opportunity, 'votes' | 'feasibility' | 'effort' | 'impact' | 'computed'>]?:
    | Opportunity[Key]
    | undefined
}

const within = ({ name, dream, realistic, decision, ...rest }: OpportunityParts): OpportunityParts => ({
  ...rest,
  ...(name !== undefined && { name: nameWithin(name) }),
  ...(dream !== undefined && { dream: textWithin(dream) }),
  ...(realistic !== undefined && { realistic: textWithin(realistic) }),
  ...(decision !== undefined && { decision: textWithin(decision) }),
})

/** Refuses links to what is not there: a step, a variant. */
function mustExist(draft: Journey, { step, variant, dreamVariant }: OpportunityParts): void {
  if (step !== undefined) ownOf(draft.workshop?.steps, step)
  for (const id of [variant, dreamVariant]) if (id !== undefined) ownOf(draft.variants, id)
}

export const addOpportunity = defineCommand({
  history: 'step',
  apply: (draft: Journey, parts: OpportunityParts, context) => {
    mustExist(draft, parts)
    const { opportunities } = workshopOf(draft)
    return addTo(opportunities, checked(opportunitySchema, within(parts)), 'o', context)
  },
})

export const editOpportunity = defineCommand({
  history: 'burst',
  about: ({ id, parts }: { readonly id: string; readonly parts: OpportunityParts }) =>
    [id, ...Object.keys(parts).sort()].join(' '),
  apply: (draft: Journey, { id, parts }) => {
    mustExist(draft, parts)
    change(opportunitySchema, opportunityOf(draft, id), { ...parts, ...within(parts) })
  },
})

export const removeOpportunity = defineCommand({
  history: 'step',
  apply: (draft: Journey, { id }: { readonly id: string }) => {
    opportunityOf(draft, id)
    delete workshopOf(draft).opportunities[id]
  },
})

/** Lays a card on the board: effort and impact from 1 to 5, kept in tenths. `null` takes it off. */
export const rateOpportunity = defineCommand({
  history: 'burst',
  about: ({ id }: { readonly id: string; readonly effort?: number | null; readonly impact?: number | null }) => id,
  apply: (draft: Journey, { id, effort, impact }) => {
    const opportunity = opportunityOf(draft, id)
    for (const [key, value] of [
      ['effort', effort],
      ['impact', impact],
    ] as const) {
      if (value === undefined) continue
      if (value === null) delete opportunity[key]
      else opportunity[key] = score(value) ?? refuse('invalid', key)
    }
  },
})

/** Keeps what a simulation made of it, or forgets it. */
export const keepImpact = defineCommand({
  history: 'step',
  apply: (draft: Journey, { id, computed }: { readonly id: string; readonly computed: Opportunity['computed'] }) =>
    change(opportunitySchema, opportunityOf(draft, id), { computed }),
})

/** Asks whether it is feasible; the result is the question's id. */
export const askQuestion = defineCommand({
  history: 'step',
  apply: (
    draft: Journey,
    { id, question, owner }: { readonly id: string; readonly question: string; readonly owner?: string },
    context,
  ) => {
    const { feasibility } = opportunityOf(draft, id)
    const taken = new Set(feasibility.map((each) => each.id))
    const fresh = context.newId('q', (candidate) => taken.has(candidate))
    const asked = { id: fresh, question: textWithin(question), answer: 'unknown', owner }
    feasibility.push(checked(questionSchema, asked))
    if (feasibility.length > 200) refuse('invalid', 'feasibility')
    return fresh
  },
})

/** Questions of old files have no id: they are known by their words. */
const indexOf = (questions: readonly FeasibilityQuestion[], key: string): number => {
  const byId = questions.findIndex(({ id }) => id === key)
  const index = byId >= 0 ? byId : questions.findIndex(({ id, question }) => id === undefined && question === key)
  return index >= 0 ? index : refuse('noSuchThing', key)
}

/** Answers a question, words it anew, names who knows. `question` is its id, or its words where it has none. */
export const editQuestion = defineCommand({
  history: 'burst',
  about: ({
    id,
    question,
    parts,
  }: {
    readonly id: string
    readonly question: string
    readonly parts: {
      readonly question?: string
      readonly answer?: (typeof ANSWERS)[number]
      readonly owner?: string | undefined
    }
  }) => [id, question, ...Object.keys(parts).sort()].join(' '),
  apply: (draft: Journey, { id, question, parts }) => {
    const { feasibility } = opportunityOf(draft, id)
    const asked = feasibility[indexOf(feasibility, question)]
    if (asked) change(questionSchema, asked, parts)
  },
})

export const removeQuestion = defineCommand({
  history: 'step',
  apply: (draft: Journey, { id, question }: { readonly id: string; readonly question: string }) => {
    const { feasibility } = opportunityOf(draft, id)
    feasibility.splice(indexOf(feasibility, question), 1)
  },
})
