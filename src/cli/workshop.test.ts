import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { newJourney, writeJourney } from '../document/index.ts'
import type { Io } from './io.ts'
import { run } from './program.ts'
import { HERE } from './testing/here.ts'

const EXAMPLE = fileURLToPath(new URL('../ui/workshop/example/a-gift-today.journey.json', import.meta.url))

async function jornada(args: readonly string[], text = readFileSync(EXAMPLE, 'utf8')) {
  const said = { out: '', err: '' }
  const io: Io = {
    out: (more) => {
      said.out += more
    },
    err: (more) => {
      said.err += more
    },
    read: async () => new TextEncoder().encode(text),
    write: async () => undefined,
    ...HERE,
    interactive: false,
    signal: new AbortController().signal,
  }
  return { code: await run(args, io), ...said }
}

describe('the workshop of a file', () => {
  it.each([
    ['en', 'Worst moment', 'Do now', 'Mar 31, 2026'],
    ['es', 'Peor momento', 'Hacer ya', '31 mar 2026'],
    ['pt-BR', 'Pior momento', 'Fazer já', '31 de mar. de 2026'],
  ])('has minutes in %s, with decisions, owners and days', async (lang, ...words) => {
    const { code, out, err } = await jornada(['workshop', 'gift.journey.json', '--lang', lang])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('# A gift, today')
    for (const word of [...words, 'Marco', 'Pablo', 'Gets the coupon']) expect(out).toContain(word)
    expect(out).not.toMatch(/takeAway|\{\{/)
  })

  it('has a table of opportunities in their order', async () => {
    const { code, out } = await jornada(['workshop', 'gift.journey.json', '--csv'])
    expect(code).toBe(0)
    const rows = papa.parse<Record<string, string>>(out, { header: true, skipEmptyLines: true }).data
    expect(rows.map((row) => row.Opportunity)).toEqual([
      'Coupon in real time',
      'Collect in the shop today',
      'Delivery costs from the start',
      'A guide to sizes for presents',
    ])
    expect(rows[0]).toMatchObject({
      Zone: 'Do now',
      Owner: 'Marco',
      Due: '2026-03-31',
      'Simulated difference': '0.0211',
    })
  })

  it('that has none says so and is no error', async () => {
    const empty = writeJourney(newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }))
    expect(await jornada(['workshop', 'j.journey.json'], empty)).toEqual({
      code: 0,
      out: '# J\n\nNothing yet\n',
      err: 'There is no workshop in this journey yet.\n',
    })
  })

  it('is asked for in one form and in a language that there is', async () => {
    expect((await jornada(['workshop', 'j.journey.json', '--csv', '--minutes'])).code).toBe(2)
    expect((await jornada(['workshop', 'j.journey.json', '--lang', 'xx'])).code).toBe(2)
  })
})
