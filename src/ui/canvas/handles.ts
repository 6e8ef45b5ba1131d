import type { Position } from '../../document/index.ts'
import { type Editor, variantInView } from '../../editor/index.ts'
import type { ChooserRequest } from './canvas-context.ts'
import { pick, sceneOf } from './far/scene.ts'
import { noteIdOf } from './model/flow-model.ts'

/** What else may be asked of a canvas by menus and keys around it. Absent until the canvas stands. */
export interface CanvasHandles {
  readonly openChooser: (request: ChooserRequest) => void
  /** Lays the journey out; asked again while at it, gives up. */
  readonly tidy: () => void
  readonly zoomIn: () => void
  readonly zoomOut: () => void
  /** Back to one to one. */
  readonly zoomReset: () => void
}

const handles = new WeakMap<Editor, Partial<CanvasHandles>>()

/** Offers a canvas's own deeds to what stands around it. Returns the way to take them back. */
export function offerHandles(editor: Editor, offered: Partial<CanvasHandles>): () => void {
  handles.set(editor, { ...handles.get(editor), ...offered })
  return () => {
    const rest: Record<string, unknown> = { ...handles.get(editor) }
    for (const [name, deed] of Object.entries(offered)) if (rest[name] === deed) delete rest[name]
    handles.set(editor, rest)
  }
}

/** What the canvas that shows this editor offers. */
export const canvasOf = (editor: Editor): Partial<CanvasHandles> => handles.get(editor) ?? {}

/** Something on the canvas that can be selected. */
export interface CanvasThing {
  readonly part: 'nodes' | 'edges' | 'notes'
  readonly ids: readonly string[]
}

/** What an element of the canvas shows; from afar, where there are no elements, what is drawn at a place. */
export function thingAt(editor: Editor, element: Element, at: Position | undefined): CanvasThing | undefined {
  const variant = variantInView(editor.document.getState().journey, editor.view.getState())?.variant
  if (!variant) return undefined
  const edge = element.closest('.react-flow__edge')?.getAttribute('data-id')
  if (edge && variant.edges[edge]) return { part: 'edges', ids: [edge] }
  const id = element.closest('.react-flow__node')?.getAttribute('data-id')
  const note = id ? noteIdOf(id) : undefined
  if (note !== undefined) return { part: 'notes', ids: [note] }
  if (id && variant.nodes[id]) return { part: 'nodes', ids: [id] }
  if (!at || element.closest('[data-far]') === null) return undefined
  const found = pick(sceneOf(variant), at)
  if (!found) return undefined
  return found.nodes.length > 0 ? { part: 'nodes', ids: found.nodes } : { part: 'notes', ids: found.notes }
}
