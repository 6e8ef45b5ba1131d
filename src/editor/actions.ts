import { type JourneyNode, type NodeKind, type Position, portsOf } from '../document/index.ts'
import type { Result } from '../kernel/result.ts'
import { type Clip, clipOf, clipToText, isEmptyClip, type PasteProblem, readClip } from './clip.ts'
import type { Refusal } from './command.ts'
import type { Pasted } from './commands/selection.ts'
import type { Editor } from './editor.ts'
import { edgesOut } from './graph.ts'
import { placeAfter, placeInView } from './placing.ts'
import { isEmptySelection, reveal, select, variantInView } from './view.ts'

/** What a person does with the selection and the palette: commands filled in from the view. Keys, menus and buttons share them. */

/** A step to be made: a kind, and what a palette entry says beyond it. */
export interface Pattern {
  readonly kind: NodeKind
  readonly config?: JourneyNode['config'] | undefined
  /** What to call it; numbered when the name is taken. */
  readonly name?: string | undefined
}

const patterned = ({ kind, config, name }: Pattern) => ({
  kind,
  ...(config && { config }),
  ...(name !== undefined && { name }),
})

const shown = (editor: Editor) => variantInView(editor.document.getState().journey, editor.view.getState())

/** The one selected node that has a free way out. */
function openEnd(editor: Editor): { id: string; port: string } | undefined {
  const { selection } = editor.view.getState()
  const [id, ...rest] = selection.nodes
  const variant = shown(editor)?.variant
  const node = id === undefined ? undefined : variant?.nodes[id]
  if (id === undefined || rest.length > 0 || !node || !variant) return undefined
  const used = new Set(edgesOut(variant.edges, id).map(([, edge]) => edge.port))
  const port = portsOf(node).find((candidate) => !used.has(candidate.id))
  return port && { id, port: port.id }
}

const newest = (editor: Editor, made: Result<string, Refusal>): Result<string, Refusal> => {
  if (made.ok) select(editor.view, { nodes: [made.value] })
  return made
}

/** Adds a step at a place, by itself, and selects it. */
export const addAt = (editor: Editor, pattern: Pattern, position: Position): Result<string, Refusal> =>
  newest(editor, editor.execute('node.add', { ...patterned(pattern), position }))

/** Adds a step after another one's way out and selects it. */
export const addAfterPort = (
  editor: Editor,
  pattern: Pattern,
  from: { readonly node: string; readonly port: string },
  position: Position,
): Result<string, Refusal> =>
  newest(
    editor,
    editor.execute('node.addAfter', { from: from.node, port: from.port, node: { ...patterned(pattern), position } }),
  )

/** Puts a step into an edge and selects it. */
export const addOnEdge = (
  editor: Editor,
  pattern: Pattern,
  edge: string,
  position: Position,
): Result<string, Refusal> =>
  newest(editor, editor.execute('node.insertOnEdge', { edge, node: { ...patterned(pattern), position } }))

/** Adds a step where it is most likely meant: after the selected one, else in the middle of the view. */
export function addStep(editor: Editor, pattern: Pattern): Result<string, Refusal> {
  const variant = shown(editor)?.variant
  if (!variant) return editor.execute('node.add', { kind: pattern.kind, position: { x: 0, y: 0 } })
  const end = pattern.kind === 'entry' ? undefined : openEnd(editor)
  const made = end
    ? addAfterPort(editor, pattern, { node: end.id, port: end.port }, placeAfter(variant, end.id))
    : addAt(editor, pattern, placeInView(variant, editor.view.getState().viewport))
  if (made.ok) reveal(editor.view, [made.value])
  return made
}

/**
 * Deletes what is selected; ways into deleted steps lead on to what came after them where that is one place. With
 * `heal: false` they end. False when nothing is selected.
 */
export function deleteSelection(editor: Editor, { heal = true }: { readonly heal?: boolean } = {}): boolean {
  const { selection } = editor.view.getState()
  if (isEmptySelection(selection)) return false
  return editor.execute('selection.delete', {
    nodes: [...selection.nodes],
    edges: [...selection.edges],
    notes: [...selection.notes],
    heal,
  }).ok
}

/** The selected steps and notes as a clip; `undefined` when none are. */
function selectedClip(editor: Editor): Clip | undefined {
  const variant = shown(editor)?.variant
  const clip = variant && clipOf(variant, editor.view.getState().selection)
  return clip && !isEmptyClip(clip) ? clip : undefined
}

/** The selection as text for the clipboard; `undefined` when there is nothing to copy. */
export function copySelection(editor: Editor): string | undefined {
  const clip = selectedClip(editor)
  return clip && clipToText(clip)
}

/** Like copying, then deleting. */
export function cutSelection(editor: Editor): string | undefined {
  const text = copySelection(editor)
  if (text !== undefined) deleteSelection(editor)
  return text
}

const selectPasted = (editor: Editor, pasted: Result<Pasted, Refusal>): Result<Pasted, Refusal> => {
  if (pasted.ok) select(editor.view, { nodes: pasted.value.nodes, notes: pasted.value.notes })
  return pasted
}

const BESIDE: Position = { x: 32, y: 32 }

/** Duplicates the selection beside itself and selects the copies. */
export function duplicateSelection(editor: Editor): boolean {
  const clip = selectedClip(editor)
  return clip !== undefined && selectPasted(editor, editor.execute('selection.duplicate', { clip, offset: BESIDE })).ok
}

/**
 * Pastes clipboard text at a place (the clip's top left corner goes there) or beside the original. Text that holds no
 * steps of ours fails with what it is instead.
 */
export function pasteText(editor: Editor, text: string, at?: Position): Result<Pasted, Refusal | PasteProblem> {
  const clip = readClip(text)
  if (!clip.ok) return clip
  const offset = at ? offsetTo(clip.value, at) : BESIDE
  return selectPasted(editor, editor.execute('selection.paste', { clip: clip.value, offset }))
}

function offsetTo(clip: Clip, at: Position): Position {
  const places = [...Object.values(clip.nodes), ...Object.values(clip.notes)].map(({ position }) => position)
  const left = Math.min(...places.map(({ x }) => x))
  const top = Math.min(...places.map(({ y }) => y))
  return { x: at.x - left, y: at.y - top }
}

export function selectAll(editor: Editor): void {
  const variant = shown(editor)?.variant
  if (variant) select(editor.view, { nodes: Object.keys(variant.nodes), notes: Object.keys(variant.notes) })
}

/** Moves the selection by arrow keys. False when nothing is selected. */
export function nudgeSelection(editor: Editor, by: Position): boolean {
  const { nodes, notes } = editor.view.getState().selection
  const variant = shown(editor)?.variant
  if (!variant || nodes.size + notes.size === 0) return false
  const moved = (ids: ReadonlySet<string>, things: Readonly<Record<string, { position: Position }>>) =>
    Object.fromEntries(
      [...ids].flatMap((id) => {
        const from = things[id]?.position
        return from ? [[id, { x: from.x + by.x, y: from.y + by.y }]] : []
      }),
    )
  return editor.execute('node.nudge', { nodes: moved(nodes, variant.nodes), notes: moved(notes, variant.notes) }).ok
}
