import { type Journey, writeJourney } from '../../document/index.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import {
  ENDPOINTS,
  type Health,
  type JourneyPage,
  type JourneySummary,
  type Publication,
  type PublishedMachine,
  type PublishRequest,
  REVISION_HEADER,
  type RevisionPage,
} from '../contract/index.ts'
import type { SyncFailure } from './failure.ts'
import { type Answer, request, type Transport } from './request.ts'

/** A document as the server has it. */
export interface StoredJourney {
  readonly document: Journey
  readonly etag: string
  readonly revision: number
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  readonly keepalive?: boolean
}
export interface PageOptions extends CallOptions {
  /** 1 to 200; 50 unless told. */
  readonly limit?: number
  readonly offset?: number
}
export interface RemoveOptions extends CallOptions {
  /** Only if the server still has this version. */
  readonly ifMatch?: string
}
export interface MachineOptions extends CallOptions {
  readonly revision?: number
  readonly variant?: string
}

/** The backend, an address a method. No method throws: every way to fail is in the result. */
export interface JourneyClient {
  list(options?: PageOptions): Promise<Result<JourneyPage, SyncFailure>>
  get(id: string, options?: CallOptions): Promise<Result<StoredJourney, SyncFailure>>
  create(document: Journey, options?: CallOptions): Promise<Result<JourneySummary, SyncFailure>>
  /** `ifMatch` is the tag of the version that `document` was made from. */
  put(document: Journey, ifMatch: string, options?: CallOptions): Promise<Result<JourneySummary, SyncFailure>>
  remove(id: string, options?: RemoveOptions): Promise<Result<undefined, SyncFailure>>
  revisions(id: string, options?: PageOptions): Promise<Result<RevisionPage, SyncFailure>>
  revision(id: string, revision: number, options?: CallOptions): Promise<Result<StoredJourney, SyncFailure>>
  publish(id: string, what: PublishRequest, options?: CallOptions): Promise<Result<Publication, SyncFailure>>
  machine(id: string, options?: MachineOptions): Promise<Result<PublishedMachine, SyncFailure>>
  health(options?: CallOptions): Promise<Result<Health, SyncFailure>>
}

export interface ClientOptions {
  /** Empty (the default) for the page's own origin. */
  readonly baseUrl?: string
  readonly fetch?: typeof fetch
  /** For one whole exchange; 15 seconds unless told. */
  readonly timeoutMs?: number
}

export function createClient(options: ClientOptions = {}): JourneyClient {
  const transport: Transport = {
    // Looked up at each call: request mocking replaces the global after this module has been read.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    baseUrl: (options.baseUrl ?? '').replace(/\/+$/, ''),
    timeoutMs: options.timeoutMs ?? 15_000,
  }
  return {
    list: async ({ limit, offset, ...call } = {}) =>
      bodyOf(await request(transport, ENDPOINTS.listJourneys, { query: { limit, offset }, ...call })),
    get: async (id, call) => storedOf(await request(transport, ENDPOINTS.getJourney, { params: { id }, ...call })),
    create: async (document, call) =>
      bodyOf(await request(transport, ENDPOINTS.createJourney, { body: writeJourney(document), ...call })),
    put: async (document, ifMatch, call) =>
      bodyOf(
        await request(transport, ENDPOINTS.putJourney, {
          params: { id: document.id },
          body: writeJourney(document),
          ifMatch,
          ...call,
        }),
      ),
    remove: async (id, call) => bodyOf(await request(transport, ENDPOINTS.deleteJourney, { params: { id }, ...call })),
    revisions: async (id, { limit, offset, ...call } = {}) =>
      bodyOf(await request(transport, ENDPOINTS.listRevisions, { params: { id }, query: { limit, offset }, ...call })),
    revision: async (id, revision, call) =>
      storedOf(await request(transport, ENDPOINTS.getRevision, { params: { id, revision }, ...call })),
    publish: async (id, what, call) =>
      bodyOf(
        await request(transport, ENDPOINTS.publishJourney, { params: { id }, body: JSON.stringify(what), ...call }),
      ),
    machine: async (id, { revision, variant, ...call } = {}) =>
      bodyOf(await request(transport, ENDPOINTS.getMachine, { params: { id }, query: { revision, variant }, ...call })),
    health: async (call) => bodyOf(await request(transport, ENDPOINTS.health, { ...call })),
  }
}

const bodyOf = <Body>(result: Result<Answer<Body>, SyncFailure>): Result<Body, SyncFailure> =>
  result.ok ? ok(result.value.body) : result

function storedOf(result: Result<Answer<Journey>, SyncFailure>): Result<StoredJourney, SyncFailure> {
  if (!result.ok) return result
  const etag = result.value.headers.get('etag')
  const revision = Number(result.value.headers.get(REVISION_HEADER))
  if (etag === null || !Number.isInteger(revision) || revision < 1) {
    return fail({ kind: 'badResponse', status: 200, message: 'no ETag or no revision', errors: [] })
  }
  return ok({ document: result.value.body, etag, revision })
}
