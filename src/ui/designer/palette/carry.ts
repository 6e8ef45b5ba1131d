import type { PointerEvent } from 'react'
import type { Editor } from '../../../editor/index.ts'
import { canvasOf, type PaletteItem } from '../../canvas/index.ts'
import classes from './palette.module.css'

/** How far a finger moves before it means to carry and not to press. */
const MEANT_PX = 8

/**
 * Carries a step out of the palette with a finger or a pen: the browser's own drag and drop knows only the mouse. Up and
 * down scrolls the list, which is when the browser takes the pointer away.
 */
export function carryByHand(event: PointerEvent<HTMLElement>, editor: Editor, item: PaletteItem): void {
  const entry = event.currentTarget
  // Where browsers do know it for fingers (after a long press), it would come between.
  entry.draggable = event.pointerType === 'mouse'
  const { carry } = canvasOf(editor)
  if (event.pointerType === 'mouse' || !event.isPrimary || !carry) return
  const { pointerId: pointer, clientX, clientY } = event
  let ghost: HTMLElement | undefined
  const move = ({ pointerId, clientX: x, clientY: y }: globalThis.PointerEvent) => {
    if (pointerId !== pointer) return
    if (!ghost && Math.hypot(x - clientX, y - clientY) < MEANT_PX) return
    ghost ??= ghostOf(entry)
    ghost.style.transform = `translate(${x - 24}px, ${y - 56}px)`
    ghost.toggleAttribute('data-nowhere', !carry.over({ x, y }))
  }
  const end = (last: globalThis.PointerEvent | KeyboardEvent) => {
    if (last instanceof KeyboardEvent ? last.key !== 'Escape' : last.pointerId !== pointer) return
    for (const stop of stops) stop()
    const screen = last instanceof KeyboardEvent ? undefined : { x: last.clientX, y: last.clientY }
    const there = ghost !== undefined && last.type === 'pointerup' && carry.over(screen)
    carry.over(undefined)
    if (ghost) ignoreClick(entry)
    ghost?.remove()
    if (there && screen) carry.letGo(item, screen)
  }
  const stops = [on('pointermove', move), on('pointerup', end), on('pointercancel', end), on('keydown', end)]
}

function on<Name extends keyof WindowEventMap>(name: Name, hear: (event: WindowEventMap[Name]) => void): () => void {
  addEventListener(name, hear)
  return () => removeEventListener(name, hear)
}

/** Lies above the finger, which would hide it. */
function ghostOf(entry: HTMLElement): HTMLElement {
  const ghost = entry.cloneNode(true) as HTMLElement
  ghost.classList.add(classes.carried ?? '')
  ghost.setAttribute('aria-hidden', 'true')
  ghost.removeAttribute('data-item')
  ghost.tabIndex = -1
  document.body.append(ghost)
  return ghost
}

/** What was carried back to where it came from was not pressed. */
function ignoreClick(entry: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  entry.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => entry.removeEventListener('click', swallow, { capture: true }), 50)
}
