import { type Journey, LIMITS, type Purpose } from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { nameWithin } from './draft.ts'

const variant = (draft: Journey, id: string) => draft.variants[id] ?? refuse('noSuchVariant', id)

/** Makes a variant: a copy of another one with the same ids, so that the two compare node by node, or an empty one. */
export const addVariant = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly name: string; readonly purpose: Purpose; readonly from?: string }, context) => {
    if (Object.keys(draft.variants).length >= LIMITS.variants) refuse('tooManyVariants')
    const source = args.from === undefined ? undefined : variant(draft, args.from)
    const id = context.newId('v', (candidate) => Object.hasOwn(draft.variants, candidate))
    const content =
      source === undefined ? { nodes: {}, edges: {}, notes: {}, groups: {} } : JSON.parse(JSON.stringify(source))
    draft.variants[id] = { ...content, name: nameWithin(args.name), purpose: args.purpose }
    return id
  },
})

export const editVariant = defineCommand({
  history: 'burst',
  about: ({ id }: { readonly id: string; readonly name?: string; readonly purpose?: Purpose }) => id,
  apply: (draft, { id, name, purpose }) => {
    const target = variant(draft, id)
    if (name !== undefined) target.name = nameWithin(name)
    if (purpose !== undefined) target.purpose = purpose
  },
})

/** Deletes a variant; the last one stays. If it was the main one, the first of the others becomes it. Ideas lose their link to it. */
export const deleteVariant = defineCommand({
  history: 'step',
  apply: (draft, { id }: { readonly id: string }) => {
    variant(draft, id)
    const others = Object.keys(draft.variants).filter((other) => other !== id)
    const heir = others[0] ?? refuse('lastVariant', id)
    delete draft.variants[id]
    if (draft.mainVariant === id) draft.mainVariant = heir
    for (const opportunity of Object.values(draft.workshop?.opportunities ?? {})) {
      if (opportunity.variant === id) delete opportunity.variant
      if (opportunity.dreamVariant === id) delete opportunity.dreamVariant
    }
  },
})

export const setMainVariant = defineCommand({
  history: 'step',
  apply: (draft, { id }: { readonly id: string }) => {
    variant(draft, id)
    draft.mainVariant = id
  },
})
