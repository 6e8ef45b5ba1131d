import { expect } from 'vitest'
import { type Journey, journeySchema } from '../../../document/index.ts'
import { createEditor, type Editor, sequentialIds } from '../../../editor/index.ts'
import { render } from '../../kit/testing/render.tsx'
import { JourneyCanvas, type JourneyCanvasProps } from '../index.ts'

/** A canvas in a browser test, and a hand that does to it what a person's would. */

/** Start and four steps below one another that each lead to another journey: its name is asked for when one is drawn. */
function column(): Journey {
  const ids = ['n1', 'n2', 'n3', 'n4']
  return journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'test',
    name: 'Test',
    timeZone: 'Europe/Madrid',
    stages: { st1: { name: 'Meet', order: 1 }, st2: { name: 'Win', order: 2 } },
    variants: {
      main: {
        name: 'Main',
        purpose: 'realistic',
        nodes: {
          start: { kind: 'entry', name: 'Start', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
          ...Object.fromEntries(
            ids.map((id, index) => [
              id,
              {
                kind: 'journey',
                name: `Step ${index + 1}`,
                position: { x: 0, y: (index + 1) * 120 },
                stage: index < 2 ? 'st1' : 'st2',
                config: { journey: `other-${id}`, mode: 'call' },
              },
            ]),
          ),
        },
        edges: {
          e1: { from: 'start', port: 'next', to: 'n1' },
          e2: { from: 'n1', port: 'next', to: 'n2' },
          e3: { from: 'n2', port: 'next', to: 'n3' },
          e4: { from: 'n3', port: 'next', to: 'n4' },
        },
      },
    },
    mainVariant: 'main',
  })
}

export const settled = () => new Promise((resolve) => setTimeout(resolve, 150))

/** Shows the column of steps. Returns its editor, and the way to take it away again. */
export async function showColumn(
  props: Partial<JourneyCanvasProps> = {},
  prepare: (editor: Editor) => void = () => undefined,
): Promise<readonly [Editor, () => void]> {
  const editor = createEditor({ journey: column(), ids: sequentialIds() })
  prepare(editor)
  const takeAway = await render(
    <div ref={(element) => element?.setAttribute('style', 'width: 1000px; height: 700px')}>
      <JourneyCanvas editor={editor} {...props} />
    </div>,
  )
  await expect
    .poll(() => document.querySelectorAll('.react-flow__node, [data-testid="far-layer"]').length)
    .toBeGreaterThan(0)
  await settled()
  return [editor, takeAway]
}

export const main = (editor: Editor) => editor.document.getState().journey.variants.main

export const face = (id: string) => {
  const element = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)
  if (!element) throw new Error(`${id} is not on the canvas`)
  return element
}

export const canvas = () => document.querySelector<HTMLElement>('[data-testid="canvas"]') as HTMLElement

interface Place {
  readonly x: number
  readonly y: number
}

const middleOf = (element: Element): Place => {
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: x + width / 2, y: y + height / 2 }
}

export const zoom = (editor: Editor) => editor.view.getState().viewport?.zoom ?? 1

/** Where a place of the journey is on the screen. */
function onScreen(editor: Editor, { x, y }: Place): Place {
  const at = editor.view.getState().viewport
  const { left, top } = canvas().getBoundingClientRect()
  return { x: left + (at?.x ?? 0) + x * zoom(editor), y: top + (at?.y ?? 0) + y * zoom(editor) }
}

interface Keys {
  readonly alt?: boolean
  readonly shift?: boolean
}

function fire(
  target: EventTarget,
  kind: 'down' | 'move' | 'up',
  { x, y }: Place,
  { alt = false, shift = false }: Keys,
) {
  const init = {
    bubbles: true,
    cancelable: true,
    button: 0,
    buttons: kind === 'up' ? 0 : 1,
    clientX: x,
    clientY: y,
    altKey: alt,
    shiftKey: shift,
  }
  target.dispatchEvent(new PointerEvent(`pointer${kind}`, { ...init, pointerId: 1, isPrimary: true }))
  target.dispatchEvent(new MouseEvent(`mouse${kind}`, { ...init, view: window }))
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
const under = ({ x, y }: Place) => document.elementFromPoint(x, y) ?? document

interface Drag extends Keys {
  readonly by: Place
  /** While it is held at its end. */
  readonly during?: (() => void | Promise<void>) | undefined
}

/** Carries an element by so many canvas units, the way React Flow and d3 listen. */
export async function drag(editor: Editor, from: Element, { by, during, ...keys }: Drag): Promise<void> {
  const start = middleOf(from)
  // React Flow counts from where the hand has moved by more than a pixel.
  const grasp = { x: start.x + 2, y: start.y + 2 }
  const to = { x: grasp.x + by.x * zoom(editor), y: grasp.y + by.y * zoom(editor) }
  fire(from, 'down', start, keys)
  for (const part of [0, 0.6, 1]) {
    const place = { x: grasp.x + (to.x - grasp.x) * part, y: grasp.y + (to.y - grasp.y) * part }
    fire(under(place), 'move', place, keys)
    await frame()
  }
  await during?.()
  fire(under(to), 'up', to, keys)
  await settled()
}

interface Stroke extends Keys {
  readonly during?: (() => void | Promise<void>) | undefined
}

/** Draws a line through places of the journey. */
export async function draw(editor: Editor, line: readonly Place[], { during, ...keys }: Stroke = {}): Promise<void> {
  const [first, ...rest] = line.map((place) => onScreen(editor, place))
  if (!first) return
  fire(under(first), 'down', first, keys)
  for (const place of rest) {
    fire(under(place), 'move', place, keys)
    await frame()
  }
  await during?.()
  const last = rest.at(-1) ?? first
  fire(under(last), 'up', last, keys)
  under(last).dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: last.x, clientY: last.y }))
  await settled()
}

export const historyOf = (editor: Editor) => editor.history.getState().past.map(({ name }) => name)
