import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { LIMITS } from '../src/document/index.ts'
import type { ApiPorts, JourneyRepository } from '../src/sync/contract/service/index.ts'
import { serveApp } from './http/app-files.ts'
import { handleErrors, handleFrameworkError } from './http/errors.ts'
import { guardHosts } from './http/guard.ts'
import { contentHash, registerRoutes } from './http/routes.ts'

export interface ServerOptions {
  readonly repository: JourneyRepository
  /** The built app; without it only `/api` is served. */
  readonly appFolder?: string
  /** Names the server answers under; any when absent. */
  readonly hosts?: readonly string[]
  /** Requests per minute and address; 0 for no limit. */
  readonly rateLimit?: number
  readonly logger?: FastifyServerOptions['logger']
  readonly compile: ApiPorts['compile']
  /** Milliseconds since the epoch; the machine's clock unless told. */
  readonly now?: () => number
}

export const DEFAULT_RATE_LIMIT = 6_000

/** Puts the server together, without a port: `listen` or `inject` come after. The database stays the caller's. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit: LIMITS.fileBytes,
    routerOptions: { maxParamLength: 4 * LIMITS.idLength, ignoreTrailingSlash: true },
    requestTimeout: 60_000,
    frameworkErrors: handleFrameworkError,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  keepBodiesAsText(app)
  handleErrors(app)
  guardHosts(app, options.hosts)
  await secure(app, options.rateLimit ?? DEFAULT_RATE_LIMIT)
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: INFO }, transform: jsonSchemaTransform })
  registerRoutes(app, {
    repository: options.repository,
    hash: contentHash,
    now: options.now ?? Date.now,
    compile: options.compile,
  })
  app.get('/api/openapi.json', { schema: { hide: true } as object }, async () => app.swagger())
  await serveApp(app, options.appFolder)
  return app
}

const INFO = {
  title: 'Jornada',
  description:
    'Keeps journeys with their revisions, and publishes them as machines. Errors are RFC 9457 problem documents.',
  version: '1',
}

/** Only JSON is taken, and it is left as text: reading it is the handlers' work. */
function keepBodiesAsText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body))
}

async function secure(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Mantine writes its variables into style elements and attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // Exporting the canvas as a picture reads its own pictures back.
        connectSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Served over plain HTTP on loopback; whoever puts TLS before it sets this there.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
  if (perMinute > 0) await app.register(rateLimit, { max: perMinute, timeWindow: 60_000 })
}
