import { openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { browserSessions, newSession, openTabChannel } from '../autosave/ports.ts'
import { journeyNamed } from '../contract/testing/journeys.ts'
import { storeSuite } from '../testing/store-suite.ts'
import { openLocalStore } from './open-local-store.ts'

let databases = 0
const freshName = () => {
  databases += 1
  return `test-${Date.now()}-${databases}`
}
const draft = { id: 'j', session: 's', document: journeyNamed('j', 'mine'), sent: [], changedAt: 1 }

storeSuite('IndexedDB', () => openLocalStore({ name: freshName() }))

afterEach(() => vi.restoreAllMocks())

describe('IndexedDB', () => {
  it('still has everything when it is opened again', async () => {
    const name = freshName()
    const first = await openLocalStore({ name })
    expect(first).toMatchObject({ durability: 'disk' })
    await first.putDraft(draft)
    first.close()
    const second = await openLocalStore({ name })
    expect(await second.drafts()).toMatchObject({ value: [{ session: 's' }] })
  })

  it('that another tab blocks, or that is refused, is replaced by memory, and says so', async () => {
    const name = freshName()
    // A version from the past that does not let go.
    const stubborn = await openDB(name, 1)
    const newer = openDB(name, 2)
    const store = await openLocalStore({ name, blockedMs: 100 })
    expect(store).toMatchObject({ durability: 'memory', problem: { kind: 'blocked' } })
    stubborn.close()
    ;(await newer).close()
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    })
    expect(await openLocalStore({ name })).toMatchObject({ durability: 'memory', problem: { kind: 'unavailable' } })
  })

  it('lets a tab with a newer version have the database, and fails plainly from then on', async () => {
    const name = freshName()
    const store = await openLocalStore({ name })
    ;(await openDB(name, 2)).close()
    expect(await store.putDraft(draft)).toMatchObject({ ok: false, error: { kind: 'blocked' } })
  })

  it('without room gives up copies of what the backend has, then says so', async () => {
    const store = await openLocalStore({ name: freshName() })
    await store.putKnown({ document: journeyNamed('other'), etag: '"1-a"', revision: 1 })
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    put.mockImplementationOnce(full)
    expect(await store.putDraft(draft)).toMatchObject({ ok: true })
    expect(await store.known('other')).toEqual({ ok: true, value: undefined })
    put.mockImplementation(full)
    expect(await store.putDraft(draft)).toEqual({ ok: false, error: { kind: 'quota', message: 'full' } })
    expect(await store.settle('s', { document: journeyNamed('j'), etag: '"1-a"', revision: 1 })).toMatchObject({
      ok: true,
    })
  })

  it('leaves alone what a newer version wrote', async () => {
    const name = freshName()
    const store = await openLocalStore({ name })
    await store.putDraft(draft)
    const db = await openDB(name)
    const record = await db.get('drafts', ['j', 's'])
    await db.put('drafts', { ...record, text: record.text.replace('"formatVersion":1', '"formatVersion":99') })
    expect(await store.claim(draft, 't')).toMatchObject({ ok: false, error: { kind: 'unreadable' } })
    expect(await db.get('drafts', ['j', 's'])).toMatchObject({ session: 's' })
    db.close()
  })
})

describe("a browser's tabs", () => {
  it('know which sessions are alive', async () => {
    const session = newSession()
    expect(await browserSessions.isHeld(session)).toBe(false)
    const release = browserSessions.hold(session)
    expect(await browserSessions.isHeld(session)).toBe(true)
    release()
    await vi.waitFor(async () => expect(await browserSessions.isHeld(session)).toBe(false))
  })

  it('hear each other, and not themselves', async () => {
    const [one, two, other] = [openTabChannel('j'), openTabChannel('j'), openTabChannel('k')]
    const heard: string[] = []
    for (const [name, channel] of Object.entries({ one, two, other }))
      channel.onMessage((message) => heard.push(`${name}: ${String(message)}`))
    one.post('hello')
    await vi.waitFor(() => expect(heard).toEqual(['two: hello']))
    for (const channel of [one, two, other]) channel.close()
  })
})
