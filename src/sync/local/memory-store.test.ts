import { expect, it } from 'vitest'
import { storeSuite } from '../testing/store-suite.ts'
import { createMemoryStore } from './memory-store.ts'
import { openLocalStore } from './open-local-store.ts'

storeSuite('memory', async () => createMemoryStore())

it('stands in, and says so, where there is no IndexedDB', async () => {
  const store = await openLocalStore()
  expect(store).toMatchObject({ durability: 'memory', problem: { kind: 'unavailable' } })
})
