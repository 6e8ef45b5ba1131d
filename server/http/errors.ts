import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ENDPOINTS, type Problem, type ProblemCode, problem } from '../../src/sync/contract/index.ts'
import { problemReply, tooLarge } from '../../src/sync/contract/service/index.ts'
import { send } from './routes.ts'

/** Turns everything that Fastify or a handler throws into a problem document. Causes are logged, never sent. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(reply, problemOf(error, request), error, request),
  )
}

/** For what fails before any route is found: a path that is no path, a header too long. */
export function handleFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(reply, problemOf(error, request), error, request)
}

function sendProblem(reply: FastifyReply, found: Problem, error: FastifyError, request: FastifyRequest): FastifyReply {
  if (found.status >= 500) request.log.error({ err: error }, 'request failed')
  return send(reply, problemReply(found))
}

const BY_FASTIFY_CODE: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid-request',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_BAD_URL: 'invalid-request',
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(request.routeOptions.bodyLimit)
  if (error.validation) {
    const part = error.validationContext ?? 'request'
    const errors = error.validation.map(({ instancePath, message }) => ({
      path: `${part === 'querystring' ? 'query' : part}${instancePath.replaceAll('/', '.').replace(/\.$/, '')}`,
      message: message ?? 'is not valid',
    }))
    return problem('invalid-request', `${errors.length} wrong value(s) in the ${part} of the request`, { errors })
  }
  const code = BY_FASTIFY_CODE[error.code]
  if (code) return problem(code)
  if (error.statusCode === 429) return problem('too-many-requests', 'Wait a moment, then try again')
  // Anything else below 500 is Fastify's word on a malformed request; its message says no more than that.
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return problem('invalid-request', error.message)
  return problem('internal-error')
}

/** Which methods an address answers to; empty when there is no such address. */
export function methodsAt(path: string): string[] {
  return Object.values(ENDPOINTS)
    .filter((endpoint) => new RegExp(`^${endpoint.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path))
    .map((endpoint) => endpoint.method)
}
