import type { PointerEvent } from 'react'
import type { Editor } from '../../../editor/index.ts'
import { canvasOf, type PaletteItem } from '../../canvas/index.ts'
import { carryPointer, ignoreClick } from '../../kit/index.ts'
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
  let ghost: HTMLElement | undefined
  carryPointer(event, MEANT_PX, {
    onMove: ({ clientX: x, clientY: y }) => {
      ghost ??= ghostOf(entry)
      ghost.style.transform = `translate(${x - 24}px, ${y - 56}px)`
      ghost.toggleAttribute('data-nowhere', !carry.over({ x, y }))
    },
    onDrop: ({ clientX: x, clientY: y }) => {
      const there = carry.over({ x, y })
      carry.over(undefined)
      if (there) carry.letGo(item, { x, y })
    },
    onEnd: () => {
      carry.over(undefined)
      if (ghost) ignoreClick(entry)
      ghost?.remove()
    },
  })
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
