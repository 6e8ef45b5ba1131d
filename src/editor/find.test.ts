import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Journey, journeySchema } from '../document/index.ts'
import { loadLaterCommands } from './commands/index.ts'
import { createEditor } from './editor.ts'
import { findText, rangesIn, replaceRanges } from './find.ts'

beforeAll(loadLaterCommands)

const journey = (): Journey =>
  journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'test',
    name: 'Sale',
    timeZone: 'UTC',
    events: { purchase: { label: 'Purchase' } },
    stages: { s1: { name: 'After the sale', order: 1 } },
    variants: {
      main: {
        name: 'Main',
        purpose: 'realistic',
        nodes: {
          mail: {
            kind: 'message',
            name: 'Sale mail',
            position: { x: 0, y: 120 },
            config: { channel: 'email', subject: 'The sale is on: sale!', body: 'Wholesale' },
          },
          start: {
            kind: 'entry',
            name: 'Start',
            position: { x: 0, y: 0 },
            config: { trigger: { type: 'event', event: 'purchase' } },
          },
          where: {
            kind: 'split',
            name: 'Where?',
            position: { x: 0, y: 240 },
            config: {
              branches: { b1: { name: 'Bought in the sale', order: 1, where: { combinator: 'and', rules: [] } } },
            },
          },
        },
        notes: { k1: { text: 'Sale ends in May', position: { x: 0, y: 0 } } },
      },
      other: {
        name: 'Other',
        purpose: 'dream',
        nodes: {
          end: { kind: 'exit', name: 'End of sale', position: { x: 0, y: 0 }, config: { reason: 'Done' } },
        },
      },
    },
    mainVariant: 'main',
  })

const fields = (text: string, variant?: string, options = {}) =>
  findText(journey(), { text, ...options }, variant).map(({ place, ranges }) => `${place.field} ${ranges.length}`)

describe('finding words', () => {
  it('looks in names, subjects, bodies, branches, notes and what the journey itself says, steps from above', () => {
    expect(fields('sale', 'main')).toEqual([
      'journey 1',
      'name 1',
      'subject 2',
      'body 1',
      'branch 1',
      'note 1',
      'stage 1',
    ])
  })

  it('looks in every variant when none is named', () => {
    expect(fields('sale')).toContain('name 1')
    expect(findText(journey(), { text: 'End of' }).map(({ place }) => place.variant)).toEqual(['other'])
  })

  it('finds whole words only, when asked', () => {
    expect(fields('sale', 'main', { wholeWord: true })).not.toContain('body 1')
  })

  it('minds capitals and accents only when asked', () => {
    expect(rangesIn('Invitación', { text: 'invitacion' })).toEqual([[0, 10]])
    expect(rangesIn('Invitación', { text: 'invitacion', exact: true })).toEqual([])
  })

  it('finds the steps that refer to an event, and where it is defined', () => {
    const found = findText(journey(), { text: 'purchase' })
    expect(found.map(({ place }) => [place.field, place.node, place.fixed ?? false])).toEqual([
      ['event', 'start', true],
      ['event', undefined, false],
    ])
  })

  it('finds what stands in the text and nothing else, wherever it stands', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(text, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), (hay, needle) => {
        const found = rangesIn(hay, { text: needle, exact: true })
        expect(found.map(([start, end]) => hay.slice(start, end))).toEqual(found.map(() => needle))
        expect(found.length).toBe(hay.split(needle).length - 1)
        expect(replaceRanges(hay, found, '')).toBe(hay.split(needle).join(''))
      }),
    )
  })
})

describe('replacing words', () => {
  it('replaces all in one step that is undone as one, and says how many', () => {
    const editor = createEditor({ journey: journey() })
    const made = editor.execute('text.replace', { search: { text: 'sale' }, replacement: 'offer', variant: 'main' })
    expect(made).toEqual({ ok: true, value: 8 })
    const main = editor.document.getState().journey.variants.main
    expect(main?.nodes.mail).toMatchObject({
      name: 'offer mail',
      config: { subject: 'The offer is on: offer!', body: 'Wholeoffer' },
    })
    expect(editor.document.getState().journey.variants.other?.nodes.end?.name).toBe('End of sale')
    expect(editor.history.getState().past).toHaveLength(1)
    editor.undo()
    expect(editor.document.getState().journey).toEqual(journey())
  })

  it('replaces one of several in the same text', () => {
    const editor = createEditor({ journey: journey() })
    const only = { path: ['variants', 'main', 'nodes', 'mail', 'config', 'subject'], index: 1 }
    expect(editor.execute('text.replace', { search: { text: 'sale' }, replacement: 'deal', only })).toEqual({
      ok: true,
      value: 1,
    })
    expect(editor.document.getState().journey.variants.main?.nodes.mail?.config).toMatchObject({
      subject: 'The sale is on: deal!',
    })
  })

  it('leaves the events alone that steps refer to, and renames them where they are defined', () => {
    const editor = createEditor({ journey: journey() })
    expect(editor.execute('text.replace', { search: { text: 'purchase' }, replacement: 'Order' })).toMatchObject({
      value: 1,
    })
    const now = editor.document.getState().journey
    expect(now.events.purchase?.label).toBe('Order')
    expect(now.variants.main?.nodes.start?.config).toEqual({ trigger: { type: 'event', event: 'purchase' } })
  })

  it('refuses what would make a name too long, and changes nothing', () => {
    const editor = createEditor({ journey: journey() })
    const made = editor.execute('text.replace', { search: { text: 'Start' }, replacement: 'x'.repeat(300) })
    expect(made).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(editor.document.getState().journey).toEqual(journey())
  })
})
