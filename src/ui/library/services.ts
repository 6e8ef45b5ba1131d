import type { Journey } from '../../document/index.ts'
import type { JourneyClient, LocalStore } from '../../sync/index.ts'

/** What the library asks of the world. */
export interface LibraryServices {
  readonly client: JourneyClient
  readonly store: LocalStore
  readonly keeper: JourneyKeeper
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** A few random letters and digits: makes ids unique beyond this device. */
  readonly randomSuffix: () => string
  /** The clock of journeys made here: an IANA zone. */
  readonly timeZone: () => string
  /** Goes to a journey. With a document it is a new one, not kept anywhere yet. */
  readonly open: (id: string, document?: Journey) => void
  /** Where a group maps a journey together; without it, the library offers none. */
  readonly workshop?: WorkshopServices | undefined
}

interface WorkshopServices {
  /** A workshop that went through all its steps, in a language. */
  readonly loadExample: (language: string) => Promise<Journey>
  /** Goes to a new journey and opens its workshop. */
  readonly open: (document: Journey) => void
}

/** Reads and changes whole journeys wherever they are kept, this device first. No method throws. */
export interface JourneyKeeper {
  /** Undefined when it can be found neither here nor on the server. */
  load(id: string): Promise<Journey | undefined>
  /** Keeps a journey that is new, or one that was deleted. */
  create(document: Journey): Promise<KeepResult>
  change(id: string, change: (journey: Journey) => Journey): Promise<KeepResult>
  /** Takes it away from here and from the server. */
  remove(id: string): Promise<KeepResult>
}

/** `done` counts for work that is safe on this device and will reach the server later. */
export type KeepResult = 'done' | 'offline' | 'missing' | 'failed'
