import type { ReactNode } from 'react'
import type { SourceMap } from '../../compiler/index.ts'
import type { Journey, JourneyMachine } from '../../document/index.ts'
import type { Editor, ReadableStore, RunState } from '../../editor/index.ts'

/** Places where other rooms put their pieces. Each is a finished element; an absent one leaves no gap. */
export interface DesignerSlots {
  /** Left of the name: the way back to the library. */
  readonly leading?: ReactNode | undefined
  /** Right of the name: saved here, saved there, offline, conflict. */
  readonly saveState?: ReactNode | undefined
  /** The main action of the top bar. */
  readonly simulateButton?: ReactNode | undefined
  /** Right end of the top bar: language, colour scheme. */
  readonly trailing?: ReactNode | undefined
  /** Beside the problems on the canvas: what else wants to be known. */
  readonly status?: ReactNode | undefined
  /** Over the canvas: the people of a run on their ways. */
  readonly overCanvas?: ReactNode | undefined
  /** A panel below the canvas with results of the simulation; shown when the view's `results` panel is open. */
  readonly resultsPanel?: ReactNode | undefined
  /** Example customers, in the inspector's place while the view's `stories` panel is open. */
  readonly storiesPanel?: ReactNode | undefined
}

/** A file offered to the person. */
export interface ExportedFile {
  readonly name: string
  readonly type: string
  readonly text: string
}

/** A machine's configuration, a TypeScript module that runs by itself, or a drawing in text. */
export type MachineFormat = 'json' | 'ts' | 'mermaid'

/** What the designer asks of the world. Each absent service hides what needs it. */
export interface DesignerServices {
  /** The canonical JSON of the document. */
  readonly exportDocument?: ((journey: Journey) => string) | undefined
  /** A variant as a machine or a drawing; undefined when it does not compile (the problems list says why). */
  readonly exportMachine?:
    | ((journey: Journey, variant: string, format: MachineFormat) => Promise<string | undefined>)
    | undefined
  /** A variant's machine and where its steps are in it; undefined while the variant has errors. */
  readonly compileVariant?:
    | ((
        journey: Journey,
        variant: string,
      ) => Promise<{ readonly machine: JourneyMachine; readonly sourceMap: SourceMap } | undefined>)
    | undefined
  /** Shows example customers who were at a step or went a way; without either, the panel as it was left. */
  readonly whoWasHere?: ((place?: WhoWasWhere) => void) | undefined
  /** Sets variants and scenarios side by side by their simulations; with a pair, those two variants. */
  readonly compare?: ((variants?: readonly [first: string, other: string]) => void) | undefined
  /** Opens what makes a picture of the journey, a brief in words, or a link to share. */
  readonly publish?: ((what: 'picture' | 'brief' | 'link') => void) | undefined
  /** Opens the workshop, where a group maps the journey. */
  readonly workshop?: (() => void) | undefined
  /** Opens what the simulation assumes. */
  readonly assumptions?: (() => void) | undefined
  /** Runs the simulation. */
  readonly simulate?: (() => void) | undefined
  /** The scenario that is run: which it is, and choosing another one. */
  readonly scenario?: { readonly current: () => string | undefined; readonly choose: (id: string) => void } | undefined
  /** Hands a file to the person; by default a download. */
  readonly saveFile?: ((file: ExportedFile) => void) | undefined
  /** Other journeys that a step may hand customers to. */
  readonly journeys?: readonly { readonly id: string; readonly name: string }[] | undefined
}

export type WhoWasWhere =
  | { readonly at: 'node'; readonly node: string }
  | { readonly at: 'edge'; readonly edge: string }

export interface DesignerProps {
  readonly editor: Editor
  /** The simulation whose figures lie over the canvas. */
  readonly run?: ReadableStore<RunState> | undefined
  readonly slots?: DesignerSlots | undefined
  readonly services?: DesignerServices | undefined
}
