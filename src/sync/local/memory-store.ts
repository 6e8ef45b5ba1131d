import { ok } from '../../kernel/result.ts'
import type { DraftRef, LocalFailure, LocalStore } from './local-store.ts'
import {
  type DraftRecord,
  draftOfRecord,
  draftRecordOf,
  type KnownRecord,
  knownRecordOf,
  refsOf,
  storedOfRecord,
  summariesOf,
} from './records.ts'

const keyOf = ({ id, session }: Pick<DraftRef, 'id' | 'session'>) => JSON.stringify([id, session])

/** Keeps journeys as long as the page lives, where the browser keeps nothing. `problem` says why. */
export function createMemoryStore(problem?: LocalFailure, now: () => number = Date.now): LocalStore {
  const known = new Map<string, KnownRecord>()
  const drafts = new Map<string, DraftRecord>()

  const putKnown = (record: KnownRecord) => {
    if ((known.get(record.id)?.revision ?? 0) <= record.revision) known.set(record.id, record)
  }
  return {
    durability: 'memory',
    ...(problem ? { problem } : {}),
    list: async () => ok(summariesOf(known.values(), drafts.values())),
    known: async (id) => {
      const record = known.get(id)
      return record ? storedOfRecord(record) : ok(undefined)
    },
    putKnown: async (journey) => {
      putKnown(knownRecordOf(journey, now()))
      return ok(undefined)
    },
    drafts: async (id) => ok(refsOf([...drafts.values()].filter((draft) => id === undefined || draft.id === id))),
    putDraft: async (draft) => {
      drafts.set(keyOf(draft), draftRecordOf(draft))
      return ok(undefined)
    },
    claim: async (ref, session) => {
      const record = drafts.get(keyOf(ref))
      if (!record) return ok(undefined)
      const claimed = { ...record, session }
      const draft = draftOfRecord(claimed)
      if (!draft.ok) return draft
      drafts.delete(keyOf(ref))
      drafts.set(keyOf(claimed), claimed)
      return draft
    },
    settle: async (session, journey) => {
      putKnown(knownRecordOf(journey, now()))
      drafts.delete(keyOf({ id: journey.document.id, session }))
      return ok(undefined)
    },
    forget: async (id) => {
      known.delete(id)
      for (const [key, draft] of drafts) if (draft.id === id) drafts.delete(key)
      return ok(undefined)
    },
    close: () => undefined,
  }
}
