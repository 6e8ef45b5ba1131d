import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Journey, journeySchema, kindSpec, NODE_KINDS, portsOf } from '../document/index.ts'
import { clipOf, createEditor, type Editor, select, sequentialIds } from './index.ts'

/** A small journey: start → pause → exit. */
const journey = (): Journey =>
  journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'welcome',
    name: 'Welcome',
    timeZone: 'Europe/Madrid',
    variants: {
      main: {
        name: 'Main',
        purpose: 'realistic',
        nodes: {
          start: { kind: 'entry', name: 'Start', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
          pause: { kind: 'delay', name: 'Pause', position: { x: 0, y: 120 }, config: { mode: 'for', duration: 'P1D' } },
          end: { kind: 'exit', name: 'End', position: { x: 0, y: 240 }, config: { reason: 'Done' } },
        },
        edges: { e1: { from: 'start', port: 'next', to: 'pause' }, e2: { from: 'pause', port: 'next', to: 'end' } },
      },
    },
    mainVariant: 'main',
  })

const open = (at: { ms: number } = { ms: 0 }) =>
  createEditor({ journey: journey(), ids: sequentialIds(), now: () => at.ms, schedule: () => () => {} })

const current = (editor: Editor) => editor.document.getState().journey
const main = (editor: Editor) => {
  const variant = current(editor).variants.main
  if (!variant) throw new Error('The main variant has gone')
  return variant
}
const edges = (editor: Editor) =>
  Object.values(main(editor).edges).map(({ from, port, to }) => `${from}.${port} → ${to}`)

describe('connecting', () => {
  it('moves the edge that a port already carries', () => {
    const editor = open()
    expect(editor.execute('edge.connect', { from: 'start', port: 'next', to: 'end' })).toEqual({
      ok: true,
      value: 'e1',
    })
    expect(edges(editor)).toEqual(['start.next → end', 'pause.next → end'])
  })

  it.each([
    ['into an entry', { from: 'pause', port: 'next', to: 'start' }, 'intoEntry'],
    ['from a port that is not there', { from: 'pause', port: 'timeout', to: 'end' }, 'noSuchPort'],
    ['from an exit', { from: 'end', port: 'next', to: 'pause' }, 'noSuchPort'],
    ['to a node that is not there', { from: 'pause', port: 'next', to: 'nowhere' }, 'noSuchNode'],
  ])('is refused %s', (_, connection, code) => {
    const editor = open()
    const before = current(editor)
    expect(editor.execute('edge.connect', connection)).toMatchObject({ ok: false, error: { code } })
    expect(current(editor)).toBe(before)
    expect(editor.history.getState().past).toEqual([])
  })

  it('lets a waiting step lead to itself, and no other', () => {
    const editor = open()
    expect(editor.execute('edge.connect', { from: 'pause', port: 'next', to: 'pause' }).ok).toBe(true)
    const split = editor.execute('node.add', { kind: 'split', position: { x: 0, y: 0 } })
    const id = split.ok ? split.value : ''
    expect(editor.execute('edge.connect', { from: id, port: 'else', to: id })).toMatchObject({
      ok: false,
      error: { code: 'ontoItself' },
    })
  })
})

describe('deleting', () => {
  it('takes the edges of a node along', () => {
    const editor = open()
    editor.execute('selection.delete', { nodes: ['pause'] })
    expect(edges(editor)).toEqual([])
    editor.undo()
    expect(current(editor)).toEqual(journey())
  })

  it('forgets the selection of what has gone, and undo brings it back', () => {
    const editor = open()
    select(editor.view, { nodes: ['pause'] })
    editor.execute('selection.delete', { nodes: ['pause'] })
    expect([...editor.view.getState().selection.nodes]).toEqual([])
    editor.undo()
    expect([...editor.view.getState().selection.nodes]).toEqual(['pause'])
  })
})

describe('inserting into an edge', () => {
  it('leads the edge through the new node and moves what follows out of the way', () => {
    const editor = open()
    const added = editor.execute('node.insertOnEdge', {
      edge: 'e2',
      node: { kind: 'message', position: { x: 0, y: 180 } },
    })
    const id = added.ok ? added.value : ''
    expect(edges(editor)).toEqual(['start.next → pause', `pause.next → ${id}`, `${id}.next → end`])
    expect(main(editor).nodes.end?.position).toEqual({ x: 0, y: 300 })
  })

  it('is refused for a step that leads nowhere', () => {
    const editor = open()
    expect(
      editor.execute('node.insertOnEdge', { edge: 'e2', node: { kind: 'exit', position: { x: 0, y: 0 } } }).ok,
    ).toBe(false)
    expect(current(editor)).toEqual(journey())
  })
})

describe('configuring', () => {
  it('keeps the edges of branches that stay and drops those of branches that go', () => {
    const editor = open()
    const wait = {
      branches: { b1: { name: 'Opened', event: 'message.opened' }, b2: { name: 'Clicked', event: 'message.clicked' } },
      timeout: 'P1D',
    }
    const added = editor.execute('node.add', { kind: 'waitFor', position: { x: 0, y: 0 }, config: wait })
    const id = added.ok ? added.value : ''
    editor.execute('edge.connect', { from: id, port: 'b1', to: 'end' })
    editor.execute('edge.connect', { from: id, port: 'b2', to: 'pause' })
    editor.execute('node.configure', { node: id, config: { ...wait, branches: { b2: wait.branches.b2 } } })
    expect(edges(editor).filter((edge) => edge.startsWith(id))).toEqual([`${id}.b2 → pause`])
  })

  it('refuses what the schema refuses', () => {
    const editor = open()
    expect(
      editor.execute('node.configure', { node: 'pause', config: { mode: 'for', duration: 'a while' } }),
    ).toMatchObject({
      ok: false,
      error: { code: 'invalid', subject: 'duration' },
    })
  })
})

describe('history', () => {
  it('makes one step of a burst of typing, and two when it pauses', () => {
    const at = { ms: 0 }
    const editor = open(at)
    for (const name of ['P', 'Pa', 'Pau']) editor.execute('node.rename', { node: 'pause', name })
    at.ms = 10_000
    editor.execute('node.rename', { node: 'pause', name: 'Paused' })
    expect(editor.history.getState().past).toHaveLength(2)
    editor.undo()
    expect(main(editor).nodes.pause?.name).toBe('Pau')
    editor.undo()
    expect(main(editor).nodes.pause?.name).toBe('Pause')
  })

  it('ends a burst at a mark', () => {
    const editor = open()
    editor.execute('node.rename', { node: 'pause', name: 'A' })
    editor.mark()
    editor.execute('node.rename', { node: 'pause', name: 'B' })
    expect(editor.history.getState().past).toHaveLength(2)
  })

  it('makes one step of a gesture, and none of one that was cancelled', () => {
    const editor = open()
    const drag = editor.gesture('node.move')
    for (const x of [10, 20, 30]) editor.execute('node.move', { nodes: { pause: { x, y: 120 } } })
    drag.commit()
    expect(editor.history.getState().past.map(({ name }) => name)).toEqual(['node.move'])
    const second = editor.gesture('node.move')
    editor.execute('node.move', { nodes: { pause: { x: 500, y: 500 } } })
    second.cancel()
    expect(main(editor).nodes.pause?.position).toEqual({ x: 30, y: 120 })
    expect(editor.history.getState().past).toHaveLength(1)
  })

  it('does not undo what someone else did', () => {
    const editor = open()
    editor.execute('node.rename', { node: 'pause', name: 'Mine' })
    const theirs = structuredClone(current(editor))
    const end = theirs.variants.main?.nodes.end
    if (end) end.name = 'Theirs'
    editor.execute('document.receive', { journey: theirs })
    editor.undo()
    expect(main(editor).nodes.pause?.name).toBe('Pause')
    expect(main(editor).nodes.end?.name).toBe('Theirs')
    expect(editor.undo()).toBe(false)
  })

  it('leaves no edge in the air when someone else deleted the node it led to', () => {
    const editor = open()
    editor.execute('selection.delete', { edges: ['e2'] })
    const theirs = structuredClone(current(editor))
    delete theirs.variants.main?.nodes.end
    editor.execute('document.receive', { journey: theirs })
    editor.undo()
    expect(edges(editor)).toEqual(['start.next → pause'])
  })

  it('keeps the identity of everything a remote change did not touch', () => {
    const editor = open()
    const before = main(editor)
    const theirs = structuredClone(current(editor))
    const end = theirs.variants.main?.nodes.end
    if (end) end.name = 'Theirs'
    editor.execute('document.receive', { journey: theirs })
    expect(main(editor).nodes.pause).toBe(before.nodes.pause)
    expect(main(editor).edges).toBe(before.edges)
    expect(main(editor).nodes.end).not.toBe(before.nodes.end)
  })
})

describe('copies', () => {
  it('have fresh ids, the connections among them, and speak of one another', () => {
    const editor = open()
    const mail = editor.execute('node.add', { kind: 'message', position: { x: 0, y: 0 } })
    const message = mail.ok ? mail.value : ''
    const wait = editor.execute('node.addAfter', {
      from: message,
      node: {
        kind: 'waitFor',
        position: { x: 0, y: 120 },
        config: { branches: { b1: { name: 'Opened', event: 'message.opened', message } }, timeout: 'P1D' },
      },
    })
    const clip = clipOf(main(editor), { nodes: new Set([message, wait.ok ? wait.value : '']), notes: new Set() })
    const pasted = editor.execute('selection.paste', { clip, offset: { x: 40, y: 40 } })
    const [copy = '', waiting = ''] = pasted.ok ? pasted.value.nodes : []
    expect(edges(editor)).toContain(`${copy}.next → ${waiting}`)
    expect(main(editor).nodes[waiting]?.config).toMatchObject({ branches: { b1: { message: copy } } })
  })
})

// --- any sequence of commands ---

type Act = (editor: Editor) => void
const some = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % Math.max(1, items.length)]

const place = fc.record({ x: fc.integer({ min: -2_000, max: 2_000 }), y: fc.integer({ min: -2_000, max: 2_000 }) })
const index = fc.nat(50)

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom(...NODE_KINDS), position: place }).map(
    (node): Act =>
      (editor) =>
        void editor.execute('node.add', node),
  ),
  fc.tuple(index, index, index).map(
    ([a, b, c]): Act =>
      (editor) => {
        const ids = Object.keys(main(editor).nodes)
        const from = some(ids, a)
        const node = from === undefined ? undefined : main(editor).nodes[from]
        const port = node && some(portsOf(node), b)
        const to = some(ids, c)
        if (from !== undefined && port && to !== undefined) editor.execute('edge.connect', { from, port: port.id, to })
      },
  ),
  fc.tuple(fc.constantFrom(...NODE_KINDS), index, place).map(
    ([kind, e, position]): Act =>
      (editor) => {
        const edge = some(Object.keys(main(editor).edges), e)
        if (edge !== undefined) editor.execute('node.insertOnEdge', { edge, node: { kind, position } })
      },
  ),
  fc.tuple(fc.constantFrom(...NODE_KINDS), index).map(
    ([kind, n]): Act =>
      (editor) => {
        const node = some(Object.keys(main(editor).nodes), n)
        if (node !== undefined) editor.execute('node.changeKind', { node, kind })
      },
  ),
  fc.tuple(index, index).map(
    ([n, e]): Act =>
      (editor) => {
        const node = some(Object.keys(main(editor).nodes), n)
        const edge = some(Object.keys(main(editor).edges), e)
        editor.execute('selection.delete', {
          nodes: node === undefined ? [] : [node],
          edges: edge === undefined ? [] : [edge],
        })
      },
  ),
  fc.tuple(index, place).map(
    ([n, to]): Act =>
      (editor) => {
        const node = some(Object.keys(main(editor).nodes), n)
        if (node !== undefined) editor.execute('node.nudge', { nodes: { [node]: to } })
      },
  ),
  fc.tuple(index, fc.string()).map(
    ([n, name]): Act =>
      (editor) => {
        const node = some(Object.keys(main(editor).nodes), n)
        if (node !== undefined) editor.execute('node.rename', { node, name })
      },
  ),
  fc.tuple(fc.array(index, { maxLength: 4 }), place).map(
    ([picks, offset]): Act =>
      (editor) => {
        const ids = Object.keys(main(editor).nodes)
        const nodes = new Set(picks.flatMap((pick) => some(ids, pick) ?? []))
        editor.execute('selection.duplicate', { clip: clipOf(main(editor), { nodes, notes: new Set() }), offset })
      },
  ),
  fc.tuple(index, index).map(
    ([n, cut]): Act =>
      (editor) => {
        const [id, node] = some(Object.entries(main(editor).nodes), n) ?? []
        if (id === undefined || !node || !('branches' in node.config)) return
        const branches = Object.entries<object>(node.config.branches).filter((_, at) => at !== cut % 3)
        editor.execute('node.configure', {
          node: id,
          config: { ...node.config, branches: Object.fromEntries(branches) },
        })
      },
  ),
  fc.record({ name: fc.string(), order: fc.integer() }).map(
    (value): Act =>
      (editor) =>
        void editor.execute('stage.put', { value }),
  ),
  fc.tuple(index, index).map(
    ([n, s]): Act =>
      (editor) => {
        const node = some(Object.keys(main(editor).nodes), n)
        const stage = some(Object.keys(current(editor).stages), s)
        editor.execute('node.setStage', { nodes: node === undefined ? [] : [node], stage })
        if (stage !== undefined && n % 5 === 0) editor.execute('stage.delete', { id: stage })
      },
  ),
  fc.tuple(place, fc.string()).map(
    ([position, text]): Act =>
      (editor) =>
        void editor.execute('note.add', { position, text }),
  ),
)

function expectSound(editor: Editor): void {
  const parsed = journeySchema.safeParse(current(editor))
  expect(parsed.success ? [] : parsed.error.issues).toEqual([])
  const { nodes, edges: all } = main(editor)
  const places = new Set<string>()
  for (const { from, port, to } of Object.values(all)) {
    const source = nodes[from]
    expect(source && portsOf(source).some(({ id }) => id === port)).toBe(true)
    expect(nodes[to] !== undefined && nodes[to]?.kind !== 'entry').toBe(true)
    if (from === to) expect(source && kindSpec(source.kind).waits).toBe(true)
    expect(places.has(`${from} ${port}`)).toBe(false)
    places.add(`${from} ${port}`)
  }
}

describe('any sequence of commands', () => {
  it('keeps the document sound, undoes to the start and redoes to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.boolean()), { maxLength: 25 }), (sequence) => {
        const editor = open()
        const start = current(editor)
        for (const [act, mark] of sequence) {
          act(editor)
          if (mark) editor.mark()
          expectSound(editor)
        }
        const end = current(editor)
        while (editor.undo()) expectSound(editor)
        expect(current(editor)).toEqual(start)
        while (editor.redo());
        expect(current(editor)).toEqual(end)
      }),
      { numRuns: 150 },
    )
  })

  it('stays sound when someone else changes the document in between', () => {
    fc.assert(
      fc.property(
        fc.array(acts, { maxLength: 10 }),
        fc.array(acts, { maxLength: 10 }),
        fc.nat(20),
        (mine, theirs, undos) => {
          const editor = open()
          for (const act of mine) act(editor)
          const other = createEditor({
            journey: structuredClone(current(editor)),
            ids: sequentialIds(),
            schedule: () => () => {},
          })
          for (const act of theirs) act(other)
          editor.execute('document.receive', { journey: structuredClone(current(other)) })
          expect(current(editor)).toEqual(current(other))
          for (let step = 0; step < undos && editor.undo(); step += 1) expectSound(editor)
          while (editor.redo()) expectSound(editor)
        },
      ),
      { numRuns: 150 },
    )
  })
})
