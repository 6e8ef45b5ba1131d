import { InfiniteQueryObserver, MutationObserver, QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMockServer, MOCK_ORIGIN } from '../../../mocks/node.ts'
import { journeyNamed, pretendCompile } from '../contract/testing/journeys.ts'
import { createClient } from './client.ts'
import { SyncError } from './failure.ts'
import {
  createJourneyOptions,
  journeyListOptions,
  journeyOptions,
  machineOptions,
  publishOptions,
  removeJourneyOptions,
  revisionOptions,
  revisionsOptions,
} from './queries.ts'

const { server } = createMockServer({ compile: pretendCompile })
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())
const client = createClient({ baseUrl: MOCK_ORIGIN })

describe('query and mutation options', () => {
  it('list, make, publish and remove, and keep the lists fresh', async () => {
    const cache = new QueryClient()
    expect(await cache.fetchQuery(journeyListOptions(client))).toMatchObject({ total: 0 })
    await new MutationObserver(cache, createJourneyOptions(client)).mutate(journeyNamed('q'))
    expect(cache.getQueryState(journeyListOptions(client).queryKey)?.isInvalidated).toBe(true)
    expect(await cache.fetchQuery(journeyListOptions(client))).toMatchObject({ total: 1, journeys: [{ id: 'q' }] })
    expect(await cache.fetchQuery(journeyOptions(client, 'q'))).toMatchObject({ revision: 1 })
    expect(await cache.fetchQuery(machineOptions(client, 'q'))).toBeNull()
    await new MutationObserver(cache, publishOptions(client, 'q')).mutate({ revision: 1, variant: 'v1' })
    expect(await cache.fetchQuery(machineOptions(client, 'q'))).toMatchObject({ revision: 1 })
    await new MutationObserver(cache, removeJourneyOptions(client)).mutate('q')
    expect(cache.getQueryData(journeyOptions(client, 'q').queryKey)).toBeUndefined()
    expect(await cache.fetchQuery(journeyListOptions(client))).toMatchObject({ total: 0 })
  })

  it('walk through all revisions, page by page', async () => {
    await client.create(journeyNamed('long', '0'))
    for (let n = 1; n < 60; n += 1) await client.put(journeyNamed('long', String(n)), '*')
    const observer = new InfiniteQueryObserver(new QueryClient(), revisionsOptions(client, 'long'))
    const stop = observer.subscribe(() => undefined)
    await observer.refetch()
    const second = await observer.fetchNextPage()
    expect(second.data?.pages.flatMap(({ revisions }) => revisions.map(({ revision }) => revision))).toEqual(
      Array.from({ length: 60 }, (_, n) => 60 - n),
    )
    expect(second.hasNextPage).toBe(false)
    expect(await new QueryClient().fetchQuery(revisionOptions(client, 'long', 7))).toMatchObject({
      document: { name: '6' },
    })
    stop()
  })

  it('fail with what the server said, and do not ask again what was refused', async () => {
    let asked = 0
    server.events.on('request:start', () => {
      asked += 1
    })
    const failing = new QueryClient().fetchQuery(journeyOptions(client, 'nobody'))
    await expect(failing).rejects.toThrow(SyncError)
    await expect(failing).rejects.toMatchObject({ failure: { problem: { code: 'journey-not-found' } } })
    expect(asked).toBe(1)
  })
})
