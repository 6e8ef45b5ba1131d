import { LIMITS } from '../../../document/index.ts'
import type { Endpoint } from '../endpoint.ts'
import { ENDPOINTS, type EndpointName } from '../endpoints/index.ts'
import { invalidRequest, problem } from '../problem.ts'
import { type ApiPorts, type Call, HANDLERS } from './handlers.ts'
import { problemReply, type Reply } from './reply.ts'

/** A request as it came, for hosts that have no checks of their own. */
export interface RawRequest {
  readonly params: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: string
  readonly headers: { get(name: string): string | null }
}

/** Checks a request against its endpoint and answers it. Throws only what the repository or the compiler throws. */
export async function answer(name: EndpointName, raw: RawRequest, ports: ApiPorts): Promise<Reply> {
  const endpoint: Endpoint = ENDPOINTS[name]
  const params = endpoint.params.safeParse(raw.params)
  if (!params.success) return problemReply(invalidRequest('params', params.error))
  const query = endpoint.query.safeParse(raw.query)
  if (!query.success) return problemReply(invalidRequest('query', query.error))
  if (endpoint.body) {
    const mediaType = raw.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (mediaType !== 'application/json') return problemReply(problem('unsupported-media-type'))
    const limit = endpoint.bodyLimit ?? LIMITS.fileBytes
    if (new TextEncoder().encode(raw.body).length > limit) return problemReply(tooLarge(limit))
  }
  return dispatch(
    name,
    {
      params: params.data,
      query: query.data,
      body: raw.body,
      ifMatch: raw.headers.get('if-match') ?? undefined,
      ifNoneMatch: raw.headers.get('if-none-match') ?? undefined,
    },
    ports,
  )
}

/** Hands a checked call to its handler. The caller has checked `params` and `query` with the endpoint of this name. */
export function dispatch(name: EndpointName, call: CheckedCall, ports: ApiPorts): Promise<Reply> {
  // One assertion for all endpoints: which schema goes with which handler is decided by `name` alone.
  const handler = HANDLERS[name] as (call: CheckedCall, ports: ApiPorts) => Promise<Reply>
  return handler(call, ports)
}

export type CheckedCall = Omit<Call<EndpointName>, 'params' | 'query'> & {
  readonly params: unknown
  readonly query: unknown
}

export const tooLarge = (limit: number) =>
  problem(
    'body-too-large',
    `At most ${limit >= 1_048_576 ? `${limit / 1_048_576} MB` : `${limit / 1_024} KB`} are accepted here`,
  )
