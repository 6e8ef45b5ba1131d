import type { Journey } from '../document/index.ts'

/** What a command may know besides the document and its arguments. */
export interface CommandContext {
  /** The variant it acts on. */
  readonly variant: string
  /** A fresh id with this prefix; `taken` are the ids in use. */
  readonly newId: (prefix: string, taken: (id: string) => boolean) => string
}

/**
 * How a command enters the history. `step`: a step of its own. `burst`: joins the step before it when that was the same
 * command about the same thing a moment ago (typing, nudging). `none`: not yours to undo (remote changes).
 */
export type HistoryPolicy = 'step' | 'burst' | 'none'

export interface Command<Args, Out> {
  readonly history: HistoryPolicy
  /** What a burst is about; bursts about different things are different steps. */
  readonly about?: (args: Args) => string
  /** Changes the draft. Calls `refuse` when it must not be done; the document is then untouched. */
  readonly apply: (draft: Journey, args: Args, context: CommandContext) => Out
}

export const defineCommand = <Args, Out>(command: Command<Args, Out>): Command<Args, Out> => command

/** Why a command was not carried out. Codes are stable; interfaces word them. */
export interface Refusal {
  readonly code: RefusalCode
  /** The thing it is about, where there is one. */
  readonly subject?: string
}

export type RefusalCode =
  | 'noSuchVariant'
  | 'noSuchNode'
  | 'noSuchPort'
  | 'noSuchEdge'
  | 'noSuchNote'
  | 'noSuchThing'
  | 'intoEntry'
  | 'ontoItself'
  | 'tooManyNodes'
  | 'tooManyEdges'
  | 'tooManyVariants'
  | 'invalid'
  | 'nameTaken'
  | 'lastVariant'
  | 'nothingToPaste'

export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`Refused: ${refusal.code}${refusal.subject === undefined ? '' : ` (${refusal.subject})`}`)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

export function refuse(code: RefusalCode, subject?: string): never {
  throw new Refused(subject === undefined ? { code } : { code, subject })
}
