import type { z } from 'zod'
import { type Journey, readJourney, writeJourney } from '../../../document/index.ts'
import type { Diagnostic } from '../diagnostics.ts'
import type { EndpointName, Endpoints } from '../endpoints/index.ts'
import { publishRequestSchema } from '../endpoints/publish-journey.ts'
import { type IfMatch, matchesWeakly, parseIfMatch } from '../etag.ts'
import { type Problem, problem } from '../problem.ts'
import { type JourneySummary, REVISION_HEADER } from '../shared.ts'
import { digestOf } from './digest.ts'
import { readJourneyBody, readJsonBody } from './read-body.ts'
import { documentReply, emptyReply, jsonReply, problemReply, type Reply } from './reply.ts'
import type { JourneyRepository, RevisionWrite, StoredRevision } from './repository.ts'

/** What the rules need of the world around them. */
export interface ApiPorts {
  readonly repository: JourneyRepository
  /** A hash of the text, of characters that may stand in an ETag. */
  readonly hash: (text: string) => string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly compile: CompileJourney
}

/** The compiler, from outside: this room does not know it. */
export type CompileJourney = (
  journey: Journey,
  variant: string,
) => {
  /** There unless a diagnostic is an error. */
  readonly machine?: object | undefined
  readonly sourceMap?: object | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** A request whose address and query have been read by the endpoint's schemas. */
export interface Call<Name extends EndpointName> {
  readonly params: z.output<Endpoints[Name]['params']>
  readonly query: z.output<Endpoints[Name]['query']>
  /** The body as sent; empty where there is none. */
  readonly body: string
  readonly ifMatch: string | undefined
  readonly ifNoneMatch: string | undefined
}

export type Handlers = { readonly [Name in EndpointName]: (call: Call<Name>, ports: ApiPorts) => Promise<Reply> }

/** What every address does: the one place where the rules of versions, revisions and publishing stand. */
export const HANDLERS: Handlers = {
  listJourneys: async ({ query }, { repository }) => jsonReply(200, await repository.list(query)),

  createJourney: async ({ body }, ports) => {
    const read = readJourneyBody(body)
    if (!read.ok) return problemReply(read.error)
    const outcome = await ports.repository.create(writeOf(read.value, ports))
    if (outcome.kind === 'exists') {
      return problemReply(
        problem('journey-exists', `"${read.value.id}" is taken. Change the id, or PUT a new revision`),
      )
    }
    const location = `/api/journeys/${encodeURIComponent(read.value.id)}`
    return jsonReply(201, outcome.summary, { ...versionHeaders(outcome.summary), location })
  },

  getJourney: async ({ params, ifNoneMatch }, { repository }) => {
    const current = await repository.current(params.id)
    return current ? revisionReply(current, ifNoneMatch) : problemReply(noJourney(params.id))
  },

  putJourney: async ({ params, body, ifMatch }, ports) => {
    const condition = conditionOf(ifMatch)
    if (!condition) {
      return problemReply(
        problem('precondition-required', 'Send If-Match with the ETag that the document was read with'),
      )
    }
    if ('code' in condition) return problemReply(condition)
    const read = readJourneyBody(body)
    if (!read.ok) return problemReply(read.error)
    if (read.value.id !== params.id) {
      return problemReply(problem('id-mismatch', `The address says "${params.id}", the document "${read.value.id}"`))
    }
    const outcome = await ports.repository.replace(writeOf(read.value, ports), condition)
    if (outcome.kind === 'missing') return problemReply(noJourney(params.id))
    if (outcome.kind === 'stale') return staleReply(outcome.current)
    return jsonReply(200, outcome.summary, versionHeaders(outcome.summary))
  },

  deleteJourney: async ({ params, ifMatch }, { repository, now }) => {
    const condition = conditionOf(ifMatch) ?? { any: true as const }
    if ('code' in condition) return problemReply(condition)
    const outcome = await repository.remove(params.id, condition, instant(now))
    if (outcome.kind === 'missing') return problemReply(noJourney(params.id))
    return outcome.kind === 'stale' ? staleReply(outcome.current) : emptyReply(204)
  },

  listRevisions: async ({ params, query }, { repository }) => {
    const list = await repository.revisions(params.id, query)
    return list ? jsonReply(200, list) : problemReply(noJourney(params.id))
  },

  getRevision: async ({ params, ifNoneMatch }, { repository }) => {
    const found = await repository.revision(params.id, params.revision)
    if (found) return revisionReply(found, ifNoneMatch)
    return problemReply(await noRevision(params.id, params.revision, repository))
  },

  publishJourney: async ({ params, body }, ports) => {
    const read = readJsonBody(publishRequestSchema, body)
    if (!read.ok) return problemReply(read.error)
    return publish(params.id, read.value, ports)
  },

  getMachine: async ({ params, query }, { repository }) => {
    const publication = await repository.publication(params.id, query)
    if (publication) {
      const { diagnostics: _findings, ...machine } = publication
      return jsonReply(200, machine)
    }
    const exists = await repository.current(params.id)
    return problemReply(exists ? problem('machine-not-found', 'Publish the journey first') : noJourney(params.id))
  },

  health: async (_call, { repository }) => {
    try {
      await repository.check()
    } catch {
      return problemReply(problem('unavailable', 'The database does not answer'))
    }
    return jsonReply(200, { status: 'ok', storage: repository.storage })
  },
}

async function publish(id: string, what: { revision: number; variant: string }, ports: ApiPorts): Promise<Reply> {
  const { repository, compile, now } = ports
  const stored = await repository.revision(id, what.revision)
  if (!stored) return problemReply(await noRevision(id, what.revision, repository))
  const read = readJourney(stored.document)
  // What was accepted once is readable for ever: migrations see to that.
  if (!read.ok) throw new Error(`Revision ${what.revision} of ${id} cannot be read any more`)
  if (!Object.hasOwn(read.value.variants, what.variant)) {
    return problemReply(problem('variant-not-found', `Revision ${what.revision} has no variant "${what.variant}"`))
  }
  const { machine, sourceMap, diagnostics } = compile(read.value, what.variant)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  if (errors > 0 || !machine) {
    return problemReply(problem('not-publishable', `${errors} error(s) stand in the way`, { diagnostics }))
  }
  const publication = { id, ...what, publishedAt: instant(now) }
  await repository.savePublication({
    ...publication,
    machine: { ...machine },
    sourceMap: { ...sourceMap },
    diagnostics: [...diagnostics],
  })
  const location = `/api/journeys/${encodeURIComponent(id)}/machine?revision=${what.revision}&variant=${encodeURIComponent(what.variant)}`
  return jsonReply(201, { ...publication, diagnostics }, { location })
}

function writeOf(journey: Journey, { hash, now }: ApiPorts): RevisionWrite {
  const document = writeJourney(journey)
  return { id: journey.id, document, hash: hash(document), digest: digestOf(journey), at: instant(now) }
}

/** `undefined` when there is no header, a problem when it is no list of tags. */
function conditionOf(header: string | undefined): IfMatch | Problem | undefined {
  if (header === undefined) return undefined
  return parseIfMatch(header) ?? problem('invalid-request', 'If-Match is neither * nor a list of entity tags in quotes')
}

function revisionReply(stored: StoredRevision, ifNoneMatch: string | undefined): Reply {
  const headers = {
    ...versionHeaders(stored),
    'last-modified': new Date(stored.createdAt).toUTCString(),
    // Kept by the browser, but asked about each time: the ETag then saves the body.
    'cache-control': 'no-cache',
  }
  const condition = ifNoneMatch === undefined ? undefined : parseIfMatch(ifNoneMatch)
  return condition && matchesWeakly(condition, stored.etag)
    ? emptyReply(304, headers)
    : documentReply(stored.document, headers)
}

const versionHeaders = ({ etag, revision }: Pick<JourneySummary, 'etag' | 'revision'>) => ({
  etag,
  [REVISION_HEADER]: String(revision),
})

const staleReply = (current: StoredRevision): Reply =>
  problemReply(
    problem('precondition-failed', 'Merge the current document into yours and send it with its ETag', {
      current: JSON.parse(current.document) as unknown,
      etag: current.etag,
      revision: current.revision,
    }),
    versionHeaders(current),
  )

const noJourney = (id: string) => problem('journey-not-found', `No journey has the id "${id}"`)

async function noRevision(id: string, revision: number, repository: JourneyRepository): Promise<Problem> {
  const exists = await repository.current(id)
  return exists ? problem('revision-not-found', `"${id}" has no revision ${revision}`) : noJourney(id)
}

const instant = (now: () => number) => new Date(now()).toISOString()
