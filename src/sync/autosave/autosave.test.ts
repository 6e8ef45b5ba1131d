import { HttpResponse, http } from 'msw'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MOCK_ORIGIN } from '../../../mocks/node.ts'
import { fail } from '../../kernel/result.ts'
import { problem } from '../contract/index.ts'
import { journeyNamed, renamed } from '../contract/testing/journeys.ts'
import { createMemoryStore } from '../local/memory-store.ts'
import { described, withAttribute } from '../testing/edits.ts'
import { createWorld, eventually } from '../testing/world.ts'
import { recoverDrafts } from './recovery.ts'

let world: ReturnType<typeof createWorld>
beforeEach(() => {
  world = createWorld()
  world.server.listen({ onUnhandledFrame: 'error' })
})
afterEach(() => world.server.close())

/** A tab on a journey that the backend has. */
async function openSaved(id = 'welcome') {
  await world.client.create(journeyNamed(id))
  return world.open(id)
}

describe('a change', () => {
  it('is on this device at once and on the backend after a pause', async () => {
    const tab = await openSaved()
    expect(tab.autosave.getState()).toMatchObject({ local: 'saved', remote: 'saved', revision: 1 })
    tab.edit((journey) => renamed(journey, 'Better'))
    expect(tab.autosave.getState()).toMatchObject({ local: 'saving', remote: 'pending' })
    await eventually(() => expect(tab.local()).toBe('saved'))
    expect(await world.store.list()).toMatchObject({ value: [{ id: 'welcome', name: 'Better', dirty: true }] })
    world.clock.advance(1_199)
    expect(tab.remote()).toBe('pending')
    world.clock.advance(1)
    expect(tab.remote()).toBe('saving')
    await eventually(() =>
      expect(tab.autosave.getState()).toMatchObject({ remote: 'saved', revision: 2, savedAt: world.clock.now() }),
    )
    expect((await world.stored('welcome'))?.name).toBe('Better')
    world.clock.advance(100)
    await eventually(async () => expect(await world.store.drafts()).toMatchObject({ value: [] }))
  })

  it('waits no longer than ten seconds while others keep coming', async () => {
    const tab = await openSaved()
    for (let second = 0; second < 10; second += 1) {
      tab.edit((journey) => renamed(journey, `typed ${second}`))
      expect(tab.remote()).toBe('pending')
      world.clock.advance(1_000)
    }
    expect(tab.remote()).toBe('saving')
    await eventually(() => expect(tab.remote()).toBe('saved'))
  })

  it('made while the one before is under way goes out after it', async () => {
    const tab = await openSaved()
    tab.edit((journey) => renamed(journey, 'first'))
    world.clock.advance(1_200)
    tab.edit((journey) => renamed(journey, 'second'))
    await eventually(() => expect(tab.remote()).toBe('pending'))
    expect((await world.stored('welcome'))?.name).toBe('first')
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('saved'))
    expect((await world.stored('welcome'))?.name).toBe('second')
  })

  it('goes out at once when asked to', async () => {
    const tab = await openSaved()
    tab.edit((journey) => renamed(journey, 'now'))
    await tab.autosave.flush()
    expect(tab.autosave.getState()).toMatchObject({ local: 'saved', remote: 'saved' })
    expect((await world.stored('welcome'))?.name).toBe('now')
  })

  it('tells listeners only when something is different', async () => {
    const tab = await openSaved()
    const states: unknown[] = []
    tab.autosave.subscribe(() => states.push(tab.autosave.getState()))
    tab.edit((journey) => renamed(journey, 'a'))
    tab.edit((journey) => renamed(journey, 'b'))
    expect(states).toHaveLength(1)
    expect(tab.autosave.getState()).toBe(tab.autosave.getState())
  })
})

describe('a new journey', () => {
  it('is made on the backend', async () => {
    const tab = world.create(journeyNamed('fresh'))
    expect(tab.remote()).toBe('never')
    world.clock.advance(0)
    await eventually(() => expect(tab.autosave.getState()).toMatchObject({ remote: 'saved', revision: 1 }))
    expect(await world.stored('fresh')).toEqual(journeyNamed('fresh'))
  })

  it('whose id is taken by another asks, and can keep both tellings', async () => {
    await world.client.create({ ...journeyNamed('taken', 'Theirs'), description: 'theirs' })
    const tab = world.create(journeyNamed('taken', 'Mine'))
    world.clock.advance(0)
    await eventually(() => expect(tab.remote()).toBe('conflict'))
    expect(tab.autosave.getState().conflict).toMatchObject({
      mine: { name: 'Mine' },
      theirs: { document: { name: 'Theirs' } },
    })
    tab.autosave.resolve('theirs')
    expect(tab.document.description).toBe('theirs')
    await eventually(() => expect(tab.remote()).toBe('saved'))
  })

  it('that the backend got without the answer arriving is not made twice', async () => {
    world.loseAnswers(1)
    const tab = world.create(journeyNamed('once'))
    world.clock.advance(0)
    await eventually(() => expect(tab.remote()).toBe('offline'))
    tab.edit((journey) => renamed(journey, 'further'))
    world.clock.advance(60_000)
    await eventually(() => expect(world.requests.length).toBeGreaterThan(2))
    world.clock.advance(60_000)
    await eventually(() => expect(tab.remote()).toBe('saved'))
    expect((await world.stored('once'))?.name).toBe('further')
  })
})

describe('a lost connection', () => {
  it('is shown, tried again ever more patiently, and made up for', async () => {
    const tab = await openSaved()
    world.cutNetwork()
    tab.edit((journey) => renamed(journey, 'offline work'))
    world.clock.advance(1_200)
    const pauses: number[] = []
    for (let round = 0; round < 8; round += 1) {
      await eventually(() => expect(world.clock.nextIn).toBeDefined())
      expect(tab.autosave.getState()).toMatchObject({
        local: 'saved',
        remote: 'offline',
        lastError: { kind: 'offline' },
      })
      const pause = world.clock.nextIn ?? 0
      pauses.push(pause)
      world.clock.advance(pause)
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
    world.mendNetwork()
    await eventually(() => expect(world.clock.nextIn).toBeDefined())
    world.clock.advance(60_000)
    await eventually(() => expect(tab.remote()).toBe('saved'))
    expect(tab.autosave.getState().lastError).toBeUndefined()
    expect((await world.stored('welcome'))?.name).toBe('offline work')
  })

  it('is spread by chance, so that tabs do not come back all at once', async () => {
    const tab = await openSaved()
    world.clock.chance = 0
    world.cutNetwork()
    tab.edit((journey) => renamed(journey, 'x'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('offline'))
    expect(world.clock.nextIn).toBe(500)
  })

  it('is made up for at once when the network is back', async () => {
    const tab = await openSaved()
    world.cutNetwork()
    tab.edit((journey) => renamed(journey, 'tunnel'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('offline'))
    world.mendNetwork()
    world.comeOnline()
    world.clock.advance(0)
    await eventually(() => expect(tab.remote()).toBe('saved'))
  })

  it('lets a journey open from this device, and catches up later', async () => {
    const tab = await openSaved()
    await tab.autosave.dispose()
    await world.client.put(renamed(journeyNamed('welcome'), 'changed elsewhere'), '*')
    world.cutNetwork()
    const again = await world.open('welcome')
    expect(again.opened.source).toBe('known')
    expect(again.remote()).toBe('offline')
    expect(again.document.name).toBe('welcome')
    world.mendNetwork()
    world.comeOnline()
    world.clock.advance(0)
    await eventually(() => expect(again.remote()).toBe('saved'))
    expect(again.document.name).toBe('changed elsewhere')
  })

  it('waits as long as the server asks', async () => {
    const tab = await openSaved()
    world.server.use(
      http.put(`${MOCK_ORIGIN}/api/journeys/*`, () =>
        HttpResponse.json(problem('too-many-requests'), {
          status: 429,
          headers: { 'content-type': 'application/problem+json', 'retry-after': '30' },
        }),
      ),
    )
    tab.edit((journey) => renamed(journey, 'x'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('failed'))
    expect(world.clock.nextIn).toBe(30_000)
  })
})

describe('a change that somebody else made first', () => {
  it('is merged when both can stand, without asking', async () => {
    const tab = await openSaved()
    await world.client.put(described(journeyNamed('welcome'), 'by Ana'), '*')
    tab.edit((journey) => renamed(journey, 'by me'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.replaced).toEqual(['merge']))
    expect(tab.document).toMatchObject({ name: 'by me', description: 'by Ana' })
    world.clock.advance(0)
    await eventually(() => expect(tab.autosave.getState()).toMatchObject({ remote: 'saved', revision: 3 }))
    expect(await world.stored('welcome')).toMatchObject({ name: 'by me', description: 'by Ana' })
  })

  async function inConflict() {
    const tab = await openSaved()
    await world.client.put(described(renamed(journeyNamed('welcome'), 'Theirs'), 'theirs too'), '*')
    tab.edit((journey) => renamed(journey, 'Mine'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('conflict'))
    return tab
  }

  it('is a conflict when both changed the same thing: both sides are kept and nothing is sent', async () => {
    const tab = await inConflict()
    expect(tab.autosave.getState().conflict).toMatchObject({
      mine: { name: 'Mine' },
      theirs: { document: { name: 'Theirs' }, revision: 2 },
      conflicts: [{ path: 'name' }],
    })
    const before = world.requests.length
    tab.edit((journey) => withAttribute(journey, 'meanwhile'))
    world.clock.advance(120_000)
    await eventually(() => expect(tab.local()).toBe('saved'))
    expect(world.requests).toHaveLength(before)
    expect(tab.remote()).toBe('conflict')
  })

  it.each([
    ['mine', { name: 'Mine', description: '' }],
    ['theirs', { name: 'Theirs', description: 'theirs too' }],
    ['merged', { name: 'Mine', description: 'theirs too' }],
  ] as const)('is settled by keeping %s', async (resolution, expected) => {
    const tab = await inConflict()
    tab.autosave.resolve(resolution)
    world.clock.advance(0)
    await eventually(() => expect(tab.remote()).toBe('saved'))
    expect(tab.document).toMatchObject(expected)
    expect(await world.stored('welcome')).toMatchObject(expected)
    expect(tab.autosave.getState().conflict).toBeUndefined()
  })

  it("is not mistaken for one's own change whose confirmation was lost", async () => {
    const tab = await openSaved()
    world.loseAnswers(1)
    tab.edit((journey) => withAttribute(renamed(journey, 'A'), 'added'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('offline'))
    tab.edit((journey) => withAttribute(renamed(journey, 'AB'), 'added', 'with another label'))
    world.clock.advance(2_000)
    await eventually(() => expect(world.clock.nextIn).toBe(0))
    world.clock.advance(0)
    await eventually(() => expect(tab.remote()).toBe('saved'))
    expect(tab.replaced).toEqual([])
    expect(await world.stored('welcome')).toEqual(tab.document)
    expect(Object.keys(tab.document.attributes)).toEqual(['added'])
  })

  it('was a deletion: the work brings the journey back', async () => {
    const tab = await openSaved()
    await world.client.remove('welcome')
    tab.edit((journey) => renamed(journey, 'still needed'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('never'))
    world.clock.advance(0)
    await eventually(() => expect(tab.autosave.getState()).toMatchObject({ remote: 'saved', revision: 2 }))
    expect((await world.stored('welcome'))?.name).toBe('still needed')
  })
})

describe('a refusal', () => {
  it('is told and not repeated until something changes', async () => {
    const tab = await openSaved()
    world.server.use(
      http.put(
        `${MOCK_ORIGIN}/api/journeys/*`,
        () =>
          HttpResponse.json(problem('body-too-large'), {
            status: 413,
            headers: { 'content-type': 'application/problem+json' },
          }),
        { once: true },
      ),
    )
    tab.edit((journey) => renamed(journey, 'huge'))
    world.clock.advance(1_200)
    await eventually(() =>
      expect(tab.autosave.getState()).toMatchObject({
        local: 'saved',
        remote: 'failed',
        lastError: { kind: 'problem', problem: { code: 'body-too-large' } },
      }),
    )
    expect(world.clock.nextIn).toBeUndefined()
    tab.edit((journey) => renamed(journey, 'small'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('saved'))
  })

  it('in words we do not understand is a failure, not a loss', async () => {
    const tab = await openSaved()
    world.server.use(
      http.put(`${MOCK_ORIGIN}/api/journeys/*`, () => HttpResponse.text('<html>captive portal</html>'), { once: true }),
    )
    tab.edit((journey) => renamed(journey, 'hotel'))
    world.clock.advance(1_200)
    await eventually(() =>
      expect(tab.autosave.getState()).toMatchObject({ remote: 'failed', lastError: { kind: 'badResponse' } }),
    )
    world.clock.advance(1_000)
    await eventually(() => expect(tab.remote()).toBe('saved'))
  })
})

describe('two tabs on one journey', () => {
  it("show each other's saved work", async () => {
    const one = await openSaved()
    const two = await world.open('welcome')
    one.edit((journey) => renamed(journey, 'from one'))
    world.clock.advance(1_200)
    await eventually(() => expect(two.document.name).toBe('from one'))
    expect(two.replaced).toEqual(['otherTab'])
    expect(two.autosave.getState()).toMatchObject({ remote: 'saved', revision: 2 })
  })

  it('merge work done in both', async () => {
    const one = await openSaved()
    const two = await world.open('welcome')
    one.edit((journey) => renamed(journey, 'named by one'))
    two.edit((journey) => described(journey, 'described by two'))
    for (let round = 0; round < 4; round += 1) {
      world.clock.advance(1_200)
      await eventually(() => expect([one.remote(), two.remote()]).not.toContain('saving'))
    }
    await eventually(() => expect([one.remote(), two.remote()]).toEqual(['saved', 'saved']))
    const both = { name: 'named by one', description: 'described by two' }
    expect(await world.stored('welcome')).toMatchObject(both)
    expect(one.document).toMatchObject(both)
    expect(two.document).toMatchObject(both)
  })

  it("never write over each other's unsaved work on this device", async () => {
    const one = await openSaved()
    const two = await world.open('welcome')
    world.cutNetwork()
    one.edit((journey) => withAttribute(journey, 'one'))
    two.edit((journey) => withAttribute(journey, 'two'))
    await Promise.all([one.autosave.flush(), two.autosave.flush()])
    one.die()
    two.die()
    world.mendNetwork()
    expect(await recoverDrafts(world)).toHaveLength(2)
    expect(Object.keys((await world.stored('welcome'))?.attributes ?? {}).sort()).toEqual(['one', 'two'])
  })
})

describe('a page that closes', () => {
  it('leaves its work on this device, and the next one sends it', async () => {
    const tab = await openSaved()
    tab.edit((journey) => renamed(journey, 'just before the crash'))
    await eventually(() => expect(tab.local()).toBe('saved'))
    tab.die()
    expect((await world.stored('welcome'))?.name).toBe('welcome')
    const again = await world.open('welcome')
    expect(again.opened.source).toBe('draft')
    expect(again.document.name).toBe('just before the crash')
    world.clock.advance(0)
    await eventually(() => expect(again.remote()).toBe('saved'))
    expect((await world.stored('welcome'))?.name).toBe('just before the crash')
  })

  it('in the middle of a request leaves nothing twice', async () => {
    const tab = await openSaved()
    world.loseAnswers(1)
    tab.edit((journey) => withAttribute(journey, 'a'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('offline'))
    tab.edit((journey) => withAttribute(journey, 'a', 'relabelled'))
    await tab.autosave.flush()
    tab.die()
    const again = await world.open('welcome')
    await again.autosave.flush()
    world.clock.advance(0)
    await eventually(() => expect(again.remote()).toBe('saved'))
    expect((await world.stored('welcome'))?.attributes).toEqual({ a: { label: 'relabelled', type: 'text' } })
  })

  it('by going to another page of the app still reaches the backend', async () => {
    const tab = await openSaved()
    tab.edit((journey) => renamed(journey, 'left quickly'))
    await tab.autosave.dispose()
    await eventually(async () => expect((await world.stored('welcome'))?.name).toBe('left quickly'))
    await eventually(async () => expect(await world.store.drafts()).toMatchObject({ value: [] }))
  })

  it('is not robbed of its work while it is open', async () => {
    const tab = await openSaved()
    tab.edit((journey) => renamed(journey, 'being typed'))
    await eventually(() => expect(tab.local()).toBe('saved'))
    expect(await recoverDrafts(world)).toEqual([])
    const second = await world.open('welcome')
    expect(second.document.name).toBe('welcome')
  })

  it('leaves a conflict for a person', async () => {
    const tab = await openSaved()
    tab.edit((journey) => renamed(journey, 'Mine'))
    await eventually(() => expect(tab.local()).toBe('saved'))
    tab.die()
    await world.client.put(renamed(journeyNamed('welcome'), 'Theirs'), '*')
    expect(await recoverDrafts(world)).toEqual([{ id: 'welcome', remote: 'conflict' }])
    const again = await world.open('welcome')
    world.clock.advance(0)
    await eventually(() => expect(again.remote()).toBe('conflict'))
    expect(again.document.name).toBe('Mine')
  })
})

describe('a device without room', () => {
  it('says so, and still saves on the backend', async () => {
    const memory = createMemoryStore()
    let full = true
    world.server.close()
    world = createWorld({
      ...memory,
      putDraft: async (draft) =>
        full ? fail({ kind: 'quota', message: 'The quota has been exceeded.' }) : memory.putDraft(draft),
    })
    world.server.listen({ onUnhandledFrame: 'error' })
    const tab = await openSaved()
    tab.edit((journey) => renamed(journey, 'no room'))
    await eventually(() =>
      expect(tab.autosave.getState()).toMatchObject({ local: 'failed', lastError: { kind: 'quota' } }),
    )
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('saved'))
    world.clock.advance(100)
    await eventually(() => expect(tab.local()).toBe('saved'))
    full = false
    tab.edit((journey) => renamed(journey, 'room again'))
    world.clock.advance(100)
    await eventually(() => expect(tab.autosave.getState()).toMatchObject({ local: 'saved', lastError: undefined }))
  })
})

describe('a server that starts again', () => {
  it('finds its journals and the work that was done meanwhile', async () => {
    const tab = await openSaved()
    world.server.close()
    world.server.listen({ onUnhandledFrame: 'error' })
    world.cutNetwork()
    tab.edit((journey) => renamed(journey, 'during the restart'))
    world.clock.advance(1_200)
    await eventually(() => expect(tab.remote()).toBe('offline'))
    world.mendNetwork()
    world.clock.advance(1_000)
    await eventually(() => expect(tab.autosave.getState()).toMatchObject({ remote: 'saved', revision: 2 }))
  })
})
