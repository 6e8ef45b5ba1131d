import { type HttpHandler, HttpResponse, http } from 'msw'
import { ENDPOINTS, type EndpointName, problem, textHash } from '../src/sync/contract/index.ts'
import {
  type ApiPorts,
  answer,
  createMemoryRepository,
  problemReply,
  type Reply,
} from '../src/sync/contract/service/index.ts'

export interface MockOptions {
  readonly ports: ApiPorts
  /** What stands before the paths: empty in the browser, an origin in tests. */
  readonly baseUrl?: string
}

/** One request handler per endpoint of the contract; they answer by the server's own rules. */
export function createHandlers({ ports, baseUrl = '' }: MockOptions): HttpHandler[] {
  const handlers = (Object.keys(ENDPOINTS) as EndpointName[]).map((name) => {
    const { method, path } = ENDPOINTS[name]
    const handle = METHODS[method]
    return handle(`${baseUrl}${path}`, async ({ request, params }) => {
      const { searchParams } = new URL(request.url)
      const body = await request.text().catch(() => undefined)
      // Whoever asked has hung up in the middle.
      if (body === undefined) return HttpResponse.error()
      const raw = {
        params,
        query: Object.fromEntries(searchParams),
        body,
        headers: request.headers,
      }
      return responseOf(await answer(name, raw, ports))
    })
  })
  return [...handlers, http.all(`${baseUrl}/api/*`, ({ request }) => responseOf(nothingHere(request)))]
}

const METHODS = { GET: http.get, POST: http.post, PUT: http.put, DELETE: http.delete } as const

function nothingHere(request: Request): Reply {
  const { pathname } = new URL(request.url)
  const methods = Object.values(ENDPOINTS)
    .filter(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname))
    .map(({ method }) => method)
  if (methods.length === 0) return problemReply(problem('route-not-found'))
  return problemReply(problem('method-not-allowed', `Use ${methods.join(' or ')}`), { allow: methods.join(', ') })
}

function responseOf({ status, headers, body }: Reply): Response {
  if (body.kind === 'nothing') return new HttpResponse(null, { status, headers })
  if (body.kind === 'json') return HttpResponse.json(body.value as object, { status, headers })
  return new HttpResponse(body.text, {
    status,
    headers: { ...headers, 'content-type': `${body.mediaType}; charset=utf-8` },
  })
}

/** A journal in memory with the real compiler, or a test's own parts in their places. */
export const mockPorts = (parts: Pick<ApiPorts, 'compile'> & Partial<ApiPorts>): ApiPorts => ({
  repository: createMemoryRepository(),
  hash: textHash,
  now: Date.now,
  ...parts,
})
