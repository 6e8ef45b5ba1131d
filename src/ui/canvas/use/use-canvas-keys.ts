import { type KeyboardEvent, useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import type { StoreApi } from 'zustand'
import type { Variant } from '../../../document/index.ts'
import {
  alignSelection,
  copySelection,
  cutSelection,
  deleteSelection,
  distributeSelection,
  duplicateSelection,
  type Editor,
  edgesInto,
  edgesOut,
  flipSelection,
  goToProblem,
  isEmptySelection,
  nudgeSelection,
  type PasteProblem,
  pasteText,
  reveal,
  select,
  selectAll,
  selectAlongFlow,
  selectSameKind,
  setLasso,
  toggleGroup,
  togglePinned,
  ungroupSelection,
  variantInView,
  zoomToSelection,
} from '../../../editor/index.ts'
import type { ChooserRequest, Naming } from '../canvas-context.ts'
import { sceneOf } from '../far/scene.ts'
import { middleOf } from '../model/edge-path.ts'
import { noteIdOf } from '../model/flow-model.ts'
import { groupIdOf } from '../model/folded.ts'
import { GRID } from '../model/geometry.ts'
import { groupAndName } from './group-and-name.ts'

interface CanvasKeys {
  readonly editor: Editor
  readonly readOnly: boolean
  readonly openChooser: (request: ChooserRequest) => void
  readonly onOpenStep: ((id: string) => void) | undefined
  /** Gestures that Escape takes back, tried in turn. */
  readonly escapes: readonly (() => boolean)[]
  readonly naming: StoreApi<Naming>
  /** Tells why something could not be pasted. */
  readonly onPasteProblem: (problem: PasteProblem) => void
}

const ARROWS: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
}
const BIG_STEP = 5

/** Is the keyboard busy with something that has keys of its own? */
const elsewhere = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]',
  ) !== null

/** Keys of the whole page (undo, copy, delete …), and, as the result, those of the canvas itself. */
export function useCanvasKeys(keys: CanvasKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const { editor, readOnly } = keys
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => pageKeys(editor, readOnly, () => latest.current), [editor, readOnly])
  useEffect(
    () => (readOnly ? undefined : clipboardEvents(editor, (problem) => latest.current.onPasteProblem(problem))),
    [editor, readOnly],
  )
  return (event) => onCanvasKey(event, keys)
}

function pageKeys(editor: Editor, readOnly: boolean, latest: () => CanvasKeys): () => void {
  const act = (task: () => unknown) => (event: globalThis.KeyboardEvent) => {
    if (elsewhere(event.target)) return
    event.preventDefault()
    task()
  }
  const leave = (event: globalThis.KeyboardEvent) => {
    if (event.defaultPrevented || elsewhere(event.target)) return
    if (!latest().escapes.some((back) => back())) select(editor.view, {})
  }
  if (readOnly) return tinykeys(window, { Escape: leave })
  return tinykeys(
    window,
    {
      '$mod+KeyZ': act(() => editor.undo()),
      '$mod+Shift+KeyZ': act(() => editor.redo()),
      '$mod+KeyY': act(() => editor.redo()),
      '$mod+KeyA': act(() => selectAll(editor)),
      '$mod+KeyD': act(() => duplicateSelection(editor)),
      '$mod+Shift+KeyA': act(() => selectSameKind(editor)),
      '$mod+KeyG': act(() => groupAndName(editor, latest().naming)),
      '$mod+Shift+KeyG': act(() => ungroupSelection(editor)),
      'Alt+KeyA': act(() => alignSelection(editor, 'left')),
      'Alt+KeyH': act(() => alignSelection(editor, 'centre')),
      'Alt+KeyD': act(() => alignSelection(editor, 'right')),
      'Alt+KeyW': act(() => alignSelection(editor, 'top')),
      'Alt+KeyV': act(() => alignSelection(editor, 'middle')),
      'Alt+KeyS': act(() => alignSelection(editor, 'bottom')),
      '$mod+Alt+KeyH': act(() => distributeSelection(editor, 'horizontal')),
      '$mod+Alt+KeyV': act(() => distributeSelection(editor, 'vertical')),
      'Shift+Digit1': act(() => reveal(editor.view, [])),
      'Shift+Digit2': act(() => zoomToSelection(editor)),
      F8: act(() => goToProblem(editor)),
      'Shift+F8': act(() => goToProblem(editor, -1)),
      Delete: act(() => deleteSelection(editor)),
      Backspace: act(() => deleteSelection(editor)),
      'Shift+Delete': act(() => deleteSelection(editor, { heal: false })),
      'Shift+Backspace': act(() => deleteSelection(editor, { heal: false })),
      Escape: leave,
    },
    { ignore: () => false },
  )
}

/** Copy, cut and paste through the system's clipboard, without asking for leave. */
function clipboardEvents(editor: Editor, tell: (problem: PasteProblem) => void): () => void {
  const put = (take: (editor: Editor) => string | undefined) => (event: ClipboardEvent) => {
    if (elsewhere(event.target) || !document.getSelection()?.isCollapsed) return
    const text = take(editor)
    if (text === undefined) return
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (elsewhere(event.target)) return
    const pasted = pasteText(editor, event.clipboardData?.getData('text/plain') ?? '')
    event.preventDefault()
    if (pasted.ok) reveal(editor.view, pasted.value.nodes)
    else if (typeof pasted.error === 'string') tell(pasted.error)
  }
  const [onCopy, onCut] = [put(copySelection), put(cutSelection)]
  document.addEventListener('copy', onCopy)
  document.addEventListener('cut', onCut)
  document.addEventListener('paste', onPaste)
  return () => {
    document.removeEventListener('copy', onCopy)
    document.removeEventListener('cut', onCut)
    document.removeEventListener('paste', onPaste)
  }
}

/** Arrow keys, Enter, Space and the slash, when the keyboard is on the canvas. */
function onCanvasKey(event: KeyboardEvent<HTMLElement>, keys: CanvasKeys): void {
  if (elsewhere(event.target) || event.ctrlKey || event.metaKey) return
  const element = event.target instanceof Element ? event.target : undefined
  const node = element?.closest('.react-flow__node')?.getAttribute('data-id') ?? undefined
  const edge = element?.closest('.react-flow__edge')?.getAttribute('data-id') ?? undefined
  if (element?.closest('button')) return
  if (handled(event, keys, node, edge)) event.preventDefault()
}

function handled(
  event: KeyboardEvent<HTMLElement>,
  keys: CanvasKeys,
  node: string | undefined,
  edge: string | undefined,
): boolean {
  const { editor, readOnly } = keys
  const arrow = ARROWS[event.key]
  if (arrow) return byArrow(event, keys, node, arrow)
  if (event.key === ' ') return toggle(editor, node, edge)
  if (event.key === 'Enter' && edge !== undefined) return !readOnly && insert(keys, edge, event)
  const group = groupIdOf(node ?? '')
  if (group !== undefined && !readOnly && onGroup(event, keys, group)) return true
  if (event.key === 'Enter') return group === undefined && enter(keys, node)
  return !readOnly && !event.altKey && byLetter(event, keys)
}

/** Arrows move what is selected; with Alt they walk along the flow, with Alt and Shift they select along it. */
function byArrow(
  event: KeyboardEvent<HTMLElement>,
  { editor, readOnly }: CanvasKeys,
  node: string | undefined,
  arrow: { x: number; y: number },
): boolean {
  if (event.altKey && event.shiftKey && arrow.y !== 0) {
    if (node !== undefined && isEmptySelection(editor.view.getState().selection)) toggle(editor, node, undefined)
    return selectAlongFlow(editor, arrow.y > 0 ? 'after' : 'before')
  }
  if (event.altKey) return walk(editor, node, arrow)
  const by = GRID * (event.shiftKey ? BIG_STEP : 1)
  return !readOnly && nudgeSelection(editor, { x: arrow.x * by, y: arrow.y * by })
}

/** Enter folds or unfolds a group, F2 names it. */
function onGroup(event: KeyboardEvent<HTMLElement>, { editor, naming }: CanvasKeys, group: string): boolean {
  if (event.key === 'Enter') return toggleGroup(editor, group)
  if (event.key !== 'F2') return false
  naming.setState({ group })
  return true
}

/** Keys of one letter: only while the keyboard is on the canvas, so that they are in nobody's way elsewhere. */
function byLetter(event: KeyboardEvent<HTMLElement>, keys: CanvasKeys): boolean {
  const { editor } = keys
  if (event.key === '/') return ask(keys, event.currentTarget)
  if (event.key === 'X' && event.shiftKey) return flipSelection(editor)
  if (event.key === 'p') return togglePinned(editor)
  if (event.key === 'l') return takeLasso(editor)
  if (event.key === 'r') return ask(keys, event.currentTarget, true)
  return false
}

/** Takes the lasso into the hand, or puts it away. */
function takeLasso({ view }: Editor): boolean {
  setLasso(view, !view.getState().lasso)
  return true
}

function enter({ editor, onOpenStep }: CanvasKeys, node: string | undefined): boolean {
  if (node === undefined || noteIdOf(node) !== undefined) {
    const first = Object.keys(
      variantInView(editor.document.getState().journey, editor.view.getState())?.variant.nodes ?? {},
    )[0]
    if (node === undefined && first !== undefined) reveal(editor.view, [first], true)
    return node === undefined
  }
  select(editor.view, { nodes: [node] })
  onOpenStep?.(node)
  return true
}

function toggle(editor: Editor, node: string | undefined, edge: string | undefined): boolean {
  const { selection } = editor.view.getState()
  if (edge !== undefined) select(editor.view, { edges: selection.edges.has(edge) ? [] : [edge] })
  else if (node !== undefined) {
    const group = groupIdOf(node)
    if (group !== undefined) return toggleMembers(editor, group)
    const note = noteIdOf(node)
    const part = note === undefined ? 'nodes' : 'notes'
    const id = note ?? node
    const next = new Set(selection[part])
    if (!next.delete(id)) next.add(id)
    select(editor.view, { ...selection, [part]: next })
  } else return false
  return true
}

function toggleMembers(editor: Editor, group: string): boolean {
  const { selection } = editor.view.getState()
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  const members = variant?.groups[group]?.nodes ?? []
  const chosen = members.every((id) => selection.nodes.has(id))
  const nodes = chosen ? [...selection.nodes].filter((id) => !members.includes(id)) : [...selection.nodes, ...members]
  select(editor.view, { ...selection, nodes })
  return true
}

/** Asks for a step to put into an edge. */
function insert({ editor, openChooser }: CanvasKeys, edge: string, event: KeyboardEvent<HTMLElement>): boolean {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  const found = variant && sceneOf(variant).edges.find(({ id }) => id === edge)
  if (!found || !(event.target instanceof Element)) return false
  const { left, top, width, height } = event.target.getBoundingClientRect()
  select(editor.view, { edges: [edge] })
  openChooser({ screen: { x: left + width / 2, y: top + height / 2 }, at: middleOf(found.corners), edge })
  return true
}

/** Opens the chooser beside the selected step: for what follows it, or for what takes its place. */
function ask({ editor, openChooser }: CanvasKeys, frame: HTMLElement, replace = false): boolean {
  const { selection } = editor.view.getState()
  const [id, ...others] = isEmptySelection(selection) ? [] : selection.nodes
  if (replace && (id === undefined || others.length > 0)) return false
  const element = id === undefined ? undefined : frame.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
  const { left, bottom, top } = (element ?? frame).getBoundingClientRect()
  const screen = element ? { x: left, y: bottom + 8 } : { x: left + 48, y: top + 48 }
  openChooser({ screen, at: undefined, ...(replace && id !== undefined && { replace: id }) })
  return true
}

/** Moves the keyboard along the flow: down to what follows, up to what came before, aside to what stands beside. */
function walk(editor: Editor, flowId: string | undefined, arrow: { x: number; y: number }): boolean {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  if (!variant || flowId === undefined) return false
  const group = variant.groups[groupIdOf(flowId) ?? '']
  const inside = group?.collapsed ? undefined : group?.nodes.find((id) => variant.nodes[id])
  const next = inside ?? stepFrom(variant, new Set(group ? group.nodes : [flowId]), arrow)
  if (next !== undefined) reveal(editor.view, [next], true)
  return true
}

/** Where an arrow leads from a step, or from all those of a collapsed group. */
function stepFrom(variant: Variant, here: ReadonlySet<string>, arrow: { x: number; y: number }): string | undefined {
  const all = [...here]
  const away = (id: string) => !here.has(id) || all.length === 1
  const before = all.flatMap((id) => edgesInto(variant.edges, id).map(([, edge]) => edge.from)).find(away)
  if (arrow.y > 0) return all.flatMap((id) => edgesOut(variant.edges, id).map(([, edge]) => edge.to)).find(away)
  if (arrow.y < 0) return before
  const beside = before === undefined ? [] : [...new Set(edgesOut(variant.edges, before).map(([, { to }]) => to))]
  return beside[beside.findIndex((id) => here.has(id)) + arrow.x]
}
