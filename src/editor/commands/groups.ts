import type { Group, Variant } from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { nameWithin, variantOf } from './draft.ts'

const groupOf = (variant: Variant, id: string): Group =>
  (Object.hasOwn(variant.groups, id) && variant.groups[id]) || refuse('noSuchThing', id)

/** Takes steps out of the groups they are in; a group that is left with nobody goes. */
export function leaveGroups(variant: Variant, nodes: ReadonlySet<string>): void {
  for (const [id, group] of Object.entries(variant.groups)) {
    if (!group.nodes.some((node) => nodes.has(node))) continue
    const left = group.nodes.filter((node) => !nodes.has(node))
    if (left.length === 0) delete variant.groups[id]
    else group.nodes = left
  }
}

/**
 * Puts steps into a group of their own; a step is in one group at most. When all steps of a group are among them, that
 * group takes the others in and keeps its name. The result is the group's id.
 */
export const createGroup = defineCommand({
  history: 'step',
  apply: (draft, { nodes, name = '' }: { readonly nodes: readonly string[]; readonly name?: string }, context) => {
    const variant = variantOf(draft, context)
    const members = new Set(nodes.filter((id) => Object.hasOwn(variant.nodes, id)))
    if (members.size === 0) refuse('noSuchNode')
    const whole = Object.entries(variant.groups).find(([, group]) => group.nodes.every((id) => members.has(id)))
    const id = whole?.[0] ?? context.newId('gr', (candidate) => Object.hasOwn(variant.groups, candidate))
    const kept = whole?.[1].name ?? nameWithin(name)
    leaveGroups(variant, members)
    variant.groups[id] = { name: kept, nodes: [...members] }
    return id
  },
})

export const renameGroup = defineCommand({
  history: 'burst',
  about: ({ group }: { readonly group: string; readonly name: string }) => group,
  apply: (draft, { group, name }, context) => {
    groupOf(variantOf(draft, context), group).name = nameWithin(name)
  },
})

/** Shows a group as one box, or its steps again. */
export const collapseGroup = defineCommand({
  history: 'step',
  apply: (draft, args: { readonly group: string; readonly collapsed: boolean }, context) => {
    const group = groupOf(variantOf(draft, context), args.group)
    if (args.collapsed) group.collapsed = true
    else delete group.collapsed
  },
})

/** Does away with groups; their steps stay. */
export const dissolveGroups = defineCommand({
  history: 'step',
  apply: (draft, { groups }: { readonly groups: readonly string[] }, context) => {
    const variant = variantOf(draft, context)
    for (const id of groups) {
      groupOf(variant, id)
      delete variant.groups[id]
    }
  },
})
