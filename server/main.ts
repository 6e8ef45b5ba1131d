import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { compile } from '../src/compiler/index.ts'
import { buildServer } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import { FolderInUseError } from './db/folder-lock.ts'
import { createSqlRepository } from './db/journey-repository.ts'
import { NewerDatabaseError } from './db/migrations.ts'
import { allowedHosts, isLoopback } from './http/guard.ts'

/** How long requests in flight may take to end after a signal, before the process ends without them. */
const GRACE_MS = 10_000

async function main(): Promise<void> {
  const config = readConfig(process.env)
  // The database takes its time to open: what stands in the way is said before.
  await refuseTakenPort(config)
  const database = await openDatabase(config.database)
  try {
    const app = await buildServer({
      repository: createSqlRepository(database),
      compile,
      appFolder: resolve(config.appFolder),
      rateLimit: config.rateLimit,
      logger: { level: config.logLevel },
      ...hostsOf(config),
    })
    stopOnSignals(app, database.close)
    const address = await app.listen({ host: config.host, port: config.port })
    process.stdout.write(`Jornada is at ${address} (journeys in ${placeOf(config)})\n`)
    if (!isLoopback(config.host))
      process.stdout.write('It has no login: whoever reaches this address can change everything.\n')
  } catch (error) {
    await database.close()
    throw error
  }
}

async function refuseTakenPort({ host, port }: Config): Promise<void> {
  const probe = createServer().listen(port, host)
  await once(probe, 'listening')
  await new Promise((resolve) => probe.close(resolve))
}

function hostsOf({ host, allowedHosts: configured }: Config) {
  const hosts = allowedHosts(host, configured)
  return hosts ? { hosts } : {}
}

function stopOnSignals(app: FastifyInstance, closeDatabase: () => Promise<void>): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    await app.close()
    await closeDatabase()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}

const placeOf = ({ database }: Config) => (database.kind === 'folder' ? resolve(database.folder) : 'PostgreSQL')

/** What a person can do something about, without a stack trace; `undefined` for the rest. */
function explain(error: unknown): string | undefined {
  if (error instanceof ConfigError) return `Wrong settings:\n${error.message}`
  if (error instanceof FolderInUseError || error instanceof NewerDatabaseError) return error.message
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken, perhaps by another Jornada. Stop that one, or choose another: PORT=4311 npm start`
  }
  if (code === 'EACCES')
    return `This user may not open port ${port ?? ''} or the data folder: ${(error as Error).message}`
  if (code === 'ECONNREFUSED') return 'DATABASE_URL names a PostgreSQL that does not answer'
  return undefined
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error) ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exit(1)
})
