import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createActor, createMachine } from 'xstate'
import {
  type ConfigOf,
  canonicalJson,
  graphOf,
  INSIDE,
  type Journey,
  type JourneyMachine,
  type MachineState,
  type Variant,
} from '../document/index.ts'
import { journeys } from '../document/testing/arbitraries.ts'
import { type Sketch, sketch } from '../document/testing/sketch.ts'
import { DAY_MS, HOUR_MS } from '../kernel/duration.ts'
import { createJourneyMachine, type Effect, type KnownCustomer, type Ports } from '../runtime/index.ts'
import { compile } from './compile.ts'
import { lower } from './machine.ts'
import { sourceMapOf, transitionsOf } from './source-map.ts'

const mainOf = (journey: Journey): Variant => journey.variants[journey.mainVariant] as Variant
const machineOf = (journey: Journey): JourneyMachine => lower(journey, journey.mainVariant, mainOf(journey))
const stateOf = (machine: JourneyMachine, node: string): MachineState =>
  machine.states.path?.states?.[INSIDE]?.states?.[node] as MachineState

/** The same document as another program might have written it. */
function reordered<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(reordered) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  ) as Value
}

/** What the order of keys could change: which state, event or transition comes first. */
function orderOf(state: MachineState): unknown {
  return [
    transitionsOf(state).map(([on, list]) => [on, list.map(({ target, meta }) => [target, meta?.port])]),
    Object.entries(state.states ?? {}).map(([key, inner]) => [key, orderOf(inner)]),
  ]
}

describe('the machine of a journey', () => {
  it('is plain JSON', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        const machine = machineOf(journey)
        expect(canonicalJson(JSON.parse(JSON.stringify(machine)))).toBe(canonicalJson(machine))
      }),
    )
  })

  it('does not depend on the order of keys in the file', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        const [one, other] = [machineOf(journey), machineOf(reordered(journey))]
        expect(canonicalJson(other)).toBe(canonicalJson(one))
        expect(orderOf(other)).toEqual(orderOf(one))
      }),
    )
  })

  it('opens in stock XState', () => {
    const ports: Ports = {
      clock: { now: () => 0 },
      perform: () => {},
      decider: { choose: (_node, arms) => arms[0] ?? '' },
    }
    fc.assert(
      fc.property(journeys(), (journey) => {
        const config = JSON.parse(JSON.stringify(machineOf(journey))) as JourneyMachine
        const actor = createActor(createJourneyMachine(config, ports)).start()
        expect(actor.getSnapshot().status).toBe('active')
        actor.stop()
      }),
    )
  })
})

describe('the source map', () => {
  it('finds every node, and each way out exactly where it is', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        const machine = machineOf(journey)
        const { nodes, transitions } = sourceMapOf(machine)
        expect(Object.keys(nodes).sort()).toEqual(Object.keys(mainOf(journey).nodes).sort())
        for (const { node, port, edge, state, on, index } of transitions) {
          const found = stateAt(machine, state)
          const list = new Map(transitionsOf(found)).get(on)
          expect(list?.[index]?.meta).toEqual({ port, ...(edge === undefined ? {} : { edge }) })
          expect(state === nodes[node] || state.startsWith(`${nodes[node]}.`)).toBe(true)
        }
      }),
    )
  })

  it('covers every edge and every port by which anybody can leave', () => {
    fc.assert(
      fc.property(journeys(), (journey) => {
        const variant = mainOf(journey)
        const { transitions } = sourceMapOf(machineOf(journey))
        const edges = new Set(transitions.map(({ edge }) => edge))
        const ports = new Set(transitions.map(({ node, port }) => `${node}.${port}`))
        const graph = graphOf(variant)
        const used = graph.nodes.flatMap((node) =>
          graph.ports(node).flatMap(({ id: port }) => (isUsed(journey, node, port) ? [{ node, port }] : [])),
        )
        expect(used.filter(({ node, port }) => !ports.has(`${node}.${port}`))).toEqual([])
        const drawn = used.flatMap(({ node, port }) => graph.edgeAt(node, port)?.id ?? [])
        expect(drawn.filter((edge) => !edges.has(edge))).toEqual([])
        // And no edge anywhere but at the port that it leaves.
        const mapped = transitions.filter(({ edge }) => edge !== undefined)
        expect(mapped.filter(({ node, port, edge }) => graph.edgeAt(node, port)?.id !== edge)).toEqual([])
      }),
    )
  })
})

function stateAt(machine: JourneyMachine, path: string): MachineState {
  return path.split('.').reduce<MachineState>((state, key) => state.states?.[key] as MachineState, machine)
}

/** Ports that nobody can leave by: arms without weight, what a hand-off never comes back to, skips that cannot happen. */
function isUsed({ settings, variants, mainVariant }: Journey, id: string, port: string): boolean {
  const node = variants[mainVariant]?.nodes[id]
  if (node?.kind === 'experiment') return (node.config.arms[port]?.weight ?? 0) > 0
  if (node?.kind === 'journey') return node.config.mode === 'call'
  if (node?.kind !== 'message' || port !== 'skipped') return true
  const isDrawn = graphOf(variants[mainVariant] as Variant).edgeAt(id, 'skipped') !== undefined
  return isDrawn && canBeSkipped(node.config, settings)
}

function canBeSkipped({ channel, urgent, consent }: ConfigOf<'message'>, settings: Journey['settings']): boolean {
  const capped = settings.frequencyCaps.some((cap) => cap.channel === 'any' || cap.channel === channel)
  return consent !== false || (urgent !== true && (capped || settings.quietHours?.fallback === 'skip'))
}

describe('compile', () => {
  const parts: Sketch = {
    nodes: { start: ['entry', { trigger: { type: 'manual' } }], done: ['exit', { reason: 'Done' }] },
    paths: ['start > done'],
  }

  it('gives machine and source map of a journey that can run', () => {
    const compiled = compile(sketch(parts))
    expect(compiled.machine?.id).toBe('jornada:sketch')
    expect(compiled.sourceMap?.transitions).toContainEqual({
      node: 'start',
      port: 'next',
      edge: 'start-next',
      state: `path.${INSIDE}.start`,
      on: 'always',
      index: 0,
    })
    expect(compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('gives no machine of one with errors, but all that is wrong with it', () => {
    const broken = sketch({ ...parts, paths: ['start > nowhere', 'done > start'] })
    const compiled = compile(broken)
    expect(compiled.machine).toBeUndefined()
    expect(compiled.sourceMap).toBeUndefined()
    expect(compiled.diagnostics.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(2)
  })

  it('gives no machine of a variant that is not there', () =>
    expect(compile(sketch(parts), 'v9').machine).toBeUndefined())

  it('compiles the variant that is asked for', () => {
    const journey = sketch(parts)
    const empty = { ...mainOf(journey), nodes: { only: { ...mainOf(journey).nodes.start } }, edges: {} } as Variant
    const compiled = compile({ ...journey, variants: { ...journey.variants, v2: empty } }, 'v2')
    expect(compiled.machine?.version).toBe('v2')
    expect(Object.keys(compiled.sourceMap?.nodes ?? {})).toEqual(['only'])
  })
})

const EVENTS = { complaint: { label: 'Complaint' }, purchase: { label: 'Purchase' }, visit: { label: 'Visit' } }
const start = ['entry', { trigger: { type: 'manual' } }] as const

describe('a compiled journey in a stock actor on its default clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-01-05T12:00:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function live(parts: Omit<Sketch, 'events'>, customer: Partial<KnownCustomer> = {}) {
    const effects: Effect[] = []
    const ports: Ports = {
      clock: { now: () => Date.now() },
      perform: (effect) => effects.push(effect),
      decider: { choose: (_node, arms) => arms[0] ?? '' },
    }
    const machine = JSON.parse(JSON.stringify(machineOf(sketch({ events: EVENTS, ...parts })))) as JourneyMachine
    const actor = createActor(createJourneyMachine(machine, ports)).start()
    actor.send({
      type: 'jornada.known',
      customer: { id: 'ana', timeZone: 'UTC', attributes: {}, consent: {}, ...customer },
    } as never)
    actor.send({ type: 'jornada.enter', node: 'start' } as never)
    return {
      effects,
      send: (type: string, more: object = {}) => actor.send({ type, properties: {}, ...more } as never),
      left: () => effects.flatMap((effect) => (effect.type === 'left' ? [effect.reason] : [])),
    }
  }

  it('waits sixty days, though a timer of JavaScript cannot', () => {
    const done = ['exit', { reason: 'Done' }] as const
    const cases: Record<string, Omit<Sketch, 'events'>> = {
      delay: {
        nodes: { start, wait: ['delay', { mode: 'for', duration: 'P60D' }], done },
        paths: ['start > wait > done'],
      },
      date: {
        nodes: { start, wait: ['delay', { mode: 'untilDate', date: '2026-03-06T12:00' }], done },
        paths: ['start > wait > done'],
      },
      attribute: {
        attributes: { renewal: { label: 'Renewal', type: 'date' } },
        nodes: { start, wait: ['delay', { mode: 'untilAttribute', attribute: 'renewal', time: '12:00' }], done },
        paths: ['start > wait > done'],
      },
      event: {
        nodes: {
          start,
          wait: ['waitFor', { branches: { b1: { name: 'Visit', event: 'visit' } }, timeout: 'P60D' }],
          done,
        },
        paths: ['start > wait.timeout > done'],
      },
      task: {
        nodes: { start, wait: ['task', { team: 'care', within: 'P60D' }], done },
        paths: ['start > wait.expired > done'],
      },
    }
    for (const [name, parts] of Object.entries(cases)) {
      vi.setSystemTime(Date.parse('2026-01-05T12:00:00Z'))
      const { left } = live(parts, { attributes: { renewal: '2026-03-06' } })
      for (let day = 1; day < 60; day++) {
        vi.advanceTimersByTime(DAY_MS)
        expect([name, day, left()]).toEqual([name, day, []])
      }
      vi.advanceTimersByTime(DAY_MS)
      expect([name, left()]).toEqual([name, ['Done']])
    }
  })

  it('could not without being cut in pieces: a bare timer of sixty days rings at once', () => {
    const naive = createMachine({
      initial: 'waiting',
      states: { waiting: { after: { [60 * DAY_MS]: 'over' } }, over: {} },
    })
    const actor = createActor(naive).start()
    vi.advanceTimersByTime(1_000)
    expect(actor.getSnapshot().value).toBe('over')
  })

  it('hears an event during a long wait, in any of its pieces', () => {
    const { send, left } = live({
      nodes: {
        start,
        wait: ['waitFor', { branches: { b1: { name: 'Visit', event: 'visit' } }, timeout: 'P60D' }],
        done: ['exit', { reason: 'Visited' }],
      },
      paths: ['start > wait.b1 > done'],
    })
    vi.advanceTimersByTime(40 * DAY_MS)
    send('visit')
    expect(left()).toEqual(['Visited'])
    vi.advanceTimersByTime(40 * DAY_MS)
    expect(left()).toEqual(['Visited'])
  })

  it('lets an exit rule act before the branch that waits for the same event', () => {
    const parts = (where?: unknown): Omit<Sketch, 'events'> => ({
      attributes: { vip: { label: 'VIP', type: 'boolean' } },
      settings: { exitRules: { x1: { event: 'complaint', reason: 'Complained', ...(where ? { where } : {}) } } },
      nodes: {
        start,
        wait: ['waitFor', { branches: { b1: { name: 'Complaint', event: 'complaint' } }, timeout: 'P1D' }],
        sorry: ['exit', { reason: 'Soothed' }],
      },
      paths: ['start > wait.b1 > sorry'],
    })
    const always = live(parts())
    always.send('complaint')
    expect(always.left()).toEqual(['Complained'])
    // Where the rule does not hold, the branch gets its event.
    const rule = { combinator: 'and', rules: [{ field: 'customer.vip', operator: '=', value: true }] }
    const never = live(parts(rule), { attributes: { vip: false } })
    never.send('complaint')
    expect(never.left()).toEqual(['Soothed'])
  })

  it('lets an exit rule act wherever the customer is, and nowhere after she has left', () => {
    const { send, left } = live({
      settings: { exitRules: { x1: { event: 'complaint', reason: 'Complained' } } },
      nodes: { start, wait: ['delay', { mode: 'for', duration: 'P1D' }], done: ['exit', { reason: 'Done' }] },
      paths: ['start > wait > done'],
    })
    vi.advanceTimersByTime(HOUR_MS)
    send('complaint')
    send('complaint')
    vi.advanceTimersByTime(2 * DAY_MS)
    expect(left()).toEqual(['Complained'])
  })

  it('counts a goal by the very event that a branch takes, and after the exit', () => {
    const parts = {
      settings: { goals: { g1: { name: 'Purchase', event: 'purchase', window: 'P3D' } } },
      nodes: {
        start,
        wait: ['waitFor', { branches: { b1: { name: 'Bought', event: 'purchase' } }, timeout: 'P1D' }],
        done: ['exit', { reason: 'Bought' }],
      },
      paths: ['start > wait.b1 > done'],
    } satisfies Omit<Sketch, 'events'>
    const inside = live(parts)
    inside.send('purchase')
    expect(inside.effects.map(({ type }) => type)).toEqual(['entered', 'converted', 'left'])
    const outside = live(parts)
    vi.advanceTimersByTime(2 * DAY_MS)
    outside.send('purchase')
    expect(outside.effects.map(({ type }) => type)).toEqual(['entered', 'left', 'converted'])
    const late = live(parts)
    vi.advanceTimersByTime(4 * DAY_MS)
    late.send('purchase')
    expect(late.effects.map(({ type }) => type)).toEqual(['entered', 'left'])
  })

  it('starts a wait anew when a way leads back to its own node', () => {
    const { send, left } = live({
      nodes: {
        start,
        wait: ['waitFor', { branches: { b1: { name: 'Visit', event: 'visit' } }, timeout: 'PT2H' }],
        done: ['exit', { reason: 'Quiet for two hours' }],
      },
      paths: ['start > wait.b1 > wait', 'wait.timeout > done'],
    })
    vi.advanceTimersByTime(HOUR_MS)
    send('visit')
    vi.advanceTimersByTime(1.5 * HOUR_MS)
    expect(left()).toEqual([])
    vi.advanceTimersByTime(0.5 * HOUR_MS)
    expect(left()).toEqual(['Quiet for two hours'])
  })

  const strict: Omit<Sketch, 'events'> = {
    settings: {
      quietHours: { from: '21:00', to: '08:00', fallback: 'hold' },
      frequencyCaps: [{ channel: 'email', max: 1, per: 'P7D' }],
    },
    nodes: {
      start,
      mail: ['message', { channel: 'email' }],
      urgent: ['message', { channel: 'email', urgent: true }],
      again: ['message', { channel: 'email' }],
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > mail > urgent > again > done'],
  }
  const said = (effects: readonly Effect[]) =>
    effects.flatMap((effect) =>
      effect.type === 'send'
        ? [`send ${effect.node}`]
        : effect.type === 'skip'
          ? [`skip ${effect.node}: ${effect.reason}`]
          : [],
    )

  it('asks for consent first, then for quiet hours, then for caps; after quiet hours it asks again', () => {
    vi.setSystemTime(Date.parse('2026-01-05T22:00:00Z'))
    const refused = live(strict, { consent: { email: false } })
    expect(said(refused.effects)).toEqual(['skip mail: consent', 'skip urgent: consent', 'skip again: consent'])
    const willing = live(strict)
    expect(said(willing.effects)).toEqual([])
    vi.advanceTimersByTime(10 * HOUR_MS)
    expect(said(willing.effects)).toEqual(['send mail', 'send urgent', 'skip again: cap'])
    vi.setSystemTime(Date.parse('2026-01-06T22:00:00Z'))
    const tired = live(strict)
    tired.send('consent.changed', { channel: 'email', value: false })
    vi.advanceTimersByTime(10 * HOUR_MS)
    expect(said(tired.effects)[0]).toBe('skip mail: consent')
  })

  it('writes the checks of a message in that order, and none that cannot matter', () => {
    const machine = machineOf(sketch({ events: EVENTS, ...strict }))
    const guardsOf = (state: MachineState | undefined) =>
      (state?.always ?? []).map(({ guard }) => (typeof guard === 'object' ? guard.type : guard))
    expect(guardsOf(stateOf(machine, 'mail').states?.checking)).toEqual([
      'lacksConsent',
      'isQuiet',
      'capReached',
      undefined,
    ])
    expect(guardsOf(stateOf(machine, 'urgent'))).toEqual(['lacksConsent', undefined])
  })
})
