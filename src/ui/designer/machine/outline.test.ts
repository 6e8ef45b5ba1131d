import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../compiler/index.ts'
import { INSIDE, type Journey, type MachineState, OUTSIDE } from '../../../document/index.ts'
import { journeys } from '../../../document/testing/arbitraries.ts'
import { type Sketch, sketch } from '../../../document/testing/sketch.ts'
import { drawingIndexOf, drawnAt, linesOfSelection } from './highlight.ts'
import { outlineOf, type StateItem, type TransitionItem, transitionId } from './outline.ts'
import { ancestorsOf, find, OPEN_AT_FIRST, rowsOf, windowOf } from './rows.ts'
import { triggersOf } from './triggers.ts'

const start = ['entry', { trigger: { type: 'event', event: 'cart' } }] as const
const parts: Sketch = {
  events: { cart: { label: 'Cart' }, purchase: { label: 'Purchase' } },
  attributes: { country: { label: 'Country', type: 'text' } },
  settings: {
    goals: { g1: { name: 'Purchase', event: 'purchase', window: 'P3D' } },
    quietHours: { from: '21:00', to: '08:00', fallback: 'hold' },
  },
  nodes: {
    start,
    wait: ['delay', { mode: 'for', duration: 'PT4H' }],
    mail: ['message', { channel: 'email' }],
    opened: [
      'waitFor',
      { branches: { b1: { name: 'Opened', event: 'message.opened', message: 'mail' } }, timeout: 'P2D' },
    ],
    where: [
      'split',
      {
        branches: {
          b1: {
            name: 'Mexico',
            order: 0,
            where: { combinator: 'and', rules: [{ field: 'customer.country', operator: '=', value: 'MX' }] },
          },
        },
      },
    ],
    done: ['exit', { reason: 'Done' }],
  },
  paths: ['start > wait > mail > opened.b1 > where.b1 > done', 'opened.timeout > done', 'where.else > done'],
}

function compiled(journey: Journey) {
  const { machine, sourceMap, diagnostics } = compile(journey)
  if (!machine) throw new Error(diagnostics.map(({ code }) => code).join())
  const outline = outlineOf(machine, sourceMap)
  return { machine, sourceMap, outline, index: drawingIndexOf(outline, sourceMap) }
}

/** Every state of a machine by its path. */
function statesOf(states: Record<string, MachineState> | undefined, above = ''): [string, MachineState][] {
  return Object.entries(states ?? {}).flatMap(([key, state]) => [
    [`${above}${key}`, state] as [string, MachineState],
    ...statesOf(state.states, `${above}${key}.`),
  ])
}

/** Journeys that compile: the generator also makes some with errors. */
const holds = (law: (given: ReturnType<typeof compiled>, journey: Journey) => void) =>
  fc.assert(
    fc.property(journeys(), (journey) => {
      const { machine, sourceMap } = compile(journey)
      if (!machine) return
      const outline = outlineOf(machine, sourceMap)
      law({ machine, sourceMap, outline, index: drawingIndexOf(outline, sourceMap) }, journey)
    }),
  )

describe('the outline of a machine', () => {
  it('has every state, action and transition of the machine exactly once', () => {
    let seen = 0
    holds(({ machine, outline }) => {
      seen++
      const items = [...outline.items.values()]
      const states = statesOf(machine.states)
      expect(items.flatMap((item) => (item.kind === 'state' ? [item.id] : [])).sort()).toEqual(
        states.map(([path]) => path).sort(),
      )
      const transitions = states.flatMap(([path, state]) =>
        triggersOf(state).flatMap(([on, list]) =>
          list.map((each, index) => [transitionId(path, on, index), each] as const),
        ),
      )
      for (const [id, transition] of transitions) expect(outline.items.get(id)?.source).toBe(transition)
      expect(items.filter(({ kind }) => kind === 'transition')).toHaveLength(transitions.length)
      const actions = [
        ...states.flatMap(([, { entry = [], exit = [] }]) => [...entry, ...exit]),
        ...transitions.flatMap(([, { actions: own = [] }]) => own),
      ]
      expect(items.filter(({ kind }) => kind === 'action')).toHaveLength(actions.length)
    })
    expect(seen).toBeGreaterThan(50)
  })

  it('is a tree: each line once, one below the line above it', () => {
    holds(({ outline }) => {
      const visited: string[] = []
      const visit = (ids: readonly string[], parent: string | undefined, level: number) => {
        for (const id of ids) {
          visited.push(id)
          expect(outline.items.get(id)).toMatchObject({ parent, level })
          visit(outline.items.get(id)?.children ?? [], id, level + 1)
        }
      }
      visit(outline.roots, undefined, 1)
      expect(new Set(visited).size).toBe(visited.length)
      expect(visited.length).toBe(outline.items.size)
    })
  })

  it('leads each transition to a state that is there', () => {
    holds(({ outline }) => {
      for (const item of outline.items.values())
        if (item.kind === 'transition' && item.target) expect(outline.items.get(item.target.id)?.kind).toBe('state')
    })
  })

  it('tells steps in the order in which customers meet them', () => {
    const { outline } = compiled(sketch(parts))
    const inside = outline.items.get(`path.${INSIDE}`)?.children ?? []
    const names = inside.flatMap((id) => {
      const item = outline.items.get(id)
      return item?.kind === 'state' ? [item.name] : []
    })
    expect(names).toEqual(['start', 'wait', 'mail', 'opened', 'where', 'done'])
  })

  it('says triggers, guards and targets in short', () => {
    const { outline } = compiled(sketch(parts))
    const said = (state: string) =>
      [...outline.items.values()]
        .filter((item): item is TransitionItem => item.kind === 'transition' && item.state === state)
        .map(({ trigger, guard, target }) => [trigger, guard, target?.key])
    const at = (key: string) => `path.${INSIDE}.${key}`
    expect(said(at('wait'))).toEqual([['after PT4H', undefined, 'mail']])
    expect(said(at('mail.checking'))).toEqual([
      ['always', 'lacksConsent email', 'opened'],
      ['always', 'isQuiet 21:00–08:00 customer', 'held'],
      ['always', undefined, 'opened'],
    ])
    expect(said(at('mail.held'))).toEqual([['after quietEnds 21:00–08:00 customer', undefined, 'checking']])
    expect(said(at('opened'))).toEqual([
      ['message.opened', 'matches mail', 'where'],
      ['after P2D', undefined, 'done'],
    ])
    expect(said(at('where'))[0]).toEqual(['always', 'matches customer.country = "MX"', 'done'])
    expect(said(at('done'))).toEqual([['always', undefined, OUTSIDE]])
    expect(said('goals.g1.open')[0]).toEqual(['purchase', 'goalCounts ≤ P3D', 'reached'])
  })
})

describe('what is highlighted', () => {
  it('is, for every step, its state and all within it, and nothing else', () => {
    holds(({ machine, sourceMap, outline, index }, journey) => {
      const nodes = Object.keys(journey.variants[journey.mainVariant]?.nodes ?? {})
      const all = statesOf(machine.states).map(([path]) => path)
      for (const node of nodes) {
        const own = sourceMap.nodes[node]
        const lines = linesOfSelection(index, { nodes: new Set([node]), edges: new Set(), notes: new Set() })
        expect([...lines].sort()).toEqual(all.filter((path) => path === own || path.startsWith(`${own}.`)).sort())
        for (const line of lines) expect(drawnAt(outline.items.get(line) as StateItem)).toEqual({ node })
      }
    })
  })

  it('is, for every edge, the transitions that the source map names, and they lead back to the edge', () => {
    holds(({ sourceMap, outline, index }, journey) => {
      for (const edge of Object.keys(journey.variants[journey.mainVariant]?.edges ?? {})) {
        const lines = index.transitionsOf(edge)
        expect(lines).toHaveLength(sourceMap.transitions.filter((each) => each.edge === edge).length)
        for (const line of lines) expect(drawnAt(outline.items.get(line) as TransitionItem)).toEqual({ edge })
      }
    })
  })

  it('is nothing for what is not compiled', () => {
    const { index } = compiled(sketch(parts))
    expect(index.statesOf('nowhere')).toEqual([])
    expect(index.statesOf('constructor')).toEqual([])
    expect(index.transitionsOf('nowhere')).toEqual([])
  })
})

describe('the lines on screen', () => {
  const { outline } = compiled(sketch(parts))
  const shown = (open: ReadonlySet<string>, search = '') =>
    rowsOf(outline, open, find(outline, search)).map(({ item }) => item.id)

  it('open down to the steps at first, and no step', () => {
    const ids = shown(OPEN_AT_FIRST)
    expect(ids).toContain(`path.${INSIDE}.mail`)
    expect(ids).not.toContain(`path.${INSIDE}.mail.held`)
    expect(ids.slice(0, 3)).toEqual(['customer', 'goals', 'path'])
  })

  it('are, in a search, what it finds and the way there, whatever accents and case', () => {
    const ids = shown(new Set(), 'HÉLD')
    expect(ids).toContain(`path.${INSIDE}.mail.held`)
    expect(ids).not.toContain('customer')
    for (const id of ids) expect(ancestorsOf(outline, id).every((above) => ids.includes(above))).toBe(true)
    expect(shown(new Set(), 'no such thing')).toEqual([])
  })

  it('stand below each other without a gap, and the window has all that is in sight', () => {
    const rows = rowsOf(outline, new Set(outline.items.keys()))
    rows.forEach((row, index) => {
      expect(row.top).toBe(index === 0 ? 0 : (rows[index - 1]?.top ?? 0) + (rows[index - 1]?.height ?? 0))
    })
    fc.assert(
      fc.property(fc.nat(2_000), fc.integer({ min: 1, max: 600 }), (scrollTop, height) => {
        const [from, to] = windowOf(rows, scrollTop, height)
        rows.forEach(({ top, height: tall }, index) => {
          if (top < scrollTop + height && top + tall > scrollTop) expect(index >= from && index < to).toBe(true)
        })
      }),
    )
  })

  it('number siblings as a screen reader counts them', () => {
    const rows = rowsOf(outline, OPEN_AT_FIRST)
    const regions = rows.filter(({ item }) => item.level === 1)
    expect(regions.map(({ position, siblings }) => [position, siblings])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })
})
