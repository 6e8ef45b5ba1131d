import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journey, readJourneyValue, writeJourney } from '../../../document/index.ts'
import { HOSTILE, hostileJourney } from '../../../document/testing/hostile.ts'
import { journeyIn, linkTo } from './link.ts'

function read(value: unknown): Journey {
  const result = readJourneyValue(value)
  if (!result.ok) throw new Error('It should be a journey')
  return result.value
}
const journey = read(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../document/fixtures/abandoned-cart.journey.json'), 'utf8')),
)
const ORIGIN = 'https://jornada.example'

async function hashOf(document: Journey): Promise<string> {
  const link = await linkTo(document, ORIGIN)
  if (!link.ok) throw new Error('It should fit into a link')
  return new URL(link.value).hash
}
const packed = (text: string | Buffer) => `#j=1.${deflateRawSync(text).toString('base64url')}`

describe('a link that carries a journey', () => {
  it('brings back the same journey', async () => {
    const back = await journeyIn(await hashOf(journey))
    expect(back.ok && writeJourney(back.value)).toBe(writeJourney(journey))
  })

  it('keeps the journey where no server sees it', async () => {
    const link = await linkTo(journey, ORIGIN)
    const url = new URL(link.ok ? link.value : '')
    expect(url.origin + url.pathname + url.search).toBe(`${ORIGIN}/shared`)
  })

  it.each(Object.entries(HOSTILE))('holds any name: %s', async (_, name) => {
    const hostile = read(hostileJourney(name))
    const hash = await hashOf(hostile)
    expect(hash).toMatch(/^#j=1\.[\w-]+$/)
    const back = await journeyIn(hash)
    expect(back.ok && writeJourney(back.value)).toBe(writeJourney(hostile))
  })

  it('is not made when it would be too long, and says how long', async () => {
    const large = { ...journey, description: randomBytes(30_000).toString('base64') }
    const link = await linkTo(large, ORIGIN)
    expect(link.ok ? 0 : link.error.length).toBeGreaterThan(30_000)
  })
})

describe('a link that was not made here', () => {
  it.each([
    ['carries nothing', '', 'nothing'],
    ['carries nothing', '#j=', 'nothing'],
    ['carries something else', '#token=abc', 'nothing'],
    ['is packed in another way', '#j=2.abcd', 'broken'],
    ['is no base64', '#j=1.a%20b!', 'broken'],
    ['unpacks to nothing sensible', '#j=1.AAAA', 'broken'],
  ])('%s: %s', async (_, hash, problem) => expect(await journeyIn(hash)).toEqual({ ok: false, error: problem }))

  it('is broken when it was cut', async () => {
    const hash = await hashOf(journey)
    for (const length of [10, 40, hash.length - 5])
      expect(await journeyIn(hash.slice(0, length))).toEqual({ ok: false, error: 'broken' })
  })

  it('is refused when it unpacks to more than a file may have', async () => {
    expect(await journeyIn(packed(Buffer.alloc(25 * 1024 * 1024)))).toEqual({ ok: false, error: 'broken' })
  })

  it('is read as strictly as a file', async () => {
    const other = await journeyIn(packed('{"format":"something/else"}'))
    expect(!other.ok && Array.isArray(other.error)).toBe(true)
  })

  it('never throws', () =>
    fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect((await journeyIn(`#j=1.${text}`)).ok).toBe(false)
      }),
    ))
})
