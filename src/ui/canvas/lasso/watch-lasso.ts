import type { Position, Variant } from '../../../document/index.ts'
import { type Editor, type Selection, select, setLasso, variantInView } from '../../../editor/index.ts'
import { sceneOf } from '../far/scene.ts'
import { thingAt } from '../handles.ts'
import { enclosed } from './polygon.ts'

/** Screen pixels between two corners of the line: finer than that nobody draws. */
const FINEST_PX = 3
/** Less than this is no line but a press. */
const PRESS_PX = 6

export interface LassoSurroundings {
  readonly editor: Editor
  /** React Flow's element. */
  readonly canvas: HTMLElement
  /** Screen pixels of the journey's origin in it, and the magnification. */
  readonly camera: () => readonly [number, number, number]
  /** The line as it grows, in canvas units; empty: there is none. */
  readonly show: (line: readonly Position[]) => void
  /** A line was closed: so many steps and notes are selected. */
  readonly done: (count: number) => void
}

interface Stroke {
  readonly pointer: number
  /** What was selected before. */
  readonly before: Selection
  readonly how: 'afresh' | 'more' | 'less'
  line: readonly Position[]
  last: Position
  length: number
}

const variantOf = (editor: Editor): Variant | undefined =>
  variantInView(editor.document.getState().journey, editor.view.getState())?.variant

/**
 * Lets the pointer draw around things while the lasso is in the hand: with Shift (or Ctrl) what is enclosed is added to
 * what is selected, with Alt taken from it. What is selected already can be carried as ever. Escape takes the line back,
 * once more puts the lasso away. Returns the way to stop.
 *
 * It listens on the window on the way down, since React's own listeners stand above the canvas: nothing below hears of a
 * press that draws.
 */
export function watchLasso(surroundings: LassoSurroundings): () => void {
  const { editor, canvas, camera, show, done } = surroundings
  let stroke: Stroke | undefined
  /** The pointer of a line that was given up: what it does until it is let go is meant for nothing. */
  let spent: number | undefined
  const keep = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  const pointOf = ({ clientX, clientY }: PointerEvent): Position => {
    const [x, y, zoom] = camera()
    const { left, top } = canvas.getBoundingClientRect()
    return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom }
  }
  const end = () => {
    stroke = undefined
    show([])
  }
  const takeBack = () => {
    if (stroke) select(editor.view, stroke.before)
    spent = stroke?.pointer
    end()
  }
  const onDown = (event: PointerEvent) => {
    // A second finger means the camera.
    if (stroke) return takeBack()
    spent = undefined
    if (event.button !== 0 || !event.isPrimary || !isPane(canvas, event.target)) return
    if (!event.shiftKey && !event.altKey && isSelected(editor, event.target, pointOf(event))) return
    keep(event)
    canvas.closest<HTMLElement>('[data-testid="canvas"]')?.focus({ preventScroll: true })
    const { selection } = editor.view.getState()
    const how = event.altKey ? 'less' : event.shiftKey || event.ctrlKey || event.metaKey ? 'more' : 'afresh'
    const last = { x: event.clientX, y: event.clientY }
    stroke = { pointer: event.pointerId, before: selection, how, line: [pointOf(event)], last, length: 0 }
  }
  const onMove = (event: PointerEvent) => {
    if (event.pointerId === spent) keep(event)
    if (stroke?.pointer !== event.pointerId) return
    keep(event)
    const way = Math.hypot(event.clientX - stroke.last.x, event.clientY - stroke.last.y)
    if (way < FINEST_PX) return
    stroke.length += way
    stroke.last = { x: event.clientX, y: event.clientY }
    stroke.line = [...stroke.line, pointOf(event)]
    if (stroke.length < PRESS_PX) return
    show(stroke.line)
    choose(editor, stroke)
  }
  const onUp = (event: PointerEvent) => {
    if (event.pointerId === spent) {
      spent = undefined
      swallowClick()
    }
    if (stroke?.pointer !== event.pointerId) return
    keep(event)
    if (stroke.length < PRESS_PX) press(editor, event.target, pointOf(event), stroke)
    else {
      const { nodes, notes } = editor.view.getState().selection
      done(nodes.size + notes.size)
    }
    end()
    swallowClick()
  }
  const onCancel = (event: PointerEvent) => {
    if (stroke?.pointer === event.pointerId) takeBack()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isBusy(event.target)) return
    event.preventDefault()
    if (stroke) takeBack()
    else setLasso(editor.view, false)
  }
  // d3 hears of the mouse and of fingers, not of pointers.
  const onOldPress = (event: Event) => {
    if (stroke) keep(event)
  }
  canvas.dataset.lasso = ''
  const stops = [
    listen('pointerdown', onDown),
    listen('pointermove', onMove),
    listen('pointerup', onUp),
    listen('pointercancel', onCancel),
    listen('keydown', onKey),
    listen('mousedown', onOldPress),
    listen('touchstart', onOldPress),
  ]
  return () => {
    for (const stop of stops) stop()
    takeBack()
    delete canvas.dataset.lasso
  }
}

function listen<Name extends keyof WindowEventMap>(
  name: Name,
  hear: (event: WindowEventMap[Name]) => void,
): () => void {
  const options = { capture: true, passive: false }
  window.addEventListener(name, hear, options)
  return () => window.removeEventListener(name, hear, options)
}

/** The click that browsers make of a press and a letting go would clear the selection. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation()
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}

/** A place where lines are drawn: not a panel over the canvas, nor a field or button on it. */
const isPane = (canvas: HTMLElement, target: EventTarget | null): boolean =>
  target instanceof Element &&
  canvas.contains(target) &&
  target.closest('.react-flow__panel, input, textarea, button, [contenteditable="true"]') === null

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null

const isSelected = (editor: Editor, target: EventTarget | null, at: Position): boolean => {
  const thing = target instanceof Element ? thingAt(editor, target, at) : undefined
  return thing?.ids.some((id) => editor.view.getState().selection[thing.part].has(id)) === true
}

type Things = Readonly<Record<'nodes' | 'notes', readonly string[]>>

/** Selects what the line encloses so far. */
function choose(editor: Editor, { line, how, before }: Stroke): void {
  const variant = variantOf(editor)
  const found: Things = variant ? enclosed(sceneOf(variant), line) : { nodes: [], notes: [] }
  const together = (part: 'nodes' | 'notes'): Iterable<string> => {
    if (how === 'more') return [...before[part], ...found[part]]
    return how === 'less' ? [...before[part]].filter((id) => !found[part].includes(id)) : found[part]
  }
  const edges = how === 'afresh' ? [] : before.edges
  select(editor.view, { nodes: together('nodes'), notes: together('notes'), edges })
}

/** Without a line it is a press as ever: on one thing, or on nothing. */
function press(editor: Editor, target: EventTarget | null, at: Position, { how, before }: Stroke): void {
  const thing = target instanceof Element ? thingAt(editor, target, at) : undefined
  if (how === 'afresh') select(editor.view, thing ? { [thing.part]: thing.ids } : {})
  if (how === 'afresh' || !thing) return
  const next = new Set(before[thing.part])
  for (const id of thing.ids) {
    if (how === 'more') next.add(id)
    else next.delete(id)
  }
  select(editor.view, { ...before, [thing.part]: next })
}
