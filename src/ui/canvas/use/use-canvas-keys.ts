import { type KeyboardEvent, useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import {
  copySelection,
  cutSelection,
  deleteSelection,
  duplicateSelection,
  type Editor,
  edgesInto,
  edgesOut,
  isEmptySelection,
  nudgeSelection,
  pasteText,
  reveal,
  select,
  selectAll,
  variantInView,
} from '../../../editor/index.ts'
import type { ChooserRequest } from '../canvas-context.ts'
import { sceneOf } from '../far/scene.ts'
import { middleOf } from '../model/edge-path.ts'
import { noteIdOf } from '../model/flow-model.ts'
import { GRID } from '../model/geometry.ts'

interface CanvasKeys {
  readonly editor: Editor
  readonly readOnly: boolean
  readonly openChooser: (request: ChooserRequest) => void
  readonly onOpenStep: ((id: string) => void) | undefined
  /** Gestures that Escape takes back, tried in turn. */
  readonly escapes: readonly (() => boolean)[]
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
  useEffect(() => pageKeys(editor, readOnly, () => latest.current.escapes), [editor, readOnly])
  useEffect(() => (readOnly ? undefined : clipboardEvents(editor)), [editor, readOnly])
  return (event) => onCanvasKey(event, keys)
}

function pageKeys(editor: Editor, readOnly: boolean, gestures: () => CanvasKeys['escapes']): () => void {
  const act = (task: () => unknown) => (event: globalThis.KeyboardEvent) => {
    if (elsewhere(event.target)) return
    event.preventDefault()
    task()
  }
  const leave = (event: globalThis.KeyboardEvent) => {
    if (event.defaultPrevented || elsewhere(event.target)) return
    if (!gestures().some((back) => back())) select(editor.view, {})
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
      'Shift+Digit1': act(() => reveal(editor.view, [])),
      Delete: act(() => deleteSelection(editor)),
      Backspace: act(() => deleteSelection(editor)),
      Escape: leave,
    },
    { ignore: () => false },
  )
}

/** Copy, cut and paste through the system's clipboard, without asking for leave. */
function clipboardEvents(editor: Editor): () => void {
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
    if (!pasted.ok) return
    event.preventDefault()
    if (pasted.ok) reveal(editor.view, pasted.value.nodes)
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
  if (arrow && event.altKey) return walk(editor, node, arrow)
  if (arrow) {
    const by = GRID * (event.shiftKey ? BIG_STEP : 1)
    return !readOnly && nudgeSelection(editor, { x: arrow.x * by, y: arrow.y * by })
  }
  if (event.key === 'Enter' && edge !== undefined) return !readOnly && insert(keys, edge, event)
  if (event.key === 'Enter') return enter(keys, node)
  if (event.key === ' ') return toggle(editor, node, edge)
  if (event.key === '/' && !readOnly) return ask(keys, event.currentTarget)
  return false
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
    const note = noteIdOf(node)
    const part = note === undefined ? 'nodes' : 'notes'
    const id = note ?? node
    const next = new Set(selection[part])
    if (!next.delete(id)) next.add(id)
    select(editor.view, { ...selection, [part]: next })
  } else return false
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

/** Opens the chooser beside the selected step. */
function ask({ editor, openChooser }: CanvasKeys, frame: HTMLElement): boolean {
  const { selection } = editor.view.getState()
  const [id] = isEmptySelection(selection) ? [] : selection.nodes
  const element = id === undefined ? undefined : frame.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
  const { left, bottom, top } = (element ?? frame).getBoundingClientRect()
  openChooser({ screen: element ? { x: left, y: bottom + 8 } : { x: left + 48, y: top + 48 }, at: undefined })
  return true
}

/** Moves the keyboard along the flow: down to what follows, up to what came before, aside to what stands beside. */
function walk(editor: Editor, node: string | undefined, arrow: { x: number; y: number }): boolean {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  if (!variant || node === undefined) return false
  const before = edgesInto(variant.edges, node)[0]?.[1].from
  const beside = before === undefined ? [] : [...new Set(edgesOut(variant.edges, before).map(([, { to }]) => to))]
  const next =
    arrow.y > 0
      ? edgesOut(variant.edges, node)[0]?.[1].to
      : arrow.y < 0
        ? before
        : beside[beside.indexOf(node) + arrow.x]
  if (next !== undefined) reveal(editor.view, [next], true)
  return true
}
