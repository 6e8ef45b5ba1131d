import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { diffVariants, type Journey, type Variant } from '../document/index.ts'
import { journeys } from '../document/testing/arbitraries.ts'
import { edits } from '../document/testing/edits.ts'
import { sketch } from '../document/testing/sketch.ts'
import { createEditor, type Editor, loadLaterCommands } from './index.ts'
import { canConnect } from './rules.ts'

beforeAll(loadLaterCommands)

/** Start → wait → mail → end, told twice: as it is (`v1`) and as it could be (`v2`). */
function open(work: (variant: Variant) => void = () => undefined): Editor {
  const journey = sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      wait: ['delay', { mode: 'for', duration: 'P1D' }],
      mail: ['message', { channel: 'email', subject: 'Hello' }],
      end: ['exit', { reason: 'Done' }],
    },
    paths: ['start > wait > mail > end'],
  })
  const { v1 } = journey.variants
  if (!v1) throw new Error('no variant')
  const v2: Variant = { ...structuredClone(v1), name: 'Dream', purpose: 'dream' }
  work(v2)
  return createEditor({ journey: { ...journey, variants: { v1, v2 } }, schedule: () => () => {} })
}

const variant = ({ variants }: Journey, id: string): Variant => {
  const found = variants[id]
  if (!found) throw new Error(`no variant ${id}`)
  return found
}
const current = (editor: Editor) => editor.document.getState().journey
const ways = (editor: Editor, id: string) =>
  Object.values(variant(current(editor), id).edges)
    .map(({ from, port, to }) => `${from}.${port} → ${to}`)
    .sort()
const differences = (editor: Editor) => {
  const { v1, v2 } = current(editor).variants
  return v1 && v2 ? diffVariants(v1, v2).map(({ key }) => key) : []
}

/** Two more steps between the message and the end. */
const withTwoMore = (copy: Variant) => {
  copy.nodes.later = {
    kind: 'delay',
    name: 'Later',
    position: { x: 0, y: 400 },
    config: { mode: 'for', duration: 'P2D' },
  }
  copy.nodes.sms = { kind: 'message', name: 'SMS', position: { x: 0, y: 500 }, config: { channel: 'sms', body: 'Hi' } }
  copy.edges = {
    e1: { from: 'start', port: 'next', to: 'wait' },
    e2: { from: 'wait', port: 'next', to: 'mail' },
    e3: { from: 'mail', port: 'next', to: 'later' },
    e4: { from: 'later', port: 'next', to: 'sms' },
    e5: { from: 'sms', port: 'next', to: 'end' },
  }
}

describe('taking a difference over', () => {
  it('puts an added step into the flow, past its neighbours that have not come yet', () => {
    const editor = open(withTwoMore)
    expect(differences(editor)).toEqual(['step later', 'step sms'])
    editor.execute('variant.takeOver', { from: 'v2', into: 'v1', change: 'step sms' })
    expect(ways(editor, 'v1')).toEqual(['mail.next → sms', 'sms.next → end', 'start.next → wait', 'wait.next → mail'])
    editor.execute('variant.takeOver', { from: 'v2', into: 'v1', change: 'step later' })
    expect(differences(editor)).toEqual([])
    expect(ways(editor, 'v1')).toEqual(ways(editor, 'v2'))
  })

  it('closes the gap of a step that goes', () => {
    const editor = open(withTwoMore)
    editor.execute('variant.takeOver', { from: 'v1', into: 'v2', change: 'step later' })
    expect(ways(editor, 'v2')).toEqual(['mail.next → sms', 'sms.next → end', 'start.next → wait', 'wait.next → mail'])
  })

  it('takes settings and place each by itself, and back with one undo', () => {
    const editor = open((copy) => {
      copy.nodes.wait = {
        kind: 'delay',
        name: 'wait',
        position: { x: 99, y: 9 },
        config: { mode: 'for', duration: 'PT1H' },
      }
    })
    const before = current(editor)
    editor.execute('variant.takeOver', { from: 'v2', into: 'v1', change: 'settings wait' })
    expect(variant(current(editor), 'v1').nodes.wait).toMatchObject({
      position: variant(before, 'v1').nodes.wait?.position,
      config: { duration: 'PT1H' },
    })
    expect(differences(editor)).toEqual(['place wait'])
    editor.undo()
    expect(current(editor)).toEqual(before)
  })

  it('brings the ways that a step gains and drops those that it loses', () => {
    const editor = open((copy) => {
      copy.nodes.wait = {
        kind: 'waitFor',
        name: 'wait',
        position: { x: 0, y: 120 },
        config: { branches: { b1: { name: 'Bought', event: 'purchase' } }, timeout: 'P1D' },
      }
      copy.edges = {
        e1: { from: 'start', port: 'next', to: 'wait' },
        e2: { from: 'wait', port: 'b1', to: 'end' },
        e4: { from: 'wait', port: 'timeout', to: 'mail' },
        e3: { from: 'mail', port: 'next', to: 'end' },
      }
    })
    editor.execute('variant.takeOver', { from: 'v2', into: 'v1', change: 'settings wait' })
    expect(ways(editor, 'v1')).toEqual(ways(editor, 'v2'))
  })

  it('takes everything over at once, but for the name and what the variant is for', () => {
    const editor = open(withTwoMore)
    editor.execute('variant.takeOver', { from: 'v2', into: 'v1' })
    expect(differences(editor)).toEqual([])
    expect(variant(current(editor), 'v1')).toMatchObject({ name: 'Main', purpose: 'realistic' })
    expect(editor.history.getState().past).toHaveLength(1)
  })

  it('is refused for a difference that is not there any more', () => {
    const editor = open(withTwoMore)
    const again = () => editor.execute('variant.takeOver', { from: 'v2', into: 'v1', change: 'step sms' })
    expect(again()).toMatchObject({ ok: true })
    expect(again()).toMatchObject({ ok: false, error: { code: 'noSuchThing' } })
  })

  it('is refused for a way that needs settings which have not been taken over', () => {
    const editor = open((copy) => {
      copy.nodes.wait = {
        kind: 'waitFor',
        name: 'wait',
        position: { x: 0, y: 120 },
        config: { branches: {}, timeout: 'P1D' },
      }
      copy.edges.e2 = { from: 'wait', port: 'timeout', to: 'mail' }
    })
    const way = editor.execute('variant.takeOver', { from: 'v2', into: 'v1', change: 'way wait timeout' })
    expect(way).toMatchObject({ ok: false, error: { code: 'noSuchPort' } })
  })
})

it('gives a new step an id that no variant has, so that two variants never mistake one step for another', () => {
  const editor = open((copy) => {
    copy.nodes.n1 = { kind: 'exit', name: 'Other', position: { x: 0, y: 900 }, config: { reason: 'x' } }
  })
  const made = editor.execute('node.add', { kind: 'exit', position: { x: 0, y: 0 } }, { variant: 'v1' })
  expect(made).toEqual({ ok: true, value: 'n2' })
})

/** Edits of the generator may lead a step to itself, which no command does. */
const soundly = (made: Variant): Variant => ({
  ...made,
  edges: Object.fromEntries(Object.entries(made.edges).filter(([, edge]) => canConnect(made, edge))),
})

describe('any two variants', () => {
  const pairs = fc.tuple(journeys(), edits).map(([journey, edit]): Journey => {
    const edited = edit(journey)
    const v1 = soundly(variant(journey, journey.mainVariant))
    return { ...journey, variants: { v1, v2: soundly(variant(edited, edited.mainVariant)) }, mainVariant: 'v1' }
  })

  it('become the same by taking the differences over one by one, and nothing ever leads nowhere', () => {
    fc.assert(
      fc.property(pairs, fc.boolean(), fc.infiniteStream(fc.nat()), (journey, there, choices) => {
        const editor = createEditor({ journey, schedule: () => () => {} })
        const [from, into] = there ? ['v2', 'v1'] : ['v1', 'v2']
        for (let left = differences(editor); left.length > 0; left = differences(editor)) {
          const start = (choices.next().value ?? 0) % left.length
          const order = [...left.slice(start), ...left.slice(0, start)]
          const taken = order.find((change) => editor.execute('variant.takeOver', { from, into, change }).ok)
          expect([taken, left]).not.toEqual([undefined, left])
          const made = variant(current(editor), into)
          expect(made).toEqual(soundly(made))
        }
      }),
    )
  })

  it('are as before once everything that was taken over is undone', () => {
    fc.assert(
      fc.property(pairs, (journey) => {
        const editor = createEditor({ journey, schedule: () => () => {} })
        for (const change of differences(editor)) editor.execute('variant.takeOver', { from: 'v2', into: 'v1', change })
        while (editor.undo());
        expect(current(editor)).toEqual(journey)
      }),
    )
  })
})
