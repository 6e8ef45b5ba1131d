import { describe, expect, it } from 'vitest'
import { writeJourney } from '../document/index.ts'
import { type Sketch, sketch } from '../document/testing/sketch.ts'
import { simulate } from '../simulator/index.ts'
import type { Io } from './io.ts'
import { run } from './program.ts'

const start: Sketch['nodes'][string] = ['entry', { trigger: { type: 'manual' } }]
const calls = (id: string, other: string): string =>
  writeJourney(
    sketch({ id, nodes: { start, call: ['journey', { journey: other, mode: 'call' }] }, paths: ['start > call'] }),
  )
const care = writeJourney(
  sketch({ id: 'care', nodes: { start, wait: ['delay', { mode: 'for', duration: 'P60D' }] }, paths: ['start > wait'] }),
)

/** Runs a command line over files of these names, all in one folder. */
async function jornada(args: readonly string[], files: Readonly<Record<string, string>>) {
  const said = { out: '', err: '' }
  const io: Io = {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    read: async (file) => new TextEncoder().encode(files[file] ?? ''),
    write: async () => {},
    siblings: async (file) => Object.keys(files).filter((name) => name.endsWith('.journey.json') && name !== file),
    simulate: async (request) => simulate(request),
    analyse: {} as Io['analyse'],
    interactive: false,
    signal: new AbortController().signal,
  }
  return { code: await run(args, io), ...said }
}

const json = (text: string) => JSON.parse(text)

describe('other journeys on the command line', () => {
  it('are found beside the file, whatever theirs is called, where this one leads to them', async () => {
    const files = { 'main.journey.json': calls('main', 'care'), 'x.journey.json': care, 'bad.journey.json': '{' }
    const { out, err } = await jornada(['simulate', 'main.journey.json', '--json', '--customers', '10'], files)
    expect(err).toBe('')
    expect(json(out)).toMatchObject({ active: 10, journeys: { care: { entered: 10, active: 10 } } })
  })

  it('are told in the report for people', async () => {
    const files = { 'main.journey.json': calls('main', 'care'), 'care.journey.json': care }
    const { out } = await jornada(['simulate', 'main.journey.json', '--customers', '10'], files)
    expect(out).toMatch(/Other journeys\n.*people.*\n.*\n?care +10 +10 +10/)
  })

  it('are given by --with, and then there are no others', async () => {
    const files = { 'main.journey.json': calls('main', 'gone'), 'care.json': care }
    const { code, out, err } = await jornada(['validate', 'main.journey.json', '--json', '--with', 'care.json'], files)
    expect(code).toBe(1)
    expect(json(out).diagnostics).toContainEqual(expect.objectContaining({ code: 'unknown-journey', node: 'call' }))
    expect(err).toContain('The journey gone is not beside this file')
  })

  it('are not asked for where nobody has named them', async () => {
    const { code, err } = await jornada(['validate', 'main.journey.json'], {
      'main.journey.json': calls('main', 'gone'),
    })
    expect(code).toBe(0)
    expect(err).toContain('calls of it are over at once')
  })

  it('that call back are an error of the one in hand', async () => {
    const files = { 'main.journey.json': calls('main', 'other'), 'other.journey.json': calls('other', 'main') }
    const { code, out } = await jornada(['validate', 'main.journey.json', '--json'], files)
    expect(code).toBe(1)
    expect(json(out).diagnostics).toContainEqual(expect.objectContaining({ code: 'journey-call-cycle' }))
  })

  it('must be unlike each other', async () => {
    const files = { 'main.journey.json': calls('main', 'care'), 'a.json': care, 'b.json': care }
    const { code, err } = await jornada(['simulate', 'main.journey.json', '--with', 'a.json', 'b.json'], files)
    expect({ code, err }).toEqual({ code: 2, err: 'Two of the files are the journey care: name each once.\n' })
  })
})
