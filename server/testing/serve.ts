import type { FastifyInstance } from 'fastify'
import { pretendCompile } from '../../src/sync/contract/testing/journeys.ts'
import { buildServer, type ServerOptions } from '../app.ts'
import { type DatabaseOptions, openDatabase } from '../db/database.ts'
import { createSqlRepository } from '../db/journey-repository.ts'

export interface RunningServer {
  readonly origin: string
  readonly app: FastifyInstance
  close(): Promise<void>
}

/** The server on a free port of this machine, over a database of its own. */
export async function serve(database: DatabaseOptions, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const opened = await openDatabase(database)
  const app = await buildServer({ repository: createSqlRepository(opened), compile: pretendCompile, ...options })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await app.close()
    await opened.close()
  }
  return { origin, app, close }
}
