import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ENDPOINTS,
  type Endpoint,
  type EndpointName,
  PROBLEM_MEDIA_TYPE,
  PROBLEMS,
  problemSchema,
} from '../../src/sync/contract/index.ts'
import { type ApiPorts, dispatch, type Reply } from '../../src/sync/contract/service/index.ts'

/** One Fastify route per endpoint of the contract. */
export function registerRoutes(app: FastifyInstance, ports: ApiPorts): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  for (const name of Object.keys(ENDPOINTS) as EndpointName[]) {
    const endpoint: Endpoint = ENDPOINTS[name]
    typed.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
      schema: schemaOf(endpoint),
      // Bodies stay text here: handlers read them as the browser reads a file, with every problem and its place.
      validatorCompiler: (part) => (part.httpPart === 'body' ? () => true : validatorCompiler(part as never)),
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const answer = await dispatch(
          name,
          {
            params: request.params,
            query: request.query,
            body: typeof request.body === 'string' ? request.body : '',
            ifMatch: request.headers['if-match'],
            ifNoneMatch: request.headers['if-none-match'],
          },
          ports,
        )
        return send(reply, answer)
      },
    })
  }
}

/** Puts an answer on the wire. What is text already goes as bytes, past Fastify's own serialising. */
export function send(reply: FastifyReply, { status, headers, body }: Reply): FastifyReply {
  reply.code(status).headers(headers)
  if (body.kind === 'nothing') return reply.send()
  if (body.kind === 'json') return reply.send(body.value)
  return reply.type(`${body.mediaType}; charset=utf-8`).send(Buffer.from(body.text))
}

/** Half of SHA-256: enough that no two documents ever share a tag by chance. */
export const contentHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

function schemaOf(endpoint: Endpoint) {
  return {
    summary: endpoint.summary,
    operationId: endpoint.name,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    params: endpoint.params,
    querystring: endpoint.query,
    ...(endpoint.ifMatch ? { headers: ifMatchSchema(endpoint.ifMatch === 'required') } : {}),
    ...(endpoint.body ? { body: endpoint.body } : {}),
    response: { [endpoint.status]: endpoint.response ?? z.undefined(), ...problemResponses(endpoint) },
  }
}

// Told to the reader of the OpenAPI document; the handlers themselves answer 428 and 400.
const ifMatchSchema = (required: boolean) =>
  z.looseObject({
    'if-match': required ? z.string().optional().describe('Required: 428 without') : z.string().optional(),
  })

function problemResponses(endpoint: Endpoint) {
  const byStatus = new Map<number, string[]>()
  for (const code of endpoint.problems) {
    const { status } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { [PROBLEM_MEDIA_TYPE]: { schema: problemSchema } } },
    ]),
  )
}
