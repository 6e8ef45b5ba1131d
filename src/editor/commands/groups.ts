import type { Group, Variant } from '../../document/index.ts'
import { defineCommand, refuse } from '../command.ts'
import { nameWithin, nodeOf, variantOf } from './draft.ts'

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

/** Where steps belong from now on: the id of a group, or `undefined` for none. A step is in one group at most. */
export type Memberships = Readonly<Record<string, string | undefined>>

/** Steps change their groups; those that are in the right one already stay where they are in it. */
export function regroup(variant: Variant, to: Memberships): void {
  const moving = Object.entries(to).filter(
    ([node, group]) => group === undefined || !groupOf(variant, group).nodes.includes(node),
  )
  // Asked for before anything changes: a group that its last step leaves is gone.
  const joined = moving.flatMap(([node, id]) => (id === undefined ? [] : [{ node, id, group: groupOf(variant, id) }]))
  for (const { node } of joined) nodeOf(variant, node)
  leaveGroups(variant, new Set(moving.map(([node]) => node)))
  for (const { node, id, group } of joined) {
    const staying = variant.groups[id]?.nodes ?? []
    variant.groups[id] = group
    group.nodes = [...staying, node]
  }
}

/** Puts steps into a group that is there; they leave those they were in. */
export const joinGroup = defineCommand({
  history: 'step',
  apply: (draft, { group, nodes }: { readonly group: string; readonly nodes: readonly string[] }, context) =>
    regroup(variantOf(draft, context), Object.fromEntries(nodes.map((node) => [node, group]))),
})

/** Takes steps out of the groups they are in. */
export const leaveGroup = defineCommand({
  history: 'step',
  apply: (draft, { nodes }: { readonly nodes: readonly string[] }, context) =>
    leaveGroups(variantOf(draft, context), new Set(nodes)),
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
