import { type Edge, type Journey, type JourneyNode, newJourney } from '../../src/document/index.ts'

const COLUMN = 320
const ROW = 160
/** Columns and rows of one block, with a row between bands. */
const BLOCK = { columns: 7, rows: 4 }
/** Width to height of the whole, about that of a screen: a large journey is a field and not a mile-long line. */
const SHAPE = 1.6

type Draft = Omit<JourneyNode, 'position'>

/** Where in its block a step stands: column and row. */
interface Placed {
  readonly node: Draft
  readonly at: readonly [number, number]
}

/** Ten steps as a marketer combines them: a message, two waits, a split, an experiment, and back together. */
const block = (index: number): Record<string, Placed> => {
  const id = (name: string) => `${name}${index}`
  return {
    [id('wait')]: {
      at: [0, 1],
      node: { kind: 'delay', name: 'Wait a little', config: { mode: 'for', duration: 'PT4H' } },
    },
    [id('mail')]: {
      at: [1, 1],
      node: { kind: 'message', name: `E-mail ${index}`, config: { channel: 'email', subject: 'News', body: 'Hello' } },
    },
    [id('opened')]: {
      at: [2, 1],
      node: {
        kind: 'waitFor',
        name: 'Opened?',
        config: {
          branches: { b1: { name: 'Opened', event: 'message.opened', message: id('mail') } },
          timeout: 'P2D',
        },
      },
    },
    [id('country')]: {
      at: [3, 0],
      node: {
        kind: 'split',
        name: 'By country',
        config: {
          branches: {
            b1: { name: 'Mexico', order: 1, where: { combinator: 'and', rules: [field('country', 'MX')] } },
            b2: { name: 'Argentina', order: 2, where: { combinator: 'and', rules: [field('country', 'AR')] } },
          },
        },
      },
    },
    [id('test')]: {
      at: [3, 2],
      node: {
        kind: 'experiment',
        name: 'Text message or not',
        config: {
          arms: { a1: { name: 'SMS', weight: 1 }, a2: { name: 'Nothing', weight: 1, control: true } },
          goal: 'g1',
        },
      },
    },
    [id('mx')]: { at: [4, 0], node: set('Mexico', 'MX') },
    [id('ar')]: { at: [4, 1], node: set('Argentina', 'AR') },
    [id('other')]: { at: [4, 2], node: set('Elsewhere', 'other') },
    [id('sms')]: {
      at: [5, 2],
      node: { kind: 'message', name: 'Text message', config: { channel: 'sms', body: 'Hello' } },
    },
    [id('pause')]: { at: [6, 1], node: { kind: 'delay', name: 'Pause', config: { mode: 'for', duration: 'P1D' } } },
  }
}

const field = (attribute: string, value: string) => ({ field: `customer.${attribute}`, operator: '=' as const, value })

const set = (name: string, value: string): Draft => ({
  kind: 'update',
  name: `Remember ${name}`,
  config: { set: [{ attribute: 'region', op: 'set', value }] },
})

const wires = (index: number): ReadonlyArray<readonly [from: string, port: string, to: string]> => {
  const id = (name: string) => `${name}${index}`
  return [
    [id('wait'), 'next', id('mail')],
    [id('mail'), 'next', id('opened')],
    [id('opened'), 'b1', id('country')],
    [id('opened'), 'timeout', id('test')],
    [id('country'), 'b1', id('mx')],
    [id('country'), 'b2', id('ar')],
    [id('country'), 'else', id('other')],
    [id('test'), 'a1', id('sms')],
    [id('test'), 'a2', id('pause')],
    [id('mx'), 'next', id('pause')],
    [id('ar'), 'next', id('pause')],
    [id('other'), 'next', id('pause')],
    [id('sms'), 'next', id('pause')],
  ]
}

/** A journey of exactly `size` steps (at least 12) that checks without errors, laid out in bands. Same size, same journey. */
export function largeJourney(size: number): Journey {
  const blocks = Math.ceil((size - 2) / 10)
  const perBand = Math.max(1, Math.round(Math.sqrt((blocks * SHAPE * BLOCK.rows * ROW) / (BLOCK.columns * COLUMN))))
  const nodes: Record<string, JourneyNode> = {}
  const wired: (readonly [string, string, string])[] = [['start', 'next', 'wait0']]
  const place = (id: string, node: Draft, column: number, row: number) => {
    nodes[id] = { ...node, position: { x: column * COLUMN, y: row * ROW } } as JourneyNode
  }
  place(
    'start',
    { kind: 'entry', name: 'Signed up', config: { trigger: { type: 'event', event: 'signed_up' } } },
    -1,
    1,
  )
  for (let index = 0; index < blocks; index += 1) {
    const left = (index % perBand) * BLOCK.columns
    const top = Math.floor(index / perBand) * BLOCK.rows
    for (const [id, { node, at }] of Object.entries(block(index))) place(id, node, left + at[0], top + at[1])
    wired.push(...wires(index), [`pause${index}`, 'next', index + 1 < blocks ? `wait${index + 1}` : 'end'])
  }
  place('end', { kind: 'exit', name: 'Done', config: { reason: 'Done' } }, 0, Math.ceil(blocks / perBand) * BLOCK.rows)
  return assemble(trim(nodes, size), wired)
}

/** Takes the last blocks' optional steps away until the size is met. */
function trim(nodes: Record<string, JourneyNode>, size: number): Record<string, JourneyNode> {
  const optional = Object.keys(nodes).filter((id) => /^(mx|ar|other|sms)\d+$/.test(id))
  const surplus = Object.keys(nodes).length - size
  const dropped = new Set(surplus > 0 ? optional.slice(-surplus) : [])
  return Object.fromEntries(Object.entries(nodes).filter(([id]) => !dropped.has(id)))
}

function assemble(nodes: Record<string, JourneyNode>, wired: readonly (readonly [string, string, string])[]): Journey {
  const kept = wired.filter(([from, , to]) => nodes[from] && nodes[to])
  const edges: Record<string, Edge> = Object.fromEntries(
    kept.map(([from, port, to], index) => [`e${index + 1}`, { from, port, to }]),
  )
  const journey = newJourney({ id: 'large', name: 'A large journey', timeZone: 'Europe/Madrid' })
  const { v1 } = journey.variants
  if (!v1) throw new Error('A new journey should have a variant v1.')
  return {
    ...journey,
    attributes: {
      country: { label: 'Country', type: 'category', values: ['MX', 'AR', 'ES'] },
      region: { label: 'Region', type: 'text' },
    },
    events: { signed_up: { label: 'Signed up', properties: {} }, purchase: { label: 'Purchase', properties: {} } },
    settings: { ...journey.settings, goals: { g1: { name: 'Purchase', event: 'purchase', primary: true } } },
    variants: { v1: { ...v1, nodes, edges } },
  }
}
