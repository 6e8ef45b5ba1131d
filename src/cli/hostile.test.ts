import { describe, expect, it } from 'vitest'
import { readJourneyValue, writeJourney } from '../document/index.ts'
import { HOSTILE, hostileJourney } from '../document/testing/hostile.ts'
import type { Io } from './io.ts'
import { run } from './program.ts'
import { HERE } from './testing/here.ts'

/** Everything that a command says, on both streams; what it writes to a file is none of a terminal's business. */
async function said(args: readonly string[], file: string): Promise<{ out: string; err: string; written: string }> {
  const said = { out: '', err: '', written: '' }
  const io: Io = {
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    read: async () => new TextEncoder().encode(file),
    write: async (_name, text) => {
      said.written = text
    },
    ...HERE,
    interactive: false,
    signal: new AbortController().signal,
  }
  await run(args, io)
  return said
}

/** The hostile journey as a file, with a second variant; its texts are kept out of what must be sound for it to run. */
function fileOf(text: string): string {
  const read = readJourneyValue(hostileJourney(text))
  if (!read.ok) throw new Error('The hostile journey is valid')
  const journey = read.value
  const { call, mail } = journey.variants.v1!.nodes
  if (call?.kind === 'webhook') call.config = { method: 'POST', url: 'https://example.com' }
  if (mail?.kind === 'message') mail.config = { channel: 'email' }
  const { ask } = journey.variants.v1!.nodes
  if (ask?.kind === 'task') ask.config = { team: 'care', within: 'P1D' }
  return writeJourney({ ...journey, variants: { ...journey.variants, v2: journey.variants.v1! } })
}

/** The line feeds are the commands' own. */
const steersTerminals = (text: string) => /[\p{Cc}\p{Bidi_Control}]/u.test(text.replaceAll('\n', ''))

describe.each(Object.entries(HOSTILE))('at a terminal, a journey whose every name is %s', (_, text) => {
  it.each([
    ['validate', 'f'],
    ['simulate', 'f', '--stories', '2'],
    ['simulate', 'f', '--scenario', 'none'],
    ['compare', 'f', '--variants', 'v1,v2'],
    ['simulate', 'f', '--until-precision', '5'],
    ['sensitivity', 'f'],
    ['power', 'f'],
    ['test', 'f', '--derive'],
    ['compile', 'f', '--variant', 'none'],
    ['compile', 'f', '--format', 'mermaid'],
  ])('is harmless to %s', async (...args) => {
    const { out, err } = await said(args, fileOf(text))
    expect(out + err).not.toBe('')
    expect(steersTerminals(out)).toBe(false)
    expect(steersTerminals(err)).toBe(false)
  })

  it('tells what is wrong with a file in one line for each fault', async () => {
    const broken = JSON.stringify({ ...hostileJourney(text), timeZone: text, [`${text}!`]: 1 })
    const { out } = await said(['validate', 'f'], broken)
    expect(steersTerminals(out)).toBe(false)
    const [title = '', ...lines] = out.trimEnd().split('\n')
    expect(title).toMatch(/^ {2}severity +where +code +message$/)
    expect(lines.pop()).toMatch(/^\d errors\.$/)
    for (const line of lines) expect(line).toMatch(/^ {2}error +\S/)
  })

  it('is kept as it is by test --derive, format and compile', async () => {
    const { written } = await said(['test', 'f', '--derive'], fileOf(text))
    expect(JSON.parse(written)).toMatchObject({ name: text })
    const { out } = await said(['format', 'f'], fileOf(text))
    expect(out).toBe(fileOf(text))
    const machine = await said(['compile', 'f'], fileOf(text))
    expect(JSON.parse(machine.out)).toMatchObject({ description: text })
  })
})
