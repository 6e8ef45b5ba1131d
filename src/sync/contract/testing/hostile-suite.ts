import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Journey, readJourneyValue, writeJourney } from '../../../document/index.ts'
import { HOSTILE, hostileJourney } from '../../../document/testing/hostile.ts'
import type { Subject } from './contract-suite.ts'

const json = { 'content-type': 'application/json' }

function journeyOf(text: string, id: string): Journey {
  const read = readJourneyValue({ ...hostileJourney(text), id })
  if (!read.ok) throw new Error('The hostile journey is valid')
  const journey = read.value
  const { call: webhook, mail, ask } = journey.variants.v1?.nodes ?? {}
  if (webhook?.kind === 'webhook') webhook.config = { method: 'POST', url: 'https://example.com' }
  if (mail?.kind === 'message') mail.config = { channel: 'email' }
  if (ask?.kind === 'task') ask.config = { team: 'care', within: 'P1D' }
  return journey
}

/** What hostile texts may do to a backend: nothing. Open it with the real compiler. */
export function hostileSuite(name: string, open: () => Promise<Subject>): void {
  let subject: Subject
  beforeAll(async () => {
    subject = await open()
  }, 120_000)
  afterAll(() => subject.close())
  const call = (path: string, init?: RequestInit) => fetch(`${subject.origin}/api/journeys${path}`, init)

  describe.each(Object.entries(HOSTILE).map(([what, text], index) => [what, text, `h${index}`] as const))(
    `to ${name}, %s`,
    (_, text, id) => {
      const document = writeJourney(journeyOf(text, id))

      it('is kept, listed, given back byte for byte and published', async () => {
        const created = await call('', { method: 'POST', headers: json, body: document })
        expect(created.status).toBe(201)
        const read = await call(`/${id}`)
        expect(await read.text()).toBe(document)
        expect(read.headers.get('content-type')).toMatch(/^application\/json/)
        const list = (await (await call('')).json()) as { journeys: { id: string; name: string }[] }
        expect(list.journeys.find((each) => each.id === id)?.name).toBe(text)
        const body = JSON.stringify({ revision: 1, variant: 'v1' })
        expect((await call(`/${id}/publish`, { method: 'POST', headers: json, body })).status).toBe(201)
        expect(await (await call(`/${id}/machine`)).json()).toMatchObject({ machine: { description: text } })
      })

      it('is told as text where it is no address, tag, page or id', async () => {
        const address = encodeURIComponent(text.toWellFormed())
        const answers = await Promise.all([
          call(`/${address}`),
          call(`?limit=${address}`),
          call('', { method: 'POST', headers: json, body: JSON.stringify({ ...journeyOf(text, id), id: `${text}!` }) }),
          call(`/${id}/publish`, {
            method: 'POST',
            headers: json,
            body: JSON.stringify({ revision: 1, variant: text }),
          }),
        ])
        for (const answer of answers) {
          expect(answer.status).toBeGreaterThanOrEqual(400)
          expect(answer.status).toBeLessThan(500)
          expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
          expect(await answer.json()).toMatchObject({ code: expect.any(String) })
        }
      })
    },
  )
}
