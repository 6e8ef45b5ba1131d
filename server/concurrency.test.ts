import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMemoryRepository, type JourneyRepository } from '../src/sync/contract/service/index.ts'
import { journeyNamed, pretendCompile } from '../src/sync/contract/testing/journeys.ts'
import { createClient, type JourneyClient } from '../src/sync/index.ts'
import { withAttribute } from '../src/sync/testing/edits.ts'
import { buildServer } from './app.ts'
import { type OpenDatabase, openDatabase } from './db/database.ts'
import { createSqlRepository } from './db/journey-repository.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openDatabase({ kind: 'memory' })
}, 120_000)
afterAll(() => database.close())

const writersArbitrary = fc.array(
  fc.record({
    /** How many attributes the writer adds, one PUT each. */
    writes: fc.integer({ min: 1, max: 4 }),
    /** A writer who does not read again after a refusal keeps sending the old tag. */
    stubborn: fc.boolean(),
  }),
  { minLength: 2, maxLength: 5 },
)

describe.each([
  ['the database', () => createSqlRepository(database)],
  ['memory', () => createMemoryRepository()],
] as const)('many writers at once over %s', (_where, repositoryOf) => {
  it('never lose a write that was accepted', async () => {
    let run = 0
    const { client, close } = await clientOver(repositoryOf())
    await fc.assert(
      fc.asyncProperty(writersArbitrary, async (writers) => {
        run += 1
        const id = `race-${run}`
        await client.create(journeyNamed(id))
        const accepted = (await Promise.all(writers.map((writer, n) => write(client, id, `w${n}`, writer)))).flat()
        const last = await client.get(id)
        if (!last.ok) throw new Error(last.error.kind)
        // Every accepted document was made from the one before it, so the last one holds them all.
        expect(Object.keys(last.value.document.attributes).sort()).toEqual(accepted.sort())
        expect(last.value.revision).toBe(1 + accepted.length)
        expect(await client.revisions(id)).toMatchObject({ value: { total: 1 + accepted.length } })
      }),
      { numRuns: 25 },
    )
    await close()
  }, 120_000)
})

async function clientOver(repository: JourneyRepository) {
  const app = await buildServer({ repository, compile: pretendCompile, rateLimit: 0 })
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  return { client: createClient({ baseUrl }), close: () => app.close() }
}

/** Adds attributes one by one; returns the names of those that were accepted. */
async function write(
  client: JourneyClient,
  id: string,
  name: string,
  plan: { writes: number; stubborn: boolean },
): Promise<string[]> {
  const accepted: string[] = []
  let read = await client.get(id)
  for (let n = 0; n < plan.writes; n += 1) {
    if (!read.ok) throw new Error(read.error.kind)
    const attribute = `${name}-${n}`
    const put = await client.put(withAttribute(read.value.document, attribute), read.value.etag)
    if (put.ok) accepted.push(attribute)
    if (put.ok || !plan.stubborn) read = await client.get(id)
  }
  return accepted
}
