import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { newWorkshop, type Workshop } from '../../document/index.ts'
import type { Editor, ReadableStore, RunState } from '../../editor/index.ts'
import type { Analyse } from '../../workers/analyse.ts'
import type { WorkshopView } from './workshop-view.ts'

/** What the workshop asks of the world. */
export interface WorkshopServices {
  /** The last simulation of the open journey: what its steps are held against. */
  readonly run: ReadableStore<RunState>
  /** The scenario chosen for runs; absent while the journey has none. */
  readonly scenario: () => string | undefined
  /** Runs the telling in view; the figures arrive in `run`. */
  readonly simulate: () => void
  /** Two tellings with the same people and the same luck. */
  readonly compare: Analyse['compare']
  /** Hands a file to the person. */
  readonly save: (name: string, content: BlobPart, type: string) => void
  /** Leaves the workshop and shows this telling on the canvas, at some of its nodes. */
  readonly showOnCanvas: (variant: string, nodes?: readonly string[]) => void
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

interface WorkshopSurroundings {
  readonly editor: Editor
  readonly view: WorkshopView
  readonly services: WorkshopServices
}

const WorkshopContext = createContext<WorkshopSurroundings | undefined>(undefined)
export const WorkshopProvider = WorkshopContext.Provider

export function useWorkshop(): WorkshopSurroundings {
  const surroundings = useContext(WorkshopContext)
  if (!surroundings) throw new Error('This piece belongs inside the workshop')
  return surroundings
}

const NOTHING_YET: Workshop = newWorkshop()

/** A part of what the group has told; of an empty workshop where there is none yet. */
export function useTold<Selected>(read: (workshop: Workshop) => Selected): Selected {
  const { editor } = useWorkshop()
  return useStore(editor.document, ({ journey }) => read(journey.workshop ?? NOTHING_YET))
}

/** Who gives dots and writes cards at this screen; empty: has not said. `useWorkshop().view.ask(true)` asks. */
export function usePerson(): string {
  const { view } = useWorkshop()
  return useStore(view.store, ({ person }) => person)
}
