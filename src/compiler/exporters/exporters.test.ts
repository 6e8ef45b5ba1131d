import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import { generatedModule, TARGET } from '../../../tools/write-runtime-source.ts'
import { type Journey, readJourney } from '../../document/index.ts'
import { createJourneyMachine, type Effect, type Ports } from '../../runtime/index.ts'
import { compile } from '../compile.ts'
import { toMachineJson } from './machine-json.ts'
import { toMachineSource } from './machine-source.ts'
import { toMermaid } from './mermaid.ts'

function fixture(): Journey {
  const read = readJourney(readFileSync('src/document/fixtures/abandoned-cart.journey.json', 'utf8'))
  if (!read.ok) throw new Error('The fixture is not a journey')
  return read.value
}

function machineOf(journey: Journey) {
  const { machine } = compile(journey)
  if (!machine) throw new Error('The fixture does not compile')
  return machine
}

/** Lives one customer by a fixed list of happenings and writes down what is seen from outside. */
function lived(make: (ports: Ports) => Parameters<typeof createActor>[0]): unknown[] {
  const seen: unknown[] = []
  let now = Date.parse('2026-03-02T10:00:00Z')
  const timers: { at: number; ring: (() => void) | null }[] = []
  const ports: Ports = {
    clock: { now: () => now },
    perform: (effect: Effect) => seen.push([now, effect]),
    decider: { choose: (_node, arms) => arms[0] ?? '' },
  }
  const clock = {
    setTimeout: (ring: () => void, ms: number) => timers.push({ at: now + ms, ring }) - 1,
    clearTimeout: (id: number) => {
      const timer = timers[id]
      if (timer) timer.ring = null
    },
  }
  const actor = createActor(make(ports), { clock })
  actor.start()
  const customer = { id: 'c-7', timeZone: 'America/Mexico_City', attributes: { country: 'MX' }, consent: {} }
  actor.send({ type: 'jornada.known', customer } as never)
  actor.send({ type: 'cart_abandoned', properties: { value: 80 } } as never)
  seen.push(JSON.stringify(actor.getSnapshot().value))
  for (let step = 0; step < 20; step++) {
    const [next] = timers.filter(({ ring }) => ring !== null).sort((a, b) => a.at - b.at)
    if (!next?.ring) break
    now = next.at
    const { ring } = next
    next.ring = null
    ring()
    seen.push(JSON.stringify(actor.getSnapshot().value))
  }
  actor.send({ type: 'purchase', properties: { value: 80 } } as never)
  seen.push(JSON.stringify(actor.getSnapshot().value))
  return seen
}

describe('the machine as a TypeScript module', () => {
  const folder = resolve('node_modules/.cache/jornada-exports')
  const file = resolve(folder, 'abandoned-cart.machine.ts')
  const machine = machineOf(fixture())
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, toMachineSource(machine))

  it('carries the runtime as it is now', async () => {
    expect(readFileSync(TARGET, 'utf8'), 'run node tools/write-runtime-source.ts').toBe(await generatedModule())
  })

  it('type-checks under strict, for itself and for who imports it', () => {
    const user = resolve(folder, 'user.ts')
    writeFileSync(
      user,
      `import { createActor } from 'xstate'
import { createJourney, type Effect, journey, type Ports } from './abandoned-cart.machine.ts'
const seen: Effect[] = []
const ports: Ports = { clock: { now: () => 0 }, perform: (effect) => { seen.push(effect) }, decider: { choose: (_node, arms) => arms[0] ?? '' } }
export const actor = createActor(createJourney(ports))
export const id: unknown = journey['id']
`,
    )
    const program = ts.createProgram([file, user], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      types: [],
    })
    const found = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    expect(found).toEqual([])
  }, 60_000)

  it('does what the machine does here', async () => {
    const exported = (await import(pathToFileURL(file).href)) as {
      createJourney: (ports: Ports) => Parameters<typeof createActor>[0]
    }
    const theirs = lived(exported.createJourney)
    expect(theirs).toEqual(lived((ports) => createJourneyMachine(machine, ports)))
    expect(theirs.length).toBeGreaterThan(6)
  })
})

describe('other exports', () => {
  it('writes the machine as JSON that runs the same after a round trip', () => {
    const machine = machineOf(fixture())
    const copy = JSON.parse(toMachineJson(machine)) as typeof machine
    expect(lived((ports) => createJourneyMachine(copy, ports))).toEqual(
      lived((ports) => createJourneyMachine(machine, ports)),
    )
  })

  it('draws every step and every way in Mermaid, whatever the names hold', () => {
    const journey = fixture()
    const variant = journey.variants[journey.mainVariant]
    if (!variant) throw new Error('The fixture has no main variant')
    const [first = ''] = Object.keys(variant.nodes)
    const hostile = structuredClone(variant)
    const node = hostile.nodes[first]
    if (node) node.name = 'Say "hi"; <b>--> [*]\n%% x'
    const lines = toMermaid(hostile).split('\n')
    expect(lines.filter((line) => line.startsWith('  state '))).toHaveLength(Object.keys(variant.nodes).length)
    expect(lines.filter((line) => /^ {2}s\d+ --> s\d+/.test(line))).toHaveLength(Object.keys(variant.edges).length)
    expect(lines.join('\n')).not.toContain('"hi"')
  })
})
