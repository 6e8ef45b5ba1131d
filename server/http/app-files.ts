import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { problem } from '../../src/sync/contract/index.ts'
import { problemReply } from '../../src/sync/contract/service/index.ts'
import { methodsAt } from './errors.ts'
import { send } from './routes.ts'

const YEAR_S = 31_536_000

/**
 * The thread that lives simulated customers writes a function for each journey, of numbers and names of its own, and so
 * needs what no page may do. In return it gets nothing else: no network, no further threads. Its name is Vite's, after
 * `src/workers/block.worker.ts`.
 */
const SIMULATES = /^\/assets\/block\.worker-[\w-]+\.js$/
const SIMULATES_POLICY = "default-src 'none'; script-src 'self' 'unsafe-eval'"

/** Serves the built app from the same port: hashed files for ever, the page itself always fresh. */
export async function serveApp(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const built = folder !== undefined && existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      // Every file of the folder is looked up when asked for, so a new build needs no restart.
      wildcard: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Vite puts a hash of the content into these names; all others keep theirs from build to build.
        const file = path.slice(folder.length).replaceAll('\\', '/')
        const hashed = file.startsWith('/assets/')
        reply.header('cache-control', hashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
        if (SIMULATES.test(file)) reply.header('content-security-policy', SIMULATES_POLICY)
      },
    })
  }
  const page = (reply: FastifyReply) => reply.header('cache-control', 'no-cache').sendFile('index.html')
  // The wildcard takes this for a folder, and refuses to list it.
  if (built) app.get('/', { schema: { hide: true } as object }, (_request, reply) => page(reply))
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    if (path === '/api' || path.startsWith('/api/')) return notFound(path, request.method, reply)
    const readsPage = (request.method === 'GET' || request.method === 'HEAD') && !/\.[a-z0-9]+$/i.test(path)
    if (!readsPage) return send(reply, problemReply(problem('route-not-found')))
    if (!built) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
    // Any other address is a page of the app, which routes by itself.
    return page(reply)
  })
}

function notFound(path: string, method: string, reply: FastifyReply): FastifyReply {
  const methods = methodsAt(path)
  if (methods.length === 0 || methods.includes(method)) return send(reply, problemReply(problem('route-not-found')))
  return send(
    reply,
    problemReply(problem('method-not-allowed', `Use ${methods.join(' or ')}`), { allow: methods.join(', ') }),
  )
}

const NOT_BUILT = 'Jornada\'s server is running, but the app is not built. Run "npm run build" and start it again.\n'
