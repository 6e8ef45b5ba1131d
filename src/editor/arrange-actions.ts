import type { NodeKind } from '../document/index.ts'
import type { Result } from '../kernel/result.ts'
import type { Pattern } from './actions.ts'
import { type Axis, aligned, distributed, isNoMove, type Side } from './arrange.ts'
import type { Refusal } from './command.ts'
import type { Editor } from './editor.ts'
import { flowFrom } from './graph.ts'
import { select, variantInView, zoomTo } from './view.ts'

/** More of what a person does with the selection: lining up, grouping, choosing by kind or by flow, turning ways round. */

const shown = (editor: Editor) => variantInView(editor.document.getState().journey, editor.view.getState())?.variant

/** Brings the selected things to one line. False when there is nothing to move. */
export function alignSelection(editor: Editor, side: Side): boolean {
  const variant = shown(editor)
  const moves = variant ? aligned(variant, editor.view.getState().selection, side) : {}
  return !isNoMove(moves) && editor.execute('layout.align', moves).ok
}

/** Makes the gaps between the selected things equal. False when there is nothing to move. */
export function distributeSelection(editor: Editor, axis: Axis): boolean {
  const variant = shown(editor)
  const moves = variant ? distributed(variant, editor.view.getState().selection, axis) : {}
  return !isNoMove(moves) && editor.execute('layout.distribute', moves).ok
}

/** Puts the selected steps into a group. Fewer than two are no group: `undefined`. The result is the group's id. */
export function groupSelection(editor: Editor, name = ''): Result<string, Refusal> | undefined {
  const { nodes } = editor.view.getState().selection
  return nodes.size < 2 ? undefined : editor.execute('group.create', { nodes: [...nodes], name })
}

/** The groups that selected steps are in. */
export function selectedGroups(editor: Editor): string[] {
  const { nodes } = editor.view.getState().selection
  return Object.entries(shown(editor)?.groups ?? {}).flatMap(([id, group]) =>
    group.nodes.some((node) => nodes.has(node)) ? [id] : [],
  )
}

/** Does away with the groups that selected steps are in; the steps stay. False when there are none. */
export function ungroupSelection(editor: Editor): boolean {
  const groups = selectedGroups(editor)
  return groups.length > 0 && editor.execute('group.dissolve', { groups }).ok
}

/** Shows a group as one box, or its steps again; when `collapsed` is left out, the other of the two. */
export function toggleGroup(editor: Editor, group: string, collapsed?: boolean): boolean {
  const present = shown(editor)?.groups[group]
  if (!present) return false
  return editor.execute('group.collapse', { group, collapsed: collapsed ?? present.collapsed !== true }).ok
}

/** Selects the steps of a group; `add` keeps what is selected already. */
export function selectGroup(editor: Editor, group: string, add = false): void {
  const { selection } = editor.view.getState()
  const nodes = shown(editor)?.groups[group]?.nodes ?? []
  if (add) select(editor.view, { ...selection, nodes: [...selection.nodes, ...nodes] })
  else select(editor.view, { nodes })
}

/** Selects every step of a kind. */
export function selectKind(editor: Editor, kind: NodeKind): void {
  const nodes = Object.entries(shown(editor)?.nodes ?? {})
  select(editor.view, { nodes: nodes.flatMap(([id, node]) => (node.kind === kind ? [id] : [])) })
}

/** What tells steps apart at a glance: their kind, and for messages the channel. */
const lookOf = (node: { readonly kind: NodeKind; readonly config: object }): string =>
  'channel' in node.config ? `${node.kind} ${String(node.config.channel)}` : node.kind

/** Selects every step that is of the same kind (messages: the same channel) as a selected one. False without one. */
export function selectSameKind(editor: Editor): boolean {
  const all = Object.entries(shown(editor)?.nodes ?? {})
  const { nodes } = editor.view.getState().selection
  const looks = new Set(all.flatMap(([id, node]) => (nodes.has(id) ? [lookOf(node)] : [])))
  if (looks.size === 0) return false
  select(editor.view, { nodes: all.flatMap(([id, node]) => (looks.has(lookOf(node)) ? [id] : [])) })
  return true
}

/** Selects everything that comes after the selected steps (or before them), those included. False without any. */
export function selectAlongFlow(editor: Editor, way: 'after' | 'before'): boolean {
  const variant = shown(editor)
  const { nodes } = editor.view.getState().selection
  if (!variant || nodes.size === 0) return false
  const reached = [...flowFrom(variant.edges, nodes, way === 'before')]
  select(editor.view, { nodes: reached.filter((id) => variant.nodes[id]) })
  return true
}

/** The two ways out that flipping would swap: of two selected edges of one step, or of a selected step that has two. */
export function flippable(
  editor: Editor,
): { readonly node: string; readonly ports: readonly [string, string] } | undefined {
  const variant = shown(editor)
  const { nodes, edges } = editor.view.getState().selection
  if (!variant) return undefined
  if (edges.size === 2 && nodes.size === 0) {
    const [a, b] = [...edges].map((id) => variant.edges[id])
    return a && b && a.from === b.from ? { node: a.from, ports: [a.port, b.port] } : undefined
  }
  const [id] = nodes
  if (id === undefined || nodes.size !== 1 || edges.size > 0) return undefined
  const ways = Object.values(variant.edges).filter(({ from }) => from === id)
  const [one, other] = ways
  return one && other && ways.length === 2 ? { node: id, ports: [one.port, other.port] } : undefined
}

/** Swaps what two ways out of a step lead to: see `flippable`. False when there are no two. */
export function flipSelection(editor: Editor): boolean {
  const found = flippable(editor)
  return found !== undefined && editor.execute('branch.flip', found).ok
}

/** Puts another kind of step in the place of one: its name, stage, position and, as far as they fit, its ways stay. */
export const replaceStep = (editor: Editor, node: string, { kind, config }: Pattern): Result<void, Refusal> =>
  editor.execute('node.changeKind', { node, kind, config })

/** Pins the selected steps, or, when all of them are pinned, lets them go. False when none is selected. */
export function togglePinned(editor: Editor): boolean {
  const variant = shown(editor)
  const nodes = [...editor.view.getState().selection.nodes].filter((id) => variant?.nodes[id])
  if (nodes.length === 0) return false
  const pinned = !nodes.every((id) => variant?.nodes[id]?.pinned === true)
  return editor.execute('node.pin', { nodes, pinned }).ok
}

/** Fills the screen with the selected steps and notes and the ends of the selected edges. False when there are none. */
export function zoomToSelection(editor: Editor): boolean {
  const variant = shown(editor)
  const { nodes, edges, notes } = editor.view.getState().selection
  const ends = [...edges].flatMap((id) => {
    const edge = variant?.edges[id]
    return edge ? [edge.from, edge.to] : []
  })
  const all = [...new Set([...nodes, ...ends])]
  const any = all.length + notes.size > 0
  if (any) zoomTo(editor.view, all, [...notes])
  return any
}

/**
 * Goes to the next step with a problem (`by` −1: the one before), errors first, and selects it. False when there is none.
 */
export function goToProblem(editor: Editor, by: 1 | -1 = 1): boolean {
  const { variant } = editor.view.getState()
  const worst = { error: 0, warning: 1, hint: 2 } as const
  const found = editor.diagnostics
    .getState()
    .list.filter((item) => item.severity !== 'hint' && (item.variant === undefined || item.variant === variant))
    .sort((a, b) => worst[a.severity] - worst[b.severity])
  const steps = [
    ...new Set(found.flatMap(({ node }) => (node !== undefined && shown(editor)?.nodes[node] ? [node] : []))),
  ]
  const [current] = editor.view.getState().selection.nodes
  const at = current === undefined ? -1 : steps.indexOf(current)
  const next = steps[at < 0 ? (by > 0 ? 0 : steps.length - 1) : (at + by + steps.length) % steps.length]
  if (next === undefined) return false
  select(editor.view, { nodes: [next] })
  editor.view.setState({ focus: { nodes: [next], grab: true } })
  return true
}
