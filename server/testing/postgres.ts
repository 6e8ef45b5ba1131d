import { execFile, spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'

const run = promisify(execFile)

export interface TestPostgres {
  readonly url: string
  stop(): Promise<void>
}

/** Where PostgreSQL's own programs are on this machine; `undefined` when it has none. */
export function findPostgres(): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...globSync('/usr/lib/postgresql/*/bin').sort().reverse(),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** An empty database at JORNADA_TEST_DATABASE_URL: whatever is in it is dropped. */
export async function emptyDatabase(url: string): Promise<TestPostgres> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  await sql.unsafe('drop schema public cascade; create schema public')
  await sql.end()
  return { url, stop: async () => undefined }
}

/** A PostgreSQL of our own in a temporary folder, on a free port of this machine. */
export async function startPostgres(programs: string): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'jornada-postgres-'))
  const user = await unprivileged()
  if (user) await chown(folder, user.uid, user.gid)
  await run(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'jornada', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...user, cwd: folder },
  )
  const port = await freePort()
  const args = [
    '-D',
    join(folder, 'data'),
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'fsync=off',
  ]
  const server = spawn(join(programs, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' })
  const url = `postgres://jornada@127.0.0.1:${port}/postgres`
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGINT')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  await untilAnswers(url)
  return { url, stop }
}

/** PostgreSQL refuses to run as root: then it runs as somebody who may do nothing else. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const passwd = await readFile('/etc/passwd', 'utf8')
  const line = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(passwd)
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : undefined
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const sql = postgres(url, { max: 1, connect_timeout: 1, onnotice: () => undefined })
    try {
      await sql`select 1`
      return
    } catch (error) {
      if (attempt > 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
}
