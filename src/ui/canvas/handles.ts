import type { Position, Variant } from '../../document/index.ts'
import { type Editor, variantInView } from '../../editor/index.ts'
import type { ChooserRequest } from './canvas-context.ts'
import { pick, sceneOf } from './far/scene.ts'
import { noteIdOf } from './model/flow-model.ts'
import { foldedIn, groupIdOf } from './model/folded.ts'
import type { PaletteItem } from './model/palette.ts'

/** Where the browser's own drag and drop does not work: a step of the palette in the hand, on its way to the canvas. */
export interface CanvasCarry {
  /** Shows where the step would go; false when that is not on the canvas. Nothing: shows nothing any more. */
  readonly over: (screen: Position | undefined) => boolean
  readonly letGo: (item: PaletteItem, screen: Position) => void
}

/** What else may be asked of a canvas by menus and keys around it. Absent until the canvas stands. */
export interface CanvasHandles {
  readonly openChooser: (request: ChooserRequest) => void
  readonly carry: CanvasCarry
  /** Asks for the name of a group, on its heading. */
  readonly nameGroup: (group: string) => void
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
  /** The group whose steps they are, when it was the group that was pointed at. */
  readonly group?: string
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
  const group = id ? groupIdOf(id) : undefined
  if (group !== undefined && variant.groups[group]) return groupThing(variant, group)
  return at && element.closest('[data-far]') ? drawnAt(variant, at) : undefined
}

function drawnAt(variant: Variant, at: Position): CanvasThing | undefined {
  const found = pick(sceneOf(variant), at)
  if (!found) return undefined
  const folded = foldedIn(variant).get(found.nodes[0] ?? '')
  if (folded !== undefined) return groupThing(variant, folded)
  return found.nodes.length > 0 ? { part: 'nodes', ids: found.nodes } : { part: 'notes', ids: found.notes }
}

const groupThing = ({ nodes, groups }: Variant, group: string): CanvasThing => ({
  part: 'nodes',
  ids: groups[group]?.nodes.filter((id) => nodes[id]) ?? [],
  group,
})
