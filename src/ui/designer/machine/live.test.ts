import { describe, expect, it } from 'vitest'
import { compile } from '../../../compiler/index.ts'
import { INSIDE, OUTSIDE } from '../../../document/index.ts'
import { sketch } from '../../../document/testing/sketch.ts'
import { simulate } from '../../../simulator/index.ts'
import { drawingIndexOf } from './highlight.ts'
import { momentOf } from './live.ts'
import { outlineOf } from './outline.ts'

const journey = sketch({
  events: { cart: { label: 'Cart' }, purchase: { label: 'Purchase' } },
  settings: {
    goals: { g1: { name: 'Purchase', event: 'purchase', window: 'P3D' } },
    quietHours: { from: '20:00', to: '12:00', fallback: 'hold' },
  },
  nodes: {
    start: ['entry', { trigger: { type: 'event', event: 'cart' } }],
    mail: ['message', { channel: 'email' }],
    opened: [
      'waitFor',
      { branches: { b1: { name: 'Opened', event: 'message.opened', message: 'mail' } }, timeout: 'P2D' },
    ],
    thanks: ['exit', { reason: 'Thanks' }],
    done: ['exit', { reason: 'Done' }],
  },
  paths: ['start > mail > opened.b1 > thanks', 'opened.timeout > done'],
  scenario: { customers: 200, arrivals: { type: 'spread', over: 'P1D' } },
})

function lived() {
  const { machine, sourceMap } = compile(journey)
  if (!machine) throw new Error('It must compile')
  const outline = outlineOf(machine, sourceMap)
  const { stories = [] } = simulate({ journey, scenarioId: 's1', stories: 60 })
  return { outline, index: drawingIndexOf(outline, sourceMap), stories }
}

const at = (key: string) => `path.${INSIDE}.${key}`

describe('a story in the machine', () => {
  const { outline, index, stories } = lived()

  it('stands, at every step, in states that are there: one region each, and one step at most', () => {
    expect(stories).toHaveLength(60)
    for (const story of stories) {
      story.steps.forEach((_, step) => {
        const moment = momentOf(story, step, outline, index)
        for (const id of moment.states) expect(outline.items.has(id)).toBe(true)
        expect(moment.states.has(moment.at)).toBe(true)
        expect(moment.states).toContain('customer')
        expect(moment.states.has('goals.g1.open') !== moment.states.has('goals.g1.reached')).toBe(true)
        expect(moment.states.has(`path.${OUTSIDE}`) !== moment.states.has(`path.${INSIDE}`)).toBe(true)
        const steps = [...moment.states].filter((id) => id.split('.').length === 3 && id.startsWith(at('')))
        expect(steps.filter((id) => outline.items.get(id)?.kind === 'state')).toHaveLength(moment.playing ? 1 : 0)
      })
    }
  })

  it('is at the step the story names, on the edge while it is left, outside after the exit', () => {
    for (const story of stories) {
      story.steps.forEach((here, step) => {
        const { playing, at: line } = momentOf(story, step, outline, index)
        if (here.type === 'entered' || here.type === 'arrived') expect(playing).toEqual({ node: here.node })
        if (here.type === 'left') {
          expect(playing).toEqual({ node: here.node, edge: here.edge })
          expect(outline.items.get(line)).toMatchObject({ kind: 'transition', edge: here.edge })
        }
        if (here.type === 'exited') expect([playing, line]).toEqual([undefined, `path.${OUTSIDE}`])
      })
    }
  })

  it('leaves by one transition, though several share a port', () => {
    const lefts = stories.flatMap((story) =>
      story.steps.flatMap(({ type, node }, step) => (type === 'left' ? [{ story, step, node }] : [])),
    )
    for (const { story, step } of lefts) {
      const { states } = momentOf(story, step, outline, index)
      expect([...states].filter((id) => outline.items.get(id)?.kind === 'transition')).toHaveLength(1)
    }
    expect(index.transitionsAt('mail', 'next').length).toBeGreaterThan(1)
    expect(lefts.some(({ node }) => node === 'mail')).toBe(true)
  })

  it('is held where a message has arrived in quiet hours, and checked where it goes at once', () => {
    const seen = new Set<string>()
    for (const story of stories) {
      story.steps.forEach((here, step) => {
        if (here.type !== 'arrived' || here.node !== 'mail') return
        const next = story.steps.slice(step + 1).find(({ type }) => type === 'sent' || type === 'skipped')
        if (!next) return
        const state = next.at > here.at ? 'held' : 'checking'
        seen.add(state)
        expect(momentOf(story, step, outline, index).at).toBe(at(`mail.${state}`))
      })
    }
    expect([...seen].sort()).toEqual(['checking', 'held'])
  })
})
