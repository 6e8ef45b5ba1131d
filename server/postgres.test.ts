import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeJourney } from '../src/document/index.ts'
import { contractSuite } from '../src/sync/contract/testing/contract-suite.ts'
import { journeyNamed } from '../src/sync/contract/testing/journeys.ts'
import { emptyDatabase, findPostgres, startPostgres, type TestPostgres } from './testing/postgres.ts'
import { serve } from './testing/serve.ts'

const given = process.env.JORNADA_TEST_DATABASE_URL
const programs = findPostgres()

describe.skipIf(!given && !programs)(
  'PostgreSQL (needs its programs on this machine, or JORNADA_TEST_DATABASE_URL)',
  () => {
    let database: TestPostgres
    beforeAll(async () => {
      database = given ? await emptyDatabase(given) : await startPostgres(programs ?? '')
    }, 60_000)
    afterAll(() => database.stop(), 60_000)

    contractSuite('the server over PostgreSQL', () => serve({ kind: 'url', url: database.url }, { rateLimit: 0 }))

    it("serves two servers at once: each sees the other's writes, and one of two writers wins", async () => {
      const servers = await Promise.all([1, 2].map(() => serve({ kind: 'url', url: database.url }, { rateLimit: 0 })))
      const headers = { 'content-type': 'application/json' }
      const [one, two] = servers.map(({ origin }) => `${origin}/api/journeys`)
      const created = await fetch(`${one}`, { method: 'POST', headers, body: writeJourney(journeyNamed('shared')) })
      const etag = created.headers.get('etag') ?? ''
      for (let round = 0; round < 10; round += 1) {
        const current = round === 0 ? etag : ((await fetch(`${two}/shared`)).headers.get('etag') ?? '')
        const statuses = await Promise.all(
          [one, two].map(async (url, writer) => {
            const body = writeJourney(journeyNamed('shared', `round ${round} by ${writer}`))
            return (await fetch(`${url}/shared`, { method: 'PUT', headers: { ...headers, 'if-match': current }, body }))
              .status
          }),
        )
        expect(statuses.sort()).toEqual([200, 412])
      }
      await Promise.all(servers.map((server) => server.close()))
    })
  },
)
