import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compile } from '../src/compiler/index.ts'
import { writeJourney } from '../src/document/index.ts'
import { ENDPOINTS } from '../src/sync/contract/index.ts'
import { createMemoryRepository } from '../src/sync/contract/service/index.ts'
import { journeyNamed, pretendCompile } from '../src/sync/contract/testing/journeys.ts'
import { buildServer, type ServerOptions } from './app.ts'
import { readConfig } from './config.ts'
import { allowedHosts } from './http/guard.ts'

const build = (options: Partial<ServerOptions> = {}) =>
  buildServer({ repository: createMemoryRepository(), compile: pretendCompile, rateLimit: 0, ...options })

describe('the served app', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jornada-app-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Jornada</title>')
    await writeFile(join(folder, 'assets', 'index-3f2a.js'), 'export {}')
    await writeFile(join(folder, 'assets', 'block.worker-C2Go_a-T.js'), 'export {}')
    await writeFile(join(folder, 'journey.schema.json'), '{}')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it.each(['/', '/journeys/abandoned-cart', '/journeys/abandoned-cart?variant=v1'])(
    'answers %s with its page, always fresh',
    async (url) => {
      const app = await build({ appFolder: folder })
      const page = await app.inject({ url })
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain('<title>Jornada</title>')
      expect(page.headers).toMatchObject({
        'cache-control': 'no-cache',
        'content-type': expect.stringContaining('text/html'),
      })
    },
  )

  it('lets hashed files be kept for ever, and no others', async () => {
    const app = await build({ appFolder: folder })
    expect((await app.inject('/assets/index-3f2a.js')).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    )
    expect((await app.inject('/journey.schema.json')).headers['cache-control']).toBe('no-cache')
  })

  it.each(['/assets/index-old.js', '/favicon.png', '/../package.json', '/%2e%2e/package.json'])(
    'does not answer %s with a page',
    async (url) => {
      const app = await build({ appFolder: folder })
      const missing = await app.inject({ url })
      expect(missing.statusCode).toBeGreaterThanOrEqual(400)
      expect(missing.headers['content-type']).toContain('application/problem+json')
    },
  )

  it('says how to get it when it is not built', async () => {
    const app = await build({ appFolder: join(folder, 'nowhere') })
    const page = await app.inject('/')
    expect([page.statusCode, page.body]).toEqual([503, expect.stringContaining('npm run build')])
  })

  it('may load only what it brings itself', async () => {
    const app = await build({ appFolder: folder })
    const policy = String((await app.inject('/')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('unsafe-eval')
    // On plain HTTP this would send every request of the page to a port where nobody answers.
    expect(policy).not.toContain('upgrade-insecure-requests')
  })

  it('lets only the thread that simulates make functions, and gives it no network for that', async () => {
    const app = await build({ appFolder: folder })
    const policyOf = async (url: string) => String((await app.inject(url)).headers['content-security-policy'])
    expect(await policyOf('/assets/block.worker-C2Go_a-T.js')).toBe(
      "default-src 'none'; script-src 'self' 'unsafe-eval'",
    )
    for (const url of ['/', '/assets/index-3f2a.js', '/assets/block.worker-gone.js', '/journey.schema.json'])
      expect(await policyOf(url)).not.toContain('unsafe-eval')
  })
})

describe('requests that come from elsewhere', () => {
  const hosts = allowedHosts('127.0.0.1', [])
  it.each(['evil.example', 'evil.example:4310', '127.0.0.1.evil.example'])(
    'are refused under the name "%s"',
    async (host) => {
      const app = await build(hosts ? { hosts } : {})
      const answer = await app.inject({ url: '/api/journeys', headers: { host } })
      expect(answer.json()).toMatchObject({ code: 'host-not-allowed', status: 421 })
    },
  )

  it.each(['localhost:4310', '127.0.0.1', '[::1]:4310', 'LOCALHOST'])(
    'are answered under the name %s',
    async (host) => {
      const app = await build(hosts ? { hosts } : {})
      expect((await app.inject({ url: '/api/journeys', headers: { host } })).statusCode).toBe(200)
    },
  )

  it('are refused from the page of another site', async () => {
    const app = await build(hosts ? { hosts } : {})
    for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example']) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/journeys',
        headers: { host: 'localhost:4310', origin },
      })
      expect(answer.json()).toMatchObject({ code: 'forbidden-origin' })
    }
    const own = await app.inject({
      url: '/api/journeys',
      headers: { host: 'localhost:4310', origin: 'http://localhost:5173' },
    })
    expect(own.statusCode).toBe(200)
  })

  it('may come under any name when the server is open to others, or under those that are set', () => {
    expect(allowedHosts('0.0.0.0', [])).toBeUndefined()
    expect(allowedHosts('0.0.0.0', ['journeys.example'])).toEqual(['journeys.example'])
    expect(allowedHosts('127.0.0.1', ['tunnel.example'])).toContain('tunnel.example')
  })
})

describe('a server in trouble', () => {
  it('tells nobody what went wrong inside', async () => {
    const app = await build({
      repository: {
        ...createMemoryRepository(),
        list: async () => {
          throw new Error('password=secret')
        },
      },
    })
    const answer = await app.inject('/api/journeys')
    expect(answer.json()).toEqual({
      type: 'urn:jornada:problem:internal-error',
      title: 'Something went wrong on the server',
      status: 500,
      code: 'internal-error',
    })
  })

  it('never sends what the contract does not promise', async () => {
    const repository = createMemoryRepository()
    const app = await build({
      repository: { ...repository, list: async () => ({ journeys: [{ id: 'half' }] as never, total: 1 }) },
    })
    expect((await app.inject('/api/journeys')).json()).toMatchObject({ code: 'internal-error' })
  })

  it('says so when its database does not answer', async () => {
    const app = await build({
      repository: { ...createMemoryRepository(), check: () => Promise.reject(new Error('gone')) },
    })
    expect((await app.inject('/api/health')).json()).toMatchObject({ code: 'unavailable', status: 503 })
  })

  it('answers a flood with a pause, as a problem', async () => {
    const app = await build({ rateLimit: 3 })
    const ask = () => app.inject('/api/health')
    const answers = [await ask(), await ask(), await ask(), await ask()]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429])
    expect(answers[3]?.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json'),
      'retry-after': '60',
    })
    expect(answers[3]?.json()).toMatchObject({ code: 'too-many-requests' })
  })

  it.each(['/api/journeys/%', '/%ff', '/api/journeys/%E0%A4%A'])(
    'answers the broken address %s with a problem',
    async (url) => {
      const app = await build()
      const answer = await app.inject({ url })
      expect(answer.statusCode).toBe(400)
      expect(answer.json()).toMatchObject({ code: 'invalid-request' })
    },
  )
})

describe('the OpenAPI document', () => {
  it('describes every endpoint of the contract', async () => {
    const app = await build()
    const { paths } = (await app.inject('/api/openapi.json')).json<{
      paths: Record<string, Record<string, { responses: object; requestBody?: object }>>
    }>()
    for (const endpoint of Object.values(ENDPOINTS)) {
      const operation = paths[endpoint.path.replaceAll(/:(\w+)/g, '{$1}')]?.[endpoint.method.toLowerCase()]
      expect(operation, endpoint.name).toMatchObject({ operationId: endpoint.name })
      expect(Object.keys(operation?.responses ?? {})).toContain(String(endpoint.status))
      expect(operation?.requestBody !== undefined).toBe('body' in endpoint)
    }
  })
})

describe('publishing with the real compiler', () => {
  it('refuses what cannot run and says where', async () => {
    const app = await build({ compile })
    const headers = { 'content-type': 'application/json' }
    const journey = journeyNamed('unfinished')
    const v1 = journey.variants.v1
    if (!v1) throw new Error('a new journey has a variant')
    await app.inject({
      method: 'POST',
      url: '/api/journeys',
      headers,
      body: writeJourney({ ...journey, variants: { v1: { ...v1, nodes: {} } } }),
    })
    const refused = await app.inject({
      method: 'POST',
      url: '/api/journeys/unfinished/publish',
      headers,
      body: '{"revision":1,"variant":"v1"}',
    })
    expect(refused.json()).toMatchObject({ code: 'not-publishable' })
    expect(
      refused.json<{ diagnostics: { severity: string }[] }>().diagnostics.some(({ severity }) => severity === 'error'),
    ).toBe(true)
  })
})

describe('settings', () => {
  it('are safe when none are given', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4310,
      database: { kind: 'folder', folder: 'data' },
      allowedHosts: [],
    })
  })

  it('count as not given when empty', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4310, database: { kind: 'folder' } })
    expect(
      readConfig({ DATABASE_URL: 'postgres://db/j', JORNADA_ALLOWED_HOSTS: 'A.example, b.example' }),
    ).toMatchObject({
      database: { kind: 'url', url: 'postgres://db/j' },
      allowedHosts: ['a.example', 'b.example'],
    })
  })
})
