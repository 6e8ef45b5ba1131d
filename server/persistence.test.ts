import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { journeyNamed } from '../src/sync/contract/testing/journeys.ts'
import { createClient } from '../src/sync/index.ts'
import { openDatabase } from './db/database.ts'
import { FolderInUseError, lockFolder } from './db/folder-lock.ts'
import { migrate, NewerDatabaseError, readMigrations } from './db/migrations.ts'
import { serve } from './testing/serve.ts'

let prepared: string
let folder: string
beforeAll(async () => {
  // Making a database takes seconds on a busy machine: once, then copied.
  prepared = await mkdtemp(join(tmpdir(), 'jornada-test-'))
  await (await openDatabase({ kind: 'folder', folder: prepared })).close()
}, 120_000)
afterAll(() => rm(prepared, { recursive: true, force: true }))
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jornada-test-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a server that is stopped and started again', () => {
  it('still has every journey, revision and machine', async () => {
    await cp(prepared, folder, { recursive: true })
    const first = await serve({ kind: 'folder', folder })
    const client = createClient({ baseUrl: first.origin })
    await client.create(journeyNamed('kept', 'one'))
    await client.put(journeyNamed('kept', 'two'), '*')
    await client.publish('kept', { revision: 1, variant: 'v1' })
    await first.close()
    const second = await serve({ kind: 'folder', folder })
    const again = createClient({ baseUrl: second.origin })
    expect(await again.get('kept')).toMatchObject({ ok: true, value: { document: { name: 'two' }, revision: 2 } })
    expect(await again.revision('kept', 1)).toMatchObject({ value: { document: { name: 'one' } } })
    expect(await again.machine('kept')).toMatchObject({ value: { revision: 1, machine: { id: 'kept' } } })
    await second.close()
  }, 120_000)
})

describe('the program itself', () => {
  it('starts with one command, survives being killed, stops when asked and gives the folder back', async () => {
    await cp(prepared, folder, { recursive: true })
    const first = await run()
    expect(await createClient({ baseUrl: first.origin }).create(journeyNamed('tough'))).toMatchObject({ ok: true })
    await end(first.process, 'SIGKILL')
    const second = await run()
    expect(await createClient({ baseUrl: second.origin }).get('tough')).toMatchObject({ ok: true })
    const { process: third } = start({ PORT: '0' })
    const [code, message] = await Promise.all([exitOf(third), textOf(third.stderr)])
    expect([code, message]).toEqual([1, expect.stringContaining('is in use by another Jornada server')])
    expect(message).not.toMatch(/\n\s+at /)
    expect(await end(second.process, 'SIGTERM')).toBe(0)
    expect(await readdir(folder)).toEqual(['pg'])
  }, 120_000)

  it('says which port is taken, and which settings are wrong', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { process: blocked } = start({ PORT: String((other.address() as AddressInfo).port) })
    const [code, message] = await Promise.all([exitOf(blocked), textOf(blocked.stderr)])
    expect([code, message]).toEqual([1, expect.stringContaining('is taken')])
    other.close()
    expect(await readdir(folder), 'nothing was opened for it').toEqual([])
    const { process: wrong } = start({ PORT: 'many', DATABASE_URL: 'mysql://x' })
    expect(await textOf(wrong.stderr)).toMatch(/PORT: .*\nDATABASE_URL: should begin with postgres/)
  }, 120_000)

  const start = (environment: Record<string, string>) => ({
    process: spawn(process.execPath, ['server/main.ts'], {
      env: { ...process.env, HOST: '127.0.0.1', JORNADA_DATA: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  })
  async function run() {
    const { process: server } = start({ PORT: '0' })
    for await (const line of createInterface({ input: server.stdout })) {
      const origin = /^Jornada is at (http:\S+)/.exec(line)?.[1]
      if (origin) return { process: server, origin }
    }
    throw new Error(`It did not start: ${await textOf(server.stderr)}`)
  }
  type Server = ReturnType<typeof start>['process']
  const exitOf = async (server: Server) => server.exitCode ?? ((await once(server, 'exit'))[0] as number | null)
  async function end(server: Server, signal: 'SIGTERM' | 'SIGKILL') {
    const exit = exitOf(server)
    server.kill(signal)
    return exit
  }
  async function textOf(stream: NodeJS.ReadableStream) {
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    return text
  }
})

describe('the lock on a data folder', () => {
  it('lets one in at a time', async () => {
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUseError)
    await unlock()
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['a process that is gone', { pid: 2 ** 30, host: hostname(), startedAt: '1' }],
    ['a process whose number another one has now', { pid: process.ppid, host: hostname(), startedAt: 'long ago' }],
    ['this process, before it was restarted in its container', { pid: process.pid, host: hostname(), startedAt: '1' }],
  ])('is taken over from %s', async (_whose, holder) => {
    await writeFile(join(folder, 'jornada.lock'), JSON.stringify(holder))
    await (await lockFolder(folder))()
  })

  it('is not taken from another machine, nor is what cannot be read left in the way', async () => {
    await writeFile(join(folder, 'jornada.lock'), JSON.stringify({ pid: 1, host: 'elsewhere', startedAt: '' }))
    await expect(lockFolder(folder)).rejects.toThrow(/on elsewhere.*delete/s)
    await writeFile(join(folder, 'jornada.lock'), '{"pid":')
    await (await lockFolder(folder))()
  })
})

describe('migrations', () => {
  it('run once, all or nothing, and refuse a database from the future', async () => {
    const { db, close } = await openDatabase({ kind: 'memory' })
    const known = await readMigrations()
    await migrate(db, known)
    const broken = {
      version: known.length + 1,
      name: 'broken',
      statements: ['create table extra (id integer)', 'create nonsense'],
    }
    await expect(migrate(db, [...known, broken])).rejects.toThrow()
    const mended = { ...broken, statements: ['create table extra (id integer)'] }
    await migrate(db, [...known, mended])
    await migrate(db, [...known, mended])
    await expect(migrate(db, known)).rejects.toThrow(NewerDatabaseError)
    await close()
  }, 120_000)
})
