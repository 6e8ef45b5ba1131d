import type { Editor } from '../../editor/index.ts'
import type { ChooserRequest } from './canvas-context.ts'

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
