import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Journey, newJourney, newScenario, readJourney, writeJourney } from '../document/index.ts'
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

const EMPTY = newJourney({ id: 'new', name: 'New', timeZone: 'Europe/Madrid' })

/** A journey whose delay leads nowhere back to itself: entry → delay → exit. */
const sound = (): Journey => ({
  ...EMPTY,
  events: { signed_up: { label: 'Signed up', properties: {} } },
  variants: {
    v1: {
      name: 'Main',
      purpose: 'realistic',
      notes: {},
      groups: {},
      nodes: {
        n1: {
          kind: 'entry',
          name: 'Start',
          position: { x: 0, y: 0 },
          config: { trigger: { type: 'event', event: 'signed_up' } },
        },
        n2: { kind: 'delay', name: 'Wait', position: { x: 0, y: 120 }, config: { mode: 'for', duration: 'P1D' } },
        n3: { kind: 'exit', name: 'Out', position: { x: 0, y: 240 }, config: { reason: 'Done' } },
      },
      edges: { e1: { from: 'n1', port: 'next', to: 'n2' }, e2: { from: 'n2', port: 'next', to: 'n3' } },
    },
  },
})

const broken = (): Journey => {
  const journey = sound()
  const edges = { e1: { from: 'n1', port: 'next', to: 'n9' } }
  return { ...journey, variants: { v1: { ...journey.variants.v1!, edges } } }
}

describe('wrong use', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['draw', 'a.json']],
    ['no file', ['validate']],
    ['a file that does not exist', ['validate', 'missing.json']],
    ['an unknown option', ['validate', 'a.json', '--loud']],
    ['an unknown format', ['compile', 'a.json', '--format', 'png']],
    ['an unknown variant', ['compile', 'a.json', '--variant', 'v9']],
    ['both checking and writing', ['format', 'a.json', '--check', '--write']],
    ['writing to standard input', ['format', '-', '--write']],
  ])('%s ends with 2 and says why on standard error only', async (_, args) => {
    const { code, out, err } = await jornada(args, { 'a.json': writeJourney(sound()), '-': '' })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toBe('')
  })

  it('is not to ask for help', async () => {
    const { code, out } = await jornada(['--help'])
    expect(code).toBe(0)
    expect(out).toContain('validate')
  })
})

describe('validate', () => {
  it('ends with 0 for a sound journey', async () => {
    const { code, out } = await jornada(['validate', 'a.json', '--json'], { 'a.json': writeJourney(sound()) })
    expect(code).toBe(0)
    expect(JSON.parse(out).diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([])
  })

  it('reads standard input', async () => {
    expect((await jornada(['validate', '-'], { '-': writeJourney(sound()) })).code).toBe(0)
  })

  it('ends with 1 for a journey with an error and names the place', async () => {
    const { code, out, err } = await jornada(['validate', 'a.json', '--json'], { 'a.json': writeJourney(broken()) })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(JSON.parse(out).diagnostics).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        edge: 'e1',
        variant: 'v1',
        code: expect.any(String),
        message: expect.any(String),
      }),
    )
  })

  it('tells every error of a bad file with its path, and where it belongs', async () => {
    const text = writeJourney(sound()).replace('"P1D"', '"a day"').replace('"Europe/Madrid"', '"Mars"')
    const { code, out } = await jornada(['validate', 'a.json', '--json'], { 'a.json': text })
    const { diagnostics } = JSON.parse(out)
    expect(code).toBe(1)
    expect(diagnostics).toHaveLength(2)
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        variant: 'v1',
        node: 'n2',
        path: 'variants.v1.nodes.n2.config.duration',
      }),
    )
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ path: 'timeZone', message: expect.stringContaining('timeZone') }),
    )
  })

  it.each([
    ['no JSON', '{ "format": '],
    ['an empty file', ''],
    ['a list', '[]'],
    ['another format', '{"format":"bpmn"}'],
    ['a newer version', JSON.stringify({ ...EMPTY, formatVersion: 99 })],
    ['no text', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)],
  ])('calls %s an error, without a stack trace', async (_, content) => {
    const { code, out } = await jornada(['validate', 'a.json', '--json'], { 'a.json': content })
    expect(code).toBe(1)
    expect(JSON.parse(out).diagnostics).toHaveLength(1)
    expect(out).not.toMatch(/\bat .*\.ts:\d/)
  })

  it('refuses a file of 50 MB without reading it to its end', async () => {
    const huge = new Uint8Array(50 * 1024 * 1024).fill(0x20)
    const { code, out } = await jornada(['validate', 'a.json', '--json'], { 'a.json': huge })
    expect(code).toBe(1)
    expect(JSON.parse(out).diagnostics[0].code).toBe('file.tooLarge')
  })
})

describe('compile', () => {
  it('prints the machine, and nothing else, on standard output', async () => {
    const { code, out } = await jornada(['compile', 'a.json'], { 'a.json': writeJourney(sound()) })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ id: 'jornada:new', version: 'v1', type: 'parallel' })
  })

  it('prints the machine as a module of its own, and the drawing as a diagram', async () => {
    const files = { 'a.json': writeJourney(sound()) }
    const module = await jornada(['compile', 'a.json', '--format', 'ts'], files)
    expect(module).toMatchObject({ code: 0, out: expect.stringContaining("from 'xstate'") })
    const diagram = await jornada(['compile', 'a.json', '--format', 'mermaid'], files)
    expect(diagram).toMatchObject({ code: 0, out: expect.stringContaining('stateDiagram-v2') })
  })

  it('prints nothing for a journey with errors', async () => {
    const { code, out, err } = await jornada(['compile', 'a.json'], { 'a.json': writeJourney(broken()) })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('error')
  })
})

describe('simulate', () => {
  const withScenario = (): Journey => {
    const journey = sound()
    return { ...journey, scenarios: { s1: { ...newScenario({ name: 'Base' }), customers: 300, seed: 7 } } }
  }
  const files = () => ({ 'a.json': writeJourney(withScenario()) })

  it('prints the report of the scenario', async () => {
    const { code, out, err } = await jornada(['simulate', 'a.json', '--json'], files())
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({ scenario: 's1', variant: 'v1', seed: 7, customers: 300, entered: 300 })
  })

  it('puts given figures before those of the scenario', async () => {
    const args = ['simulate', 'a.json', '--json', '--customers', '50', '--seed', '9', '--replications', '2']
    const report = JSON.parse((await jornada(args, files())).out)
    expect(report).toMatchObject({ seed: 9, customers: 50, replications: 2, entered: 100 })
  })

  it('gives the same figures for the same seed', async () => {
    const timeless = async () => {
      const { elapsedMs: _, ...report } = JSON.parse((await jornada(['simulate', 'a.json', '--json'], files())).out)
      return report
    }
    expect(await timeless()).toEqual(await timeless())
  })

  it('prints tables for a person', async () => {
    const { out } = await jornada(['simulate', 'a.json'], files())
    expect(out).toContain('300 entered')
    expect(out).toMatch(/n2 +Wait +delay +300 +100\.00%/)
  })

  it('tells the stories it is asked for', async () => {
    const { out } = await jornada(['simulate', 'a.json', '--customers', '50', '--stories', '2'], files())
    expect(out.match(/\nCustomer /g)).toHaveLength(2)
    const json = await jornada(['simulate', 'a.json', '--customers', '50', '--stories', '2', '--json'], files())
    expect(JSON.parse(json.out).stories).toHaveLength(2)
  })

  it('assumes nothing where the document has no scenario, and says so', async () => {
    const { code, err } = await jornada(['simulate', 'a.json', '--json'], {
      'a.json': writeJourney({ ...sound(), scenarios: {} }),
    })
    expect(code).toBe(0)
    expect(err).toContain('no scenario')
  })

  it.each([
    ['no customers', ['--customers', '0']],
    ['half a customer', ['--customers', '1.5']],
    ['no number', ['--seed', 'luck']],
    ['a scenario that is not there', ['--scenario', 's9']],
  ])('calls %s wrong use', async (_, args) => {
    expect(await jornada(['simulate', 'a.json', ...args], files())).toMatchObject({ code: 2, out: '' })
  })

  it('does not run a journey with errors, and names them', async () => {
    const { code, out, err } = await jornada(['simulate', 'a.json'], { 'a.json': writeJourney(broken()) })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('error')
  })
})

describe('format', () => {
  const canonical = writeJourney(sound())
  const loose = JSON.stringify(JSON.parse(canonical))

  it('prints the canonical form, which reads as the same journey', async () => {
    const { code, out } = await jornada(['format', 'a.json'], { 'a.json': loose })
    expect({ code, out }).toEqual({ code: 0, out: canonical })
    expect(readJourney(out)).toMatchObject({ ok: true })
  })

  it('checks without printing', async () => {
    expect(await jornada(['format', 'a.json', '--check'], { 'a.json': canonical })).toMatchObject({ code: 0, out: '' })
    expect(await jornada(['format', 'a.json', '--check'], { 'a.json': loose })).toMatchObject({ code: 1, out: '' })
  })

  it('writes only a file that was not canonical', async () => {
    const files = (await jornada(['format', 'a.json', '--write'], { 'a.json': loose })).files
    expect(files).toEqual({ 'a.json': canonical })
    expect((await jornada(['format', 'a.json', '--write'], { 'a.json': canonical })).files).toEqual({})
  })

  it('leaves a bad file alone', async () => {
    const { code, out, files } = await jornada(['format', 'a.json', '--write'], { 'a.json': '{}' })
    expect({ code, out, files }).toEqual({ code: 1, out: '', files: {} })
  })
})

it('the README names every command', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  for (const command of ['validate', 'compile', 'simulate', 'compare', 'sensitivity', 'power', 'format'])
    expect(readme).toContain(`jornada -- ${command}`)
})
