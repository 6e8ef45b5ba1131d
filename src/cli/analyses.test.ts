import { describe, expect, it } from 'vitest'
import { type Journey, writeJourney } from '../document/index.ts'
import { sketch } from '../document/testing/sketch.ts'
import type { Io } from './io.ts'
import { run } from './program.ts'
import { HERE } from './testing/here.ts'

interface Called {
  code: number
  out: string
  err: string
  files: Record<string, string>
}

/** Runs a command line over files that exist only here. */
async function jornada(args: readonly string[], files: Record<string, string | Uint8Array> = {}): Promise<Called> {
  const said = { out: '', err: '' }
  const written: Record<string, string> = {}
  const io: Io = {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    read: async (file, limit) => {
      const content = files[file]
      if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      return (typeof content === 'string' ? new TextEncoder().encode(content) : content).subarray(0, limit)
    },
    write: async (file, text) => {
      written[file] = text
    },
    ...HERE,
    interactive: false,
    signal: new AbortController().signal,
  }
  return { code: await run(args, io), ...said, files: written }
}

describe('analyses', () => {
  /** A mail that may be opened, a test of two arms, and two tellings and two scenarios of it. */
  const shop = (): Journey => {
    const journey = sketch({
      events: { purchase: { label: 'Purchase' } },
      settings: { goals: { buys: { name: 'Buys', event: 'purchase' } } },
      nodes: {
        start: ['entry', { trigger: { type: 'manual' } }],
        test: [
          'experiment',
          { arms: { a: { name: 'Mail', weight: 1 }, b: { name: 'Nothing', weight: 1, control: true } } },
        ],
        mail: ['message', { channel: 'email', cost: 0.01 }],
      },
      paths: ['start > test.a > mail'],
      scenario: {
        customers: 4_000,
        arrivals: { type: 'spread', over: 'P14D' },
        behaviour: {
          channels: { email: { open: 0.5 } },
          events: {
            often: { event: 'purchase', type: 'rate', perDay: 0.005 },
            after: { event: 'purchase', type: 'after', after: 'message.opened', probability: 0.2 },
          },
        },
      },
    })
    const { v1 } = journey.variants
    const { s1 } = journey.scenarios
    journey.variants.v2 = { ...v1!, name: 'Silent', edges: Object.fromEntries(Object.entries(v1!.edges).slice(0, 1)) }
    journey.scenarios.s2 = { ...s1!, name: 'Keen', behaviour: { ...s1!.behaviour, channels: { email: { open: 0.8 } } } }
    return journey
  }
  const files = () => ({ 'a.json': writeJourney(shop()) })
  const run = (...args: string[]) => jornada(args, files())

  it('compare says in words what two variants differ in, and in JSON with intervals', async () => {
    const { code, out } = await run('compare', 'a.json', '--variants', 'v1,v2')
    expect(code).toBe(0)
    expect(out).toMatch(/“Buys” is reached by [\d.]+ points less in “Silent”/)
    expect(out).toContain('less in Silent')
    const json = JSON.parse((await run('compare', 'a.json', '--variants', 'v1,v2', '--json')).out)
    expect(json).toMatchObject({ variants: ['v1', 'v2'], people: 4_000, goal: 'buys' })
    expect(json.goals.buys.ci95[1]).toBeLessThan(0)
    expect(json.statements[0]).toMatchObject({ figure: 'goal', code: 'less' })
  })

  it('compare sets two scenarios side by side too', async () => {
    const { code, out } = await run('compare', 'a.json', '--scenarios', 's1,s2')
    expect({ code, more: /points more in “Keen”/.test(out) }).toEqual({ code: 0, more: true })
    const both = await run('compare', 'a.json', '--scenarios', 's1,s2', '--variants', 'v1,v2', '--json')
    expect(JSON.parse(both.out).sides).toEqual([
      { variant: 'v1', scenario: 's1' },
      { variant: 'v2', scenario: 's2' },
    ])
  })

  it('sensitivity puts the weightiest assumption first', async () => {
    const { code, out } = await run('sensitivity', 'a.json')
    expect(code).toBe(0)
    expect(out).toMatch(/email · opened +50\.00% +40\.00%/)
    const json = JSON.parse((await run('sensitivity', 'a.json', '--customers', '2000', '--json')).out)
    expect(json).toMatchObject({ goal: 'buys', customers: 2_000 })
    expect(json.bars[0].span).toBeGreaterThan(json.bars.at(-1).span)
  })

  it('power says how many weeks a test needs', async () => {
    const { code, out } = await run('power', 'a.json', '--baseline', '0.1', '--per-week', '2700')
    expect(code).toBe(0)
    expect(out).toContain('29,502 people are needed: b 14,751, a 14,751')
    expect(out).toContain('At 2,700 people a week you need 11 weeks to see +10%')
    const json = JSON.parse(
      (await run('power', 'a.json', '--node', 'test', '--lift', '0.5', '--weeks', '4', '--json')).out,
    )
    expect(json.experiments[0]).toMatchObject({ node: 'test', lift: 0.5, traffic: { perWeek: 2_000 } })
    expect(json.experiments[0].within.power).toBeGreaterThan(0.5)
  })

  it('simulate goes on until the rate is known as well as was asked for', async () => {
    const { code, out } = await run('simulate', 'a.json', '--until-precision', '0.5')
    expect(code).toBe(0)
    expect(out).toMatch(/“Buys” is known to ± 0\.[34]\d* points/)
    const json = JSON.parse(
      (await run('simulate', 'a.json', '--until-precision', '0.1', '--at-most', '10000', '--json')).out,
    )
    expect(json).toMatchObject({ customers: 10_000, precision: { reached: false, goal: 'buys' } })
  })

  it.each([
    ['nothing to compare', ['compare', 'a.json']],
    ['one variant', ['compare', 'a.json', '--variants', 'v1']],
    ['a scenario that is not there', ['compare', 'a.json', '--scenarios', 's1,s9']],
    ['a goal that is not there', ['sensitivity', 'a.json', '--goal', 'g9']],
    ['an experiment that is not there', ['power', 'a.json', '--node', 'n9']],
    ['no precision', ['simulate', 'a.json', '--until-precision', '0']],
    ['a limit without a precision', ['simulate', 'a.json', '--at-most', '10']],
  ])('call %s wrong use', async (_, args) => {
    expect(await run(...args)).toMatchObject({ code: 2, out: '' })
  })
})
