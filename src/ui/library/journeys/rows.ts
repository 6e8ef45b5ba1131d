import type { JourneySummary, LocalSummary } from '../../../sync/index.ts'

/** One journey of the list, from wherever it is kept. */
export interface JourneyRow {
  readonly id: string
  readonly name: string
  /** Milliseconds since the epoch. */
  readonly changedAt: number
  /** `here`: this device has work that the server has not confirmed. `both`: all of it is on the server. */
  readonly kept: 'both' | 'here'
  /** What the server says of it; absent when the server has not had it or cannot be reached. */
  readonly summary?: JourneySummary
}

/**
 * The journeys of this device and of the server as one list, the one changed last first. `remote` is undefined while the
 * server has not answered: the list then holds what this device has.
 */
export function rowsOf(local: readonly LocalSummary[], remote: readonly JourneySummary[] | undefined): JourneyRow[] {
  const here = new Map(local.map((summary) => [summary.id, summary]))
  const rows = (remote ?? []).map((summary) => bothRow(summary, here.get(summary.id)))
  const seen = new Set(rows.map((row) => row.id))
  for (const summary of local) {
    // Clean, known, and not on the server any more: deleted there, from another device.
    const gone = remote !== undefined && summary.known && !summary.dirty
    if (!seen.has(summary.id) && !gone) rows.push(localRow(summary))
  }
  return rows.sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1))
}

const bothRow = (summary: JourneySummary, local: LocalSummary | undefined): JourneyRow => {
  const dirty = local?.dirty === true
  const changedAt = Date.parse(summary.updatedAt)
  return {
    id: summary.id,
    name: dirty ? local.name : summary.name,
    changedAt: dirty ? Math.max(changedAt, local.changedAt) : changedAt,
    kept: dirty ? 'here' : 'both',
    summary,
  }
}

const localRow = ({ id, name, changedAt, dirty }: LocalSummary): JourneyRow => ({
  id,
  name,
  changedAt,
  kept: dirty ? 'here' : 'both',
})

/** The rows whose name, description or id has all the words, whatever their case and accents. */
export function search(rows: readonly JourneyRow[], query: string): readonly JourneyRow[] {
  if (query.trim() === '') return rows
  return rows.filter((row) => matches(`${row.name} ${row.id} ${row.summary?.description ?? ''}`, query))
}

/** Are all words of a query somewhere in a text? Capitals and accents do not count. */
export function matches(text: string, query: string): boolean {
  const searched = plain(text)
  return plain(query)
    .split(/\s+/)
    .every((word) => searched.includes(word))
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
