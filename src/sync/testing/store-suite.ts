import { beforeEach, describe, expect, it } from 'vitest'
import { journeyNamed, renamed } from '../contract/testing/journeys.ts'
import type { Draft, LocalStore } from '../local/local-store.ts'

const stored = (name: string, revision: number) => ({
  document: journeyNamed('j', name),
  etag: `"${revision}-h"`,
  revision,
})
const draftBy = (session: string, name: string, more: Partial<Draft> = {}): Draft => ({
  id: 'j',
  session,
  document: journeyNamed('j', name),
  sent: [],
  changedAt: 1,
  ...more,
})

/** What every local store owes autosave. */
export function storeSuite(what: string, open: () => Promise<LocalStore>): void {
  describe(`the local store in ${what}`, () => {
    let store: LocalStore
    beforeEach(async () => {
      store = await open()
      return () => store.close()
    })

    it('keeps the last known state of the backend, never an older one', async () => {
      expect(await store.known('j')).toEqual({ ok: true, value: undefined })
      await store.putKnown(stored('two', 2))
      await store.putKnown(stored('one', 1))
      expect(await store.known('j')).toEqual({ ok: true, value: stored('two', 2) })
    })

    it('keeps a draft with what it was made from, one for each session', async () => {
      await store.putDraft(draftBy('a', 'from a', { base: stored('base', 3), sent: ['hash'], changedAt: 5 }))
      await store.putDraft(draftBy('b', 'from b', { changedAt: 9 }))
      await store.putDraft(draftBy('a', 'from a again', { base: stored('base', 3), sent: ['hash'], changedAt: 7 }))
      expect(await store.drafts('j')).toEqual({
        ok: true,
        value: [
          { id: 'j', session: 'b', changedAt: 9 },
          { id: 'j', session: 'a', changedAt: 7 },
        ],
      })
      expect(await store.drafts('other')).toEqual({ ok: true, value: [] })
      const claimed = await store.claim({ id: 'j', session: 'a', changedAt: 0 }, 'c')
      expect(claimed).toEqual({
        ok: true,
        value: draftBy('c', 'from a again', { base: stored('base', 3), sent: ['hash'], changedAt: 7 }),
      })
    })

    it('lets a draft be claimed once', async () => {
      await store.putDraft(draftBy('gone', 'left behind'))
      const ref = { id: 'j', session: 'gone', changedAt: 1 }
      const claims = await Promise.all(['x', 'y', 'z'].map((session) => store.claim(ref, session)))
      expect(claims.filter((claim) => claim.ok && claim.value)).toHaveLength(1)
      expect(await store.drafts()).toMatchObject({ value: [{ id: 'j' }] })
    })

    it('drops the draft and keeps the state when the backend has the work', async () => {
      await store.putDraft(draftBy('a', 'mine'))
      await store.putDraft(draftBy('b', "another's"))
      await store.settle('a', stored('mine', 4))
      expect(await store.drafts()).toMatchObject({ value: [{ session: 'b' }] })
      expect(await store.known('j')).toMatchObject({ value: { revision: 4 } })
    })

    it('lists each journey once, under the name of its newest draft', async () => {
      await store.putKnown(stored('on the backend', 1))
      await store.putDraft(draftBy('a', 'older', { changedAt: 3 }))
      await store.putDraft(draftBy('b', 'newer', { changedAt: 4 }))
      await store.putDraft({ ...draftBy('a', 'x'), id: 'k', document: renamed(journeyNamed('k'), 'only here') })
      const listed = await store.list()
      expect(listed.ok && [...listed.value].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
        { id: 'j', name: 'newer', dirty: true, known: true, changedAt: 4 },
        { id: 'k', name: 'only here', dirty: true, known: false, changedAt: 1 },
      ])
    })

    it('forgets all of a journey, and nothing of others', async () => {
      await store.putKnown(stored('x', 1))
      await store.putDraft(draftBy('a', 'x'))
      await store.putDraft({ ...draftBy('a', 'x'), id: 'k', document: journeyNamed('k') })
      await store.forget('j')
      expect(await store.list()).toMatchObject({ value: [{ id: 'k' }] })
    })
  })
}
