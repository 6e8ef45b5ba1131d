import { type Journey, readJourneyValue } from '../../document/index.ts'
import { fail, ok } from '../../kernel/result.ts'
import type { StoredJourney } from '../client/client.ts'
import type { Draft, DraftRef, LocalResult, LocalSummary } from './local-store.ts'

/** The shapes in the database. Documents are kept as text: quicker to hand over than an object of thousands of parts. */
export interface KnownRecord {
  readonly id: string
  readonly name: string
  readonly etag: string
  readonly revision: number
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly storedAt: number
}

export interface DraftRecord {
  readonly id: string
  readonly session: string
  readonly name: string
  readonly text: string
  readonly base?: { readonly etag: string; readonly revision: number; readonly text: string }
  readonly sent: readonly string[]
  readonly changedAt: number
}

export const knownRecordOf = ({ document, etag, revision }: StoredJourney, storedAt: number): KnownRecord => ({
  id: document.id,
  name: document.name,
  etag,
  revision,
  text: textOf(document),
  storedAt,
})

export const draftRecordOf = ({ id, session, document, base, sent, changedAt }: Draft): DraftRecord => ({
  id,
  session,
  name: document.name,
  text: textOf(document),
  sent,
  changedAt,
  ...(base ? { base: { etag: base.etag, revision: base.revision, text: textOf(base.document) } } : {}),
})

export function storedOfRecord({
  text,
  etag,
  revision,
}: Pick<KnownRecord, 'text' | 'etag' | 'revision'>): LocalResult<StoredJourney> {
  const document = parse(text)
  return document.ok ? ok({ document: document.value, etag, revision }) : document
}

export function draftOfRecord({ id, session, text, base, sent, changedAt }: DraftRecord): LocalResult<Draft> {
  const document = parse(text)
  if (!document.ok) return document
  const under = base && storedOfRecord(base)
  if (under && !under.ok) return under
  return ok({ id, session, document: document.value, sent, changedAt, ...(under ? { base: under.value } : {}) })
}

export const refsOf = (records: Iterable<DraftRecord>): DraftRef[] =>
  [...records]
    .map(({ id, session, changedAt }) => ({ id, session, changedAt }))
    .sort((a, b) => b.changedAt - a.changedAt)

/** One entry a journey: a draft's name and time stand over those of the known state. */
export function summariesOf(known: Iterable<KnownRecord>, drafts: Iterable<DraftRecord>): LocalSummary[] {
  const byId = new Map<string, LocalSummary>()
  for (const { id, name, storedAt } of known) byId.set(id, { id, name, dirty: false, known: true, changedAt: storedAt })
  const oldestFirst = [...drafts].sort((a, b) => a.changedAt - b.changedAt)
  for (const { id, name, changedAt, base } of oldestFirst) {
    byId.set(id, { id, name, dirty: true, known: base !== undefined || byId.get(id)?.known === true, changedAt })
  }
  return [...byId.values()]
}

/** The state under a draft stays the same object for many saves: its text is made once. */
const texts = new WeakMap<Journey, string>()

function textOf(document: Journey): string {
  const before = texts.get(document)
  if (before !== undefined) return before
  const text = JSON.stringify(document)
  texts.set(document, text)
  return text
}

function parse(text: string): LocalResult<Journey> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail({ kind: 'unreadable', message: 'What is kept is not JSON' })
  }
  const read = readJourneyValue(value)
  return read.ok ? read : fail({ kind: 'unreadable', message: read.error[0]?.message ?? 'Not a journey' })
}
