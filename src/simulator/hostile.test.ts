import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { check, compile, toMachineJson, toMachineSource, toMermaid } from '../compiler/index.ts'
import { type Journey, readJourneyValue } from '../document/index.ts'
import { HOSTILE, hostileJourney, keyWith } from '../document/testing/hostile.ts'
import { checkTests, deriveTests } from './people/index.ts'
import { simulate } from './simulation.ts'

function journeyOf(text: string): Journey {
  const read = readJourneyValue(hostileJourney(text))
  if (!read.ok) throw new Error(read.error.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return read.value
}

const world = globalThis as { hacked?: unknown }

describe.each(Object.entries(HOSTILE))('%s as every name and text of a journey', (_, text) => {
  const journey = journeyOf(text)
  const { machine } = compile(journey)
  const variant = journey.variants.v1

  it('is checked: findings speak of it as it stands', () => {
    const findings = check(journey)
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).not.toContain('no-entry')
    for (const { message, values = {} } of findings) {
      expect(message.length).toBeLessThan(1_500)
      // Every value stands in the sentence letter by letter: nothing in it was taken for a placeholder or a pattern.
      for (const value of [values.node, values.event, values.attribute])
        if (typeof value === 'string') expect(message).toContain(value)
    }
  })

  it('is compiled to a module that is nothing but the module', () => {
    // A text that is no sound template or address keeps the journey from running, and says so.
    if (!machine || !variant) {
      expect(check(journey).some(({ severity }) => severity === 'error')).toBe(true)
      return
    }
    expect(JSON.parse(toMachineJson(machine))).toEqual(JSON.parse(JSON.stringify(machine)))
    const source = toMachineSource(machine)
    const plain = toMachineSource(compile(journeyOf('plain')).machine ?? machine)
    expect(shapeOf(source)).toEqual(shapeOf(plain))
    expect(world.hacked).toBeUndefined()
  })

  it('is drawn as one line of Mermaid for each step and way', () => {
    if (!variant) throw new Error('There is a variant')
    const lines = toMermaid(variant)
      .trimEnd()
      .split(/[\n\r\u2028\u2029]/)
    expect(lines).toHaveLength(
      toMermaid(journeyOf('plain').variants.v1 ?? variant)
        .trimEnd()
        .split('\n').length,
    )
    for (const line of lines) {
      expect(line).toMatch(/^(?:stateDiagram-v2| {2}direction TB| {2}state ".*" as s\d+| {2}\S+ --> \S+(?: : .*)?)$/u)
      expect(line.replaceAll(' --> ', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}<>]/u)
    }
  })
})

/** What statements a module is made of, in order; its faults, if it cannot be read. */
function shapeOf(source: string): readonly unknown[] {
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true })
  const file = ts.createSourceFile('m.ts', source, ts.ScriptTarget.Latest)
  return [diagnostics.map(({ messageText }) => messageText), file.statements.map(({ kind }) => ts.SyntaxKind[kind])]
}

/** The same with a webhook and a message that say nothing hostile, so that it can run. */
function runnable(text: string): Journey {
  const journey = journeyOf(text)
  const { call, mail, ask } = journey.variants.v1?.nodes ?? {}
  if (call?.kind === 'webhook')
    call.config = { method: 'POST', url: 'https://example.com', headers: { [keyWith(text)]: '' } }
  if (mail?.kind === 'message') mail.config = { channel: 'email', subject: 'Hello' }
  if (ask?.kind === 'task') ask.config = { team: 'care', within: 'P1D' }
  return journey
}

describe.each(Object.entries(HOSTILE))('customers whose every value is %s', (_, text) => {
  const journey = runnable(text)

  it('live the same lives as those of a plain journey', () => {
    const report = simulate({ journey, scenarioId: 's1', stories: 3 })
    const plain = simulate({ journey: runnable('plain'), scenarioId: 's1' })
    expect(report.entered).toBe(40)
    expect(report.nodes.set?.entered).toBe(plain.nodes.set?.entered)
    expect(report.nodes.wait?.entered).toBe(plain.nodes.wait?.entered)
    expect(Object.keys(report.exits)).toContain(text)
    expect(report.stories?.length).toBe(3)
    expect(report.stories?.every(({ steps }) => steps.length > 2)).toBe(true)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('can be test people', () => {
    const { tests } = deriveTests(journey, { variant: 'v1' })
    expect(tests.length).toBeGreaterThan(0)
    const kept = { ...journey, tests: Object.fromEntries(tests.map((each, index) => [`t${index + 1}`, each])) }
    expect(readJourneyValue(kept).ok).toBe(true)
    expect(checkTests(kept, 'v1').results.filter(({ comparison }) => comparison)).toEqual([])
  })
})

/** A plain journey that says these texts in its message and its address. */
function saying(text: string): Journey {
  const journey = runnable('plain')
  const { mail, call } = journey.variants.v1?.nodes ?? {}
  if (mail?.kind === 'message') mail.config = { channel: 'email', subject: text, body: `${text}}}` }
  if (call?.kind === 'webhook') call.config = { method: 'POST', url: `https://${text}`.slice(0, 4_000) }
  return journey
}

describe('templates that would keep a machine busy', () => {
  const pieces = [
    '{{',
    '{{ a.b',
    '{% if x %}',
    '{{ customer.a | append: "',
    '{{ a',
    'https://a{{ ',
    '{{ a.b }} ',
    '((',
    ' ',
  ]
  it.each(pieces)('are checked at once, and never filled in: %s', (piece) => {
    const long = piece.repeat(50_000 / piece.length)
    for (const text of [long, `{{ ${long}!`])
      for (const { message } of check(saying(text))) expect(message.length).toBeLessThan(1_500)
  })
})
