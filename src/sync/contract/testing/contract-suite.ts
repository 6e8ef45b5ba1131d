import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson, type Journey, LIMITS, readJourneyValue, writeJourney } from '../../../document/index.ts'
import { ENDPOINTS, type Endpoint, type EndpointName, problemSchema } from '../index.ts'
import { journeyNamed } from './journeys.ts'

/** Something that answers to the contract. */
export interface Subject {
  readonly origin: string
  close(): Promise<void>
}

/** What every backend owes the contract: run against the mocks and against the server. Open it with `pretendCompile`. */
export function contractSuite(name: string, open: () => Promise<Subject>): void {
  describe(`the HTTP contract, kept by ${name}`, () => {
    let subject: Subject
    beforeAll(async () => {
      subject = await open()
      // Making a database takes its time on a busy machine.
    }, 120_000)
    afterAll(() => subject.close())
    const api = () => callerOf(subject.origin)

    describe('creating and reading', () => {
      it('keeps a journey and gives it back byte for byte, in canonical form', async () => {
        const journey = journeyNamed('kept')
        const created = await api().post('/api/journeys', JSON.stringify(journey))
        expect(created.status).toBe(201)
        expect(created.headers.get('location')).toBe('/api/journeys/kept')
        expect(created.json).toMatchObject({ id: 'kept', name: 'kept', revision: 1, nodes: 1, variants: 1 })
        const read = await api().get('/api/journeys/kept')
        expect(read.status).toBe(200)
        expect(read.text).toBe(writeJourney(journey))
        expect(read.headers.get('etag')).toBe(created.headers.get('etag'))
        expect(read.headers.get('etag')).toMatch(/^"1-[0-9a-f]+"$/)
        expect(read.headers.get('jornada-revision')).toBe('1')
      })

      it('refuses a second journey under the same id', async () => {
        await api().create(journeyNamed('twice'))
        const second = await api().post('/api/journeys', writeJourney(journeyNamed('twice', 'another')))
        expectProblem(second, 409, 'journey-exists')
        expect((await api().get('/api/journeys/twice')).json).toMatchObject({ name: 'twice' })
      })

      it('saves the body when the reader already has this version', async () => {
        const { etag } = await api().create(journeyNamed('cached'))
        const again = await api().get('/api/journeys/cached', { 'if-none-match': `W/${etag}` })
        expect(again.status).toBe(304)
        expect(again.text).toBe('')
      })

      it('lists journeys, the one changed last first, a page at a time', async () => {
        for (const id of ['list-a', 'list-b', 'list-c']) await api().create(journeyNamed(id))
        const { etag } = await api().read('list-a')
        await api().put('list-a', writeJourney(journeyNamed('list-a', 'changed')), etag)
        const first = await api().get('/api/journeys?limit=2')
        expect(first.json).toMatchObject({
          journeys: [{ id: 'list-a', name: 'changed', revision: 2 }, { id: 'list-c' }],
        })
        const next = await api().get('/api/journeys?limit=1&offset=2')
        expect(next.json).toMatchObject({ journeys: [{ id: 'list-b' }] })
        expect((next.json as { total: number }).total).toBeGreaterThanOrEqual(3)
      })

      it.each(['limit=0', 'limit=201', 'limit=many', 'offset=-1'])('refuses a page of %s', async (query) => {
        const refused = await api().get(`/api/journeys?${query}`)
        expectProblem(refused, 400, 'invalid-request')
        expect((refused.json as { errors: { path: string }[] }).errors[0]?.path).toBe(`query.${query.split('=')[0]}`)
      })

      it('says that an unknown journey is unknown, at every address', async () => {
        for (const path of ['', '/revisions', '/revisions/1', '/machine']) {
          expectProblem(await api().get(`/api/journeys/unknown${path}`), 404, 'journey-not-found')
        }
        expectProblem(await api().put('unknown', writeJourney(journeyNamed('unknown')), '*'), 404, 'journey-not-found')
        expectProblem(await api().send('DELETE', '/api/journeys/unknown'), 404, 'journey-not-found')
      })
    })

    describe('changing', () => {
      it('makes a new revision of what was changed, under a new tag', async () => {
        const { etag } = await api().create(journeyNamed('changed'))
        const put = await api().put('changed', writeJourney(journeyNamed('changed', 'Better')), etag)
        expect(put.status).toBe(200)
        expect(put.json).toMatchObject({ revision: 2, name: 'Better' })
        expect(put.headers.get('etag')).not.toBe(etag)
        expect((await api().read('changed')).etag).toBe(put.headers.get('etag'))
      })

      it('makes no revision of content that is the same', async () => {
        const { etag } = await api().create(journeyNamed('same'))
        const put = await api().put('same', JSON.stringify(journeyNamed('same')), etag)
        expect(put.status).toBe(200)
        expect(put.headers.get('etag')).toBe(etag)
      })

      it('wants to know which version is changed', async () => {
        await api().create(journeyNamed('blind'))
        expectProblem(
          await api().put('blind', writeJourney(journeyNamed('blind', 'x')), undefined),
          428,
          'precondition-required',
        )
        expectProblem(
          await api().put('blind', writeJourney(journeyNamed('blind', 'x')), 'not a tag'),
          400,
          'invalid-request',
        )
      })

      it('hands out the current document to who changes an older one', async () => {
        const { etag } = await api().create(journeyNamed('stale'))
        const theirs = await api().put('stale', writeJourney(journeyNamed('stale', 'Theirs')), etag)
        const mine = await api().put('stale', writeJourney(journeyNamed('stale', 'Mine')), etag)
        expectProblem(mine, 412, 'precondition-failed')
        expect(mine.json).toMatchObject({ current: { name: 'Theirs' }, revision: 2, etag: theirs.headers.get('etag') })
        expect(mine.headers.get('etag')).toBe(theirs.headers.get('etag'))
        expect(readJourneyValue((mine.json as { current: unknown }).current).ok).toBe(true)
      })

      it('takes one of several tags, never a weak one, and any version for a star', async () => {
        const { etag } = await api().create(journeyNamed('tags'))
        const write = (text: string, ifMatch: string) =>
          api().put('tags', writeJourney(journeyNamed('tags', text)), ifMatch)
        expectProblem(await write('weak', `W/${etag}`), 412, 'precondition-failed')
        expect((await write('listed', `"9-none", ${etag}`)).status).toBe(200)
        expect((await write('any', '*')).status).toBe(200)
      })

      it('lets exactly one of many writers of the same version through', async () => {
        const { etag } = await api().create(journeyNamed('raced'))
        const puts = await Promise.all(
          Array.from({ length: 12 }, (_, n) =>
            api().put('raced', writeJourney(journeyNamed('raced', `writer ${n}`)), etag),
          ),
        )
        expect(puts.filter(({ status }) => status === 200)).toHaveLength(1)
        expect(puts.filter(({ status }) => status === 412)).toHaveLength(11)
        expect((await api().get('/api/journeys/raced/revisions')).json).toMatchObject({ total: 2 })
      })

      it('lets exactly one of many creators through', async () => {
        const posts = await Promise.all(
          Array.from({ length: 8 }, (_, n) =>
            api().post('/api/journeys', writeJourney(journeyNamed('born', `by ${n}`))),
          ),
        )
        expect(posts.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)])
      })

      it('refuses a document whose id is not that of the address', async () => {
        const { etag } = await api().create(journeyNamed('here'))
        expectProblem(await api().put('here', writeJourney(journeyNamed('there')), etag), 422, 'id-mismatch')
      })
    })

    describe('revisions', () => {
      it('keeps every one, listed newest first, each as it was', async () => {
        let { etag } = await api().create(journeyNamed('history', 'one'))
        for (const title of ['two', 'three']) {
          etag =
            (await api().put('history', writeJourney(journeyNamed('history', title)), etag)).headers.get('etag') ?? ''
        }
        const listed = await api().get('/api/journeys/history/revisions?limit=2')
        expect(listed.json).toMatchObject({
          total: 3,
          revisions: [
            { revision: 3, name: 'three' },
            { revision: 2, name: 'two' },
          ],
        })
        expect((await api().get('/api/journeys/history/revisions?offset=2')).json).toMatchObject({
          revisions: [{ revision: 1 }],
        })
        const first = await api().get('/api/journeys/history/revisions/1')
        expect(first.text).toBe(writeJourney(journeyNamed('history', 'one')))
        expectProblem(await api().get('/api/journeys/history/revisions/4'), 404, 'revision-not-found')
        expectProblem(await api().get('/api/journeys/history/revisions/latest'), 400, 'invalid-request')
      })
    })

    describe('deleting', () => {
      it('takes the journey out, and goes on with its numbers when it comes back', async () => {
        const { etag } = await api().create(journeyNamed('phoenix'))
        expectProblem(
          await api().send('DELETE', '/api/journeys/phoenix', { 'if-match': '"7-none"' }),
          412,
          'precondition-failed',
        )
        const gone = await api().send('DELETE', '/api/journeys/phoenix', { 'if-match': etag })
        expect(gone.status).toBe(204)
        expectProblem(await api().get('/api/journeys/phoenix'), 404, 'journey-not-found')
        expectProblem(await api().get('/api/journeys/phoenix/revisions/1'), 404, 'journey-not-found')
        expectProblem(await api().send('DELETE', '/api/journeys/phoenix'), 404, 'journey-not-found')
        const back = await api().post('/api/journeys', writeJourney(journeyNamed('phoenix')))
        expect(back.status).toBe(201)
        expect(back.json).toMatchObject({ revision: 2 })
        expect((await api().get('/api/journeys/phoenix/revisions/1')).status).toBe(200)
      })
    })

    describe('publishing', () => {
      const publish = (id: string, body: unknown) => api().post(`/api/journeys/${id}/publish`, JSON.stringify(body))

      it('compiles a revision and keeps its machine', async () => {
        const { etag } = await api().create(journeyNamed('live', 'one'))
        await api().put('live', writeJourney(journeyNamed('live', 'two')), etag)
        expectProblem(await api().get('/api/journeys/live/machine'), 404, 'machine-not-found')
        const first = await publish('live', { revision: 1, variant: 'v1' })
        expect(first.status).toBe(201)
        expect(first.json).toMatchObject({
          id: 'live',
          revision: 1,
          variant: 'v1',
          diagnostics: [{ severity: 'hint' }],
        })
        await publish('live', { revision: 2, variant: 'v1' })
        expect((await api().get('/api/journeys/live/machine')).json).toMatchObject({
          revision: 2,
          machine: { id: 'live' },
        })
        const older = await api().get(first.headers.get('location') ?? '')
        expect(older.json).toMatchObject({ revision: 1, variant: 'v1', machine: { id: 'live' }, sourceMap: {} })
        const { journeys } = (await api().get('/api/journeys?limit=200')).json as { journeys: { id: string }[] }
        expect(journeys.find(({ id }) => id === 'live')).toMatchObject({ published: { revision: 2, variant: 'v1' } })
      })

      it('is over when the journey is deleted', async () => {
        await api().create(journeyNamed('ended'))
        await publish('ended', { revision: 1, variant: 'v1' })
        await api().send('DELETE', '/api/journeys/ended')
        await api().create(journeyNamed('ended'))
        expectProblem(await api().get('/api/journeys/ended/machine'), 404, 'machine-not-found')
      })

      it('refuses what has errors and says which', async () => {
        const journey = journeyNamed('broken')
        const variant = { ...Object.values(journey.variants)[0], name: 'broken' } as Journey['variants'][string]
        await api().create({ ...journey, variants: { v1: variant } })
        const refused = await publish('broken', { revision: 1, variant: 'v1' })
        expectProblem(refused, 422, 'not-publishable')
        expect(refused.json).toMatchObject({ diagnostics: [{ code: 'entry.none', severity: 'error' }] })
        expectProblem(await api().get('/api/journeys/broken/machine'), 404, 'machine-not-found')
      })

      it('refuses what is not there, and what was not asked for', async () => {
        await api().create(journeyNamed('picky'))
        expectProblem(await publish('picky', { revision: 9, variant: 'v1' }), 404, 'revision-not-found')
        expectProblem(await publish('picky', { revision: 1, variant: 'v9' }), 422, 'variant-not-found')
        expectProblem(await publish('picky', { revision: 1, variant: 'v1', force: true }), 400, 'invalid-request')
        expectProblem(await publish('picky', { revision: 'last', variant: 'v1' }), 400, 'invalid-request')
        expectProblem(await publish('nobody', { revision: 1, variant: 'v1' }), 404, 'journey-not-found')
      })
    })

    describe('hostile and mistaken requests', () => {
      it('refuses an invalid document with every problem and its path', async () => {
        const journey = { ...journeyNamed('wrong'), timeZone: 'Mars/Olympus', extra: 1, mainVariant: 5 }
        const refused = await api().post('/api/journeys', JSON.stringify(journey))
        expectProblem(refused, 422, 'invalid-journey')
        const { errors } = refused.json as { errors: { path: string }[] }
        expect(errors.map(({ path }) => path).sort()).toEqual(
          expect.arrayContaining(['extra', 'mainVariant', 'timeZone']),
        )
      })

      it('refuses a document of a newer version', async () => {
        const refused = await api().post(
          '/api/journeys',
          JSON.stringify({ ...journeyNamed('newer'), formatVersion: 99 }),
        )
        expectProblem(refused, 422, 'newer-format')
      })

      it.each([
        ['cut off', '{"format": "jornada/jour'],
        ['empty', ''],
        ['not JSON', 'name=x'],
        ['a bare NaN', 'NaN'],
      ])('refuses a body that is %s', async (_what, body) => {
        expectProblem(await api().post('/api/journeys', body), 400, 'malformed-json')
      })

      it('refuses prototype keys and bottomless nesting, as such', async () => {
        const poisoned = writeJourney(journeyNamed('poison')).replace(
          '"attributes": {}',
          '"attributes": {"__proto__": {"label": "x", "type": "text"}}',
        )
        expectProblem(await api().post('/api/journeys', poisoned), 422, 'invalid-journey')
        expectProblem(await api().post('/api/journeys', '['.repeat(100_000)), 422, 'invalid-journey')
      })

      it('refuses a body that is too large, and one that is not JSON by name', async () => {
        const large = await api().post('/api/journeys', `{"description":"${'x'.repeat(LIMITS.fileBytes)}"}`)
        expectProblem(large, 413, 'body-too-large')
        const text = writeJourney(journeyNamed('typed'))
        expectProblem(
          await api().send('POST', '/api/journeys', { 'content-type': 'text/plain' }, text),
          415,
          'unsupported-media-type',
        )
        expectProblem(
          await api().send('POST', '/api/journeys', { 'content-type': 'application/xml' }, text),
          415,
          'unsupported-media-type',
        )
      })

      it.each([
        '..%2F..%2Fetc',
        '%00',
        '__proto__',
        '%F0%9F%98%80',
        'a b',
        "'; drop table journeys; --",
        'x'.repeat(200),
      ])('refuses the id %s without looking for it', async (id) => {
        expectProblem(await api().get(`/api/journeys/${id}`), 400, 'invalid-request')
      })

      it('keeps strings of any kind unharmed', async () => {
        const name = '\u0000 \ud800 😀 ‮gnp <script>alert(1)</script> {{ customer.name }} \' " \\ %'
        const journey = { ...journeyNamed('strings', name), description: `${name}\r\n`.repeat(50) }
        await api().create(journey)
        const read = await api().get('/api/journeys/strings')
        expect(canonicalJson(read.json)).toBe(writeJourney(journey))
        const { journeys } = (await api().get('/api/journeys?limit=200')).json as {
          journeys: { id: string; name: string }[]
        }
        expect(journeys.find(({ id }) => id === 'strings')?.name).toBe(name)
      })

      it('answers where nothing is with a problem', async () => {
        expectProblem(await api().get('/api/nothing'), 404, 'route-not-found')
        const refused = await api().send('DELETE', '/api/journeys')
        expectProblem(refused, 405, 'method-not-allowed')
        expect(refused.headers.get('allow')).toBe('GET, POST')
      })

      it('says that it is well', async () => {
        expect((await api().get('/api/health')).json).toMatchObject({ status: 'ok' })
      })
    })
  })
}

interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}

/** Sends requests and checks every good answer against the contract on the way. */
function callerOf(origin: string) {
  const send = async (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Received> => {
    const response = await fetch(`${origin}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
    const text = await response.text()
    const json: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) expectPromised(method, path, response, json)
    return { status: response.status, headers: response.headers, text, json }
  }
  const json = { 'content-type': 'application/json' }
  const get = (path: string, headers: Record<string, string> = {}) => send('GET', path, headers)
  const post = (path: string, body: string) => send('POST', path, json, body)
  return {
    send,
    get,
    post,
    put: (id: string, body: string, ifMatch: string | undefined) =>
      send('PUT', `/api/journeys/${id}`, { ...json, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) }, body),
    create: async (journey: Journey) => {
      const created = await post('/api/journeys', writeJourney(journey))
      expect(created.status).toBe(201)
      return { etag: created.headers.get('etag') ?? '' }
    },
    read: async (id: string) => {
      const read = await get(`/api/journeys/${id}`)
      return { etag: read.headers.get('etag') ?? '' }
    },
  }
}

function expectPromised(method: string, path: string, response: Response, json: unknown): void {
  const pathname = path.split('?', 1)[0] ?? ''
  const all: readonly Endpoint[] = (Object.keys(ENDPOINTS) as EndpointName[]).map((name) => ENDPOINTS[name])
  const endpoint = all.find(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname),
  )
  expect(endpoint, `${method} ${path} is in the contract`).toBeDefined()
  expect(response.status).toBe(endpoint?.status)
  for (const header of endpoint?.responseHeaders ?? []) expect(response.headers.get(header), header).toBeTruthy()
  if (!endpoint?.response) return
  expect(response.headers.get('content-type')).toContain('application/json')
  expect(endpoint.response.safeParse(json)).toMatchObject({ success: true })
}

function expectProblem(received: Received, status: number, code: string): void {
  expect(received.headers.get('content-type')).toContain('application/problem+json')
  expect(problemSchema.safeParse(received.json)).toMatchObject({ success: true, data: { status, code } })
  expect(received.status).toBe(status)
  expect(received.text).not.toMatch(/node_modules|\.ts:\d+|\n\s+at /)
}
