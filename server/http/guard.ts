import type { FastifyInstance } from 'fastify'
import { problem } from '../../src/sync/contract/index.ts'
import { problemReply } from '../../src/sync/contract/service/index.ts'
import { send } from './routes.ts'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

export const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '::1'].includes(host)

/**
 * Names under which the server answers. On loopback it has no login, and any web page could point a name of its own at
 * this machine (DNS rebinding); so there only the machine's own names count. `undefined`: any name.
 */
export function allowedHosts(host: string, configured: readonly string[]): readonly string[] | undefined {
  if (configured.length > 0) return isLoopback(host) ? [...LOOPBACK, ...configured] : configured
  return isLoopback(host) ? LOOPBACK : undefined
}

/** Refuses requests under a foreign name, and those that another site's page has sent. */
export function guardHosts(app: FastifyInstance, hosts: readonly string[] | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    const host = request.headers.host ?? ''
    if (hosts && !hosts.includes(nameOf(host))) return send(reply, problemReply(problem('host-not-allowed')))
    const { origin } = request.headers
    if (origin === undefined || sameSite(origin, host, hosts)) return undefined
    return send(reply, problemReply(problem('forbidden-origin')))
  })
}

function sameSite(origin: string, host: string, hosts: readonly string[] | undefined): boolean {
  let url: URL
  try {
    url = new URL(origin)
  } catch {
    // The opaque origin `null`: a sandboxed frame, a file.
    return false
  }
  return url.host === host || (hosts?.includes(url.hostname) ?? false)
}

/** The host without its port; `[::1]:4310` gives `[::1]`. */
const nameOf = (host: string) => host.replace(/:\d+$/, '').toLowerCase()
