import type { Journey } from '../../document/index.ts'
import type { StoredJourney } from '../client/client.ts'

/** A journey ready to be edited, and what autosave has to know of it. */
export interface OpenedJourney {
  readonly document: Journey
  /** The backend's state under it; absent when the backend has not had it. */
  readonly base?: StoredJourney
  /** There is work that the backend has not confirmed. */
  readonly dirty: boolean
  /** `local`: the backend was not asked in vain, or does not have it; this device's copy is shown. */
  readonly source: 'remote' | 'local'
  readonly sent: readonly string[]
  /** Tabs, now gone, whose drafts are part of `document`: autosave removes them once its own is kept. */
  readonly takenIn: readonly string[]
}

/** A journey made just now (from a template, a file, nothing): the first save creates it on the backend. */
export const openNew = (document: Journey): OpenedJourney => ({
  document, dirty: true, source: 'local', sent: [], takenIn: [],
})
