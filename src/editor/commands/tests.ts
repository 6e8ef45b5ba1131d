import { type Journey, type JourneyTest, journeySchema, testSchema } from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { withoutUndefined } from './draft.ts'

/** The people a journey is tested with. */

function checked(value: JourneyTest): JourneyTest {
  const parsed = testSchema.safeParse(withoutUndefined(value))
  if (!parsed.success) refuse('invalid', parsed.error.issues[0]?.path.join('.') ?? '')
  return parsed.data
}

/** Adds people; the result is their fresh ids. */
export const addTests = defineCommand({
  history: 'step',
  apply: (draft: Journey, { tests }: { readonly tests: readonly JourneyTest[] }, context) => {
    draft.tests ??= {}
    const kept = draft.tests
    const ids = tests.map((test) => {
      const id = context.newId('t', (candidate) => Object.hasOwn(kept, candidate))
      kept[id] = checked(test)
      return id
    })
    if (!journeySchema.shape.tests.safeParse(kept).success) refuse('invalid', 'tests')
    return ids
  },
})

/** Puts new versions of people in place of the old ones: what happens to them now is what is expected. */
export const replaceTests = defineCommand({
  history: 'step',
  apply: (draft: Journey, { tests }: { readonly tests: Readonly<Record<string, JourneyTest>> }) => {
    for (const [id, test] of Object.entries(tests)) {
      if (!draft.tests || !Object.hasOwn(draft.tests, id)) refuse('noSuchThing', id)
      draft.tests[id] = checked(test)
    }
  },
})

/** Takes people away. With the last of them the collection goes, too. */
export const deleteTests = defineCommand({
  history: 'step',
  apply: (draft: Journey, { ids }: { readonly ids: readonly string[] }) => {
    for (const id of ids) {
      if (!draft.tests || !Object.hasOwn(draft.tests, id)) refuse('noSuchThing', id)
      delete draft.tests[id]
    }
    if (draft.tests && Object.keys(draft.tests).length === 0) delete draft.tests
  },
})
