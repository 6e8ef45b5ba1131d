import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, readJourney, writeJourney } from '../document/index.ts'
import { run } from './program.ts'
import { HERE } from './testing/here.ts'

/** Runs a command line over one file that exists only here, and gives the file as it is afterwards. */
async function jornada(args: readonly string[], text: string) {
  const said = { out: '', err: '', text }
  const code = await run(args, {
    out: (more) => {
      said.out += more
    },
    err: (more) => {
      said.err += more
    },
    read: async () => new TextEncoder().encode(said.text),
    write: async (_file, written) => {
      said.text = written
    },
    ...HERE,
    interactive: false,
    signal: new AbortController().signal,
  })
  return { code, ...said }
}

const CART = readFileSync(`${import.meta.dirname}/../document/fixtures/abandoned-cart.journey.json`, 'utf8')

const edited = (text: string, change: (journey: Journey) => void): string => {
  const read = readJourney(text)
  if (!read.ok) throw new Error('The file is no journey')
  const copy = structuredClone(read.value)
  change(copy)
  return writeJourney(copy)
}

const slower = (text: string) =>
  edited(text, (journey) => {
    const wait = journey.variants.v1?.nodes.n2
    if (wait?.kind === 'delay') wait.config = { mode: 'for', duration: 'PT5H' }
  })

describe('jornada test', () => {
  it('finds people, keeps them with the journey, and they pass', async () => {
    const none = await jornada(['test', 'cart.journey.json'], CART)
    expect(none.code).toBe(1)
    expect(none.out).toContain('There are no test people yet')
    const derived = await jornada(['test', 'cart.journey.json', '--derive'], CART)
    expect(derived.code).toBe(0)
    expect(derived.out).toMatch(/7 of 7 as expected, 27 of 27 places met\./)
    const again = await jornada(['test', 'cart.journey.json'], derived.text)
    expect([again.code, again.err]).toEqual([0, ''])
  })

  it('says whose story has changed, and takes the new one when told to', async () => {
    const { text } = await jornada(['test', 'x', '--derive'], CART)
    const changed = await jornada(['test', 'x'], slower(text))
    expect(changed.code).toBe(1)
    expect(changed.out).toMatch(/✗ Ana.*\n {4}Ana (used to|gets)/)
    const json = await jornada(['test', 'x', '--json'], slower(text))
    expect(JSON.parse(json.out)).toMatchObject({
      passed: false,
      tests: [{ customer: 'Ana', passed: false }, {}, {}, {}, {}, {}, {}],
    })
    const updated = await jornada(['test', 'x', '--update', '--derive'], slower(text))
    expect([updated.code, updated.err]).toEqual([0, 'x was written.\n'])
    expect((await jornada(['test', 'x'], updated.text)).code).toBe(0)
  })

  it('asks for more people when a new way is not met by anybody', async () => {
    const { text } = await jornada(['test', 'x', '--derive'], CART)
    const read = readJourney(text)
    if (!read.ok) throw new Error('The file is no journey')
    const { t1: _first, ...others } = read.value.tests ?? {}
    const fewer = await jornada(['test', 'x'], writeJourney({ ...read.value, tests: others }))
    expect(fewer.code).toBe(1)
    expect(fewer.out).toContain('Nobody meets, but somebody could')
  })

  it('is used wrongly with an unknown variant, and cannot run a journey with errors', async () => {
    expect((await jornada(['test', 'x', '--variant', 'nope'], CART)).code).toBe(2)
    expect((await jornada(['test', 'x', '--nonsense'], CART)).code).toBe(2)
    const broken = edited(CART, (journey) => {
      for (const variant of Object.values(journey.variants)) variant.nodes = {}
    })
    const gaveUp = await jornada(['test', 'x'], broken)
    expect([gaveUp.code, gaveUp.out]).toEqual([1, ''])
    expect(gaveUp.err).not.toBe('')
  })
})
