import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Variant } from '../../document/index.ts'
import type { Editor, ReadableStore, RunState } from '../../editor/index.ts'
import type { Report } from '../../simulator/index.ts'
import type { OutlineLine } from './brief/brief.ts'

export type Published = 'picture' | 'brief' | 'link'

/** Which dialog is open, if any. */
export interface Publishing {
  readonly view: StoreApi<{ readonly open: Published | undefined }>
  readonly open: (what: Published) => void
  readonly close: () => void
}

export function createPublishing(): Publishing {
  const view = createStore<{ readonly open: Published | undefined }>(() => ({ open: undefined }))
  return { view, open: (open) => view.setState({ open }), close: () => view.setState({ open: undefined }) }
}

export interface PublishingProps {
  readonly editor: Editor
  readonly publishing: Publishing
  readonly run: ReadableStore<RunState<Report>>
  /** The scenario chosen for the next run: its assumptions are told in the brief. */
  readonly chosen: ReadableStore<{ readonly scenario: string | undefined }>
  /** A variant as nested text. */
  readonly outlineOf: (variant: Variant) => Promise<readonly OutlineLine[]>
  /** The name of another journey. */
  readonly journeyName: (id: string) => string
  /** Hands a file to the person. */
  readonly save: (name: string, content: BlobPart, type: string) => void
}
