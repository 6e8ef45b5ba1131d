import { type Journey, newScenario, type Scenario, scenarioSchema } from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { nameNotIn, nameWithin, withoutUndefined } from './draft.ts'

/** Scenarios as things with names: two are never called the same, for runs and comparisons tell them by name. */

const scenarioOf = (draft: Journey, id: string): Scenario =>
  (Object.hasOwn(draft.scenarios, id) && draft.scenarios[id]) || refuse('noSuchThing', id)

const namesBut = (draft: Journey, id?: string): Set<string> =>
  new Set(Object.entries(draft.scenarios).flatMap(([other, { name }]) => (other === id ? [] : [name])))

const taken = (draft: Journey) => (candidate: string) => Object.hasOwn(draft.scenarios, candidate)

/** A scenario in which nothing is assumed yet; its name is numbered when it is in use. The result is its id. */
export const addScenario = defineCommand({
  history: 'step',
  apply: (draft, { name, start }: { readonly name: string; readonly start?: string }, context) => {
    const id = context.newId('s', taken(draft))
    draft.scenarios[id] = newScenario({
      name: nameNotIn(namesBut(draft), nameWithin(name)),
      ...(start === undefined ? {} : { start }),
    })
    return id
  },
})

/** A copy under a name of its own; the result is its id. */
export const duplicateScenario = defineCommand({
  history: 'step',
  apply: (draft, { id, name }: { readonly id: string; readonly name: string }, context) => {
    const copy = context.newId('s', taken(draft))
    draft.scenarios[copy] = {
      ...(JSON.parse(JSON.stringify(scenarioOf(draft, id))) as Scenario),
      name: nameNotIn(namesBut(draft), nameWithin(name)),
    }
    return copy
  },
})

/** Refuses an empty name and one that another scenario has. */
export const renameScenario = defineCommand({
  history: 'step',
  apply: (draft, { id, name }: { readonly id: string; readonly name: string }) => {
    const wanted = nameWithin(name.trim())
    if (wanted === '') refuse('invalid', 'name')
    if (namesBut(draft, id).has(wanted)) refuse('nameTaken', wanted)
    scenarioOf(draft, id).name = wanted
  },
})

/** Puts the figures of a preset, already laid over the scenario, in its place: one step, whatever it changes. */
export const applyPreset = defineCommand({
  history: 'step',
  apply: (draft, { id, value }: { readonly id: string; readonly value: Scenario }) => {
    scenarioOf(draft, id)
    const parsed = scenarioSchema.safeParse(withoutUndefined(value))
    if (!parsed.success) refuse('invalid', parsed.error.issues[0]?.path.join('.') ?? '')
    draft.scenarios[id] = parsed.data
  },
})
