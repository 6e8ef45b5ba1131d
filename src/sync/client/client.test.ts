import { HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMockServer, MOCK_ORIGIN } from '../../../mocks/node.ts'
import { journeyNamed, pretendCompile, renamed } from '../contract/testing/journeys.ts'
import { createClient } from './client.ts'
import { describeFailure } from './failure.ts'

const { server } = createMockServer({ compile: pretendCompile })
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const client = createClient({ baseUrl: `${MOCK_ORIGIN}/` })
const answerWith = (response: () => Response | Promise<Response>) => server.use(http.all(`${MOCK_ORIGIN}/*`, response))

describe('the client', () => {
  it('speaks every part of the contract', async () => {
    const created = await client.create(journeyNamed('all'))
    expect(created).toMatchObject({ ok: true, value: { id: 'all', revision: 1 } })
    const read = await client.get('all')
    expect(read).toMatchObject({ ok: true, value: { document: journeyNamed('all'), revision: 1 } })
    const etag = read.ok ? read.value.etag : ''
    expect(await client.put(renamed(journeyNamed('all'), 'two'), etag)).toMatchObject({ value: { revision: 2 } })
    expect(await client.list({ limit: 1 })).toMatchObject({ value: { total: 1, journeys: [{ name: 'two' }] } })
    expect(await client.revisions('all', { offset: 1 })).toMatchObject({
      value: { total: 2, revisions: [{ revision: 1 }] },
    })
    expect(await client.revision('all', 1)).toMatchObject({ value: { document: { name: 'all' }, revision: 1 } })
    expect(await client.publish('all', { revision: 2, variant: 'v1' })).toMatchObject({ value: { variant: 'v1' } })
    expect(await client.machine('all', { revision: 2 })).toMatchObject({ value: { machine: { id: 'all' } } })
    expect(await client.health()).toMatchObject({ value: { storage: 'memory' } })
    expect(await client.remove('all')).toEqual({ ok: true, value: undefined })
  })

  it('hands on a refusal with all that the server said', async () => {
    await client.create(journeyNamed('mine'))
    const stale = await client.put(journeyNamed('mine', 'x'), '"7-other"')
    expect(stale).toMatchObject({
      ok: false,
      error: { kind: 'problem', problem: { code: 'precondition-failed', current: { id: 'mine' }, revision: 1 } },
    })
  })

  it('tells no answer from a late one and from one that was not waited for', async () => {
    answerWith(() => HttpResponse.error())
    expect(await client.list()).toMatchObject({ ok: false, error: { kind: 'offline' } })
    answerWith(() => new Promise(() => undefined))
    expect(await createClient({ baseUrl: MOCK_ORIGIN, timeoutMs: 20 }).list()).toEqual({
      ok: false,
      error: { kind: 'timeout', afterMs: 20 },
    })
    const controller = new AbortController()
    const waiting = client.list({ signal: controller.signal })
    controller.abort()
    expect(await waiting).toEqual({ ok: false, error: { kind: 'aborted' } })
  })

  it('times out on a body that never ends', async () => {
    const endless: typeof fetch = async (_input, init) =>
      new Response(
        new ReadableStream({
          start: (out) => {
            out.enqueue(new TextEncoder().encode('{"jour'))
            init?.signal?.addEventListener('abort', () => out.error(init.signal?.reason))
          },
        }),
      )
    expect(await createClient({ fetch: endless, timeoutMs: 20 }).list()).toMatchObject({ error: { kind: 'timeout' } })
  })

  it.each([
    ['a page', () => HttpResponse.html('<html>Log in to the hotel</html>')],
    ['other JSON', () => HttpResponse.json({ journeys: 'many' })],
    ['an entry that is half there', () => HttpResponse.json({ journeys: [{ id: 'x' }], total: 1 })],
    ['nothing', () => new HttpResponse(null, { status: 200 })],
    ['a refusal in words of its own', () => HttpResponse.text('no', { status: 403 })],
  ])('does not believe %s', async (_what, response) => {
    answerWith(response)
    expect(await client.list()).toMatchObject({ ok: false, error: { kind: 'badResponse' } })
  })

  it.each([502, 503, 504])("takes a proxy's %i for a server that is not there", async (status) => {
    answerWith(() => HttpResponse.html('<h1>Bad gateway</h1>', { status }))
    expect(await client.list()).toMatchObject({ error: { kind: 'offline' } })
  })

  it('refuses a document that a newer version made', async () => {
    answerWith(() =>
      HttpResponse.json(
        { ...journeyNamed('newer'), formatVersion: 9 },
        { headers: { etag: '"1-a"', 'jornada-revision': '1' } },
      ),
    )
    expect(await client.get('newer')).toMatchObject({
      error: { kind: 'badResponse', errors: [{ code: 'format.newer' }] },
    })
  })

  it('does not take a document without its version', async () => {
    answerWith(() => HttpResponse.json(journeyNamed('bare')))
    expect(await client.get('bare')).toMatchObject({ error: { kind: 'badResponse' } })
  })

  it('lets no id reach another address', async () => {
    let asked = ''
    const curious = createClient({
      fetch: async (input) => {
        asked = String(input)
        return new Response(null, { status: 204 })
      },
    })
    await curious.remove('../x?y#z')
    expect(asked).toBe('/api/journeys/..%2Fx%3Fy%23z')
  })

  it('has a sentence for every failure', () => {
    expect(describeFailure({ kind: 'timeout', afterMs: 5 })).toContain('5 ms')
    expect(describeFailure({ kind: 'offline', message: 'refused' })).toContain('refused')
    expect(
      describeFailure({ kind: 'problem', problem: { type: 't', title: 'No', detail: 'why', status: 400, code: 'x' } }),
    ).toBe('No: why')
  })
})
