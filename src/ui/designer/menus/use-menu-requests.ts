import { type RefObject, useEffect } from 'react'
import type { Position } from '../../../document/index.ts'
import { type Editor, select } from '../../../editor/index.ts'
import { type CanvasThing, thingAt } from '../../canvas/index.ts'
import type { Tools } from '../commands/tools.ts'
import { useDesigner } from '../designer-context.ts'

const LONG_PRESS_MS = 500
const STILL_PX = 8
/** Where a menu is not ours: fields have the browser's own, buttons and dialogs none. */
const NOT_OURS = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], .react-flow__panel'

/** Opens the context menu by right click, by the menu key or Shift+F10, and by a long press of a finger or pen. */
export function useMenuRequests(frame: RefObject<HTMLElement | null>): void {
  const { editor, tools } = useDesigner()
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    const open = (target: Element, screen: Position) => openMenu(editor, tools, target, screen)
    const stops = [byPointer(element, open), byKey(element, open), byLongPress(element, open)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [editor, tools, frame])
}

type Open = (target: Element, screen: Position) => boolean

/** The place of the menu, and how to take away the listeners that open it. */
function listen<Name extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  name: Name,
  hear: (event: HTMLElementEventMap[Name]) => void,
  options: AddEventListenerOptions = {},
): () => void {
  element.addEventListener(name, hear, options)
  return () => element.removeEventListener(name, hear, options)
}

const byPointer = (element: HTMLElement, open: Open) =>
  listen(element, 'contextmenu', (event) => {
    if (event instanceof PointerEvent && event.button < 0) return
    const target = event.target
    if (!(target instanceof Element)) return
    const key = event.clientX === 0 && event.clientY === 0
    if (open(target, key ? below(target) : { x: event.clientX, y: event.clientY })) event.preventDefault()
  })

const byKey = (element: HTMLElement, open: Open) =>
  listen(element, 'keydown', (event) => {
    const asked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
    if (!asked || !(event.target instanceof Element)) return
    if (open(event.target, below(event.target))) event.preventDefault()
  })

/** Under what has the keyboard; the canvas as a whole is too large for that. */
function below(target: Element): Position {
  const { left, top, bottom, width, height } = target.getBoundingClientRect()
  return height > 300 ? { x: left + width / 2, y: top + height / 3 } : { x: left + 16, y: bottom }
}

/** Where the browser opens no menu by itself when a finger rests. */
function byLongPress(element: HTMLElement, open: Open): () => void {
  let timer = 0
  let opened = false
  let start: Position = { x: 0, y: 0 }
  const give = () => clearTimeout(timer)
  const stops = [
    listen(element, 'pointerdown', (event) => {
      give()
      opened = false
      const { target, clientX: x, clientY: y } = event
      if (event.pointerType === 'mouse' || !event.isPrimary || !(target instanceof Element)) return
      start = { x, y }
      timer = window.setTimeout(() => {
        opened = open(target, { x, y })
      }, LONG_PRESS_MS)
    }),
    listen(element, 'pointermove', (event) => {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL_PX) give()
    }),
    // The finger that asked for the menu is lifted: the click that browsers make of that would close the menu again. On the
    // way down, since what was touched keeps the event to itself.
    listen(
      element,
      'touchend',
      (event) => {
        if (opened && event.cancelable) event.preventDefault()
        opened = false
      },
      { capture: true, passive: false },
    ),
    listen(element, 'pointerup', give),
    listen(element, 'pointercancel', give),
  ]
  return () => {
    give()
    for (const stop of stops) stop()
  }
}

/** False where there is no menu of ours. */
function openMenu(editor: Editor, tools: Tools, target: Element, screen: Position): boolean {
  if (target.closest(NOT_OURS)) return false
  const line = target.closest('[data-outline-step]')?.getAttribute('data-outline-step')
  const canvas = target.closest('[data-testid="canvas"]')
  if (!line && !canvas) return false
  // The second of two events about the same wish.
  if (tools.getState().menu) return true
  const at = canvas ? onCanvas(editor, canvas, screen) : undefined
  const thing: CanvasThing | undefined = line ? { part: 'nodes', ids: [line] } : thingAt(editor, target, at)
  const onKey = canvas === target && thing === undefined
  if (!onKey || !byKeyboard(target)) choose(editor, thing)
  const from = target.closest<HTMLElement>('[tabindex]') ?? undefined
  // Once the event is over: a menu that opens in the middle of a key's way up the page takes that key for its own.
  setTimeout(() => {
    if (!tools.getState().menu)
      tools.setState({ menu: { screen, at: thing ? undefined : at, group: thing?.group, from } })
  })
  return true
}

/** With the keyboard on the canvas as a whole the menu is about what is selected. */
const byKeyboard = (target: Element): boolean => target === document.activeElement && target.matches(':focus-visible')

function choose(editor: Editor, thing: CanvasThing | undefined): void {
  const { selection } = editor.view.getState()
  const parts = thing ? { [thing.part]: thing.ids } : {}
  if (!thing?.ids.every((id) => selection[thing.part].has(id))) select(editor.view, parts)
}

/** A place on the screen in the canvas's own units. */
function onCanvas(editor: Editor, canvas: Element, screen: Position): Position | undefined {
  const { viewport } = editor.view.getState()
  const { left, top } = canvas.getBoundingClientRect()
  return (
    viewport && {
      x: Math.round((screen.x - left - viewport.x) / viewport.zoom),
      y: Math.round((screen.y - top - viewport.y) / viewport.zoom),
    }
  )
}
