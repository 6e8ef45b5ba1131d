import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALWAYS,
  graphOf,
  type Journey,
  journeySchema,
  kindSpec,
  NODE_KINDS,
  portsOf,
  type Variant,
} from '../document/index.ts'
import {
  addToGroup,
  alignSelection,
  copySelection,
  createEditor,
  deleteSelection,
  deleteWithGroup,
  distributeSelection,
  type Editor,
  flipSelection,
  goToProblem,
  groupSelection,
  joinableGroups,
  pasteText,
  replaceStep,
  select,
  selectAlongFlow,
  selectKind,
  selectSameKind,
  sequentialIds,
  stepBox,
  takeOutOfGroup,
  toggleGroup,
  togglePinned,
  ungroupSelection,
  zoomToSelection,
} from './index.ts'

/** start → mail → pause → split (Yes → sms → end, else → end), and an e-mail that nothing leads to. */
const journey = (): Journey =>
  journeySchema.parse({
    format: 'jornada/journey',
    formatVersion: 1,
    id: 'welcome',
    name: 'Welcome',
    timeZone: 'Europe/Madrid',
    stages: { st1: { name: 'Meet', order: 1 } },
    variants: {
      main: {
        name: 'Main',
        purpose: 'realistic',
        nodes: {
          start: { kind: 'entry', name: 'Start', position: { x: 0, y: 0 }, config: { trigger: { type: 'manual' } } },
          mail: { kind: 'message', name: 'Mail', position: { x: 0, y: 120 }, config: { channel: 'email' } },
          pause: { kind: 'delay', name: 'Pause', position: { x: 0, y: 240 }, config: { mode: 'for', duration: 'P1D' } },
          split: {
            kind: 'split',
            name: 'Split',
            position: { x: 0, y: 360 },
            config: {
              branches: {
                b1: { name: 'Yes', where: ALWAYS, order: 1 },
                b2: { name: 'Maybe', where: ALWAYS, order: 2 },
              },
            },
          },
          sms: { kind: 'message', name: 'Text', position: { x: -200, y: 480 }, config: { channel: 'sms' } },
          end: { kind: 'exit', name: 'End', position: { x: 40, y: 700 }, config: { reason: 'Done' } },
          other: { kind: 'message', name: 'Other', position: { x: 600, y: 100 }, config: { channel: 'email' } },
        },
        edges: {
          e1: { from: 'start', port: 'next', to: 'mail' },
          e2: { from: 'mail', port: 'next', to: 'pause' },
          e3: { from: 'pause', port: 'next', to: 'split' },
          e4: { from: 'split', port: 'b1', to: 'sms' },
          e5: { from: 'split', port: 'else', to: 'end' },
          e6: { from: 'sms', port: 'next', to: 'end' },
        },
      },
    },
    mainVariant: 'main',
  })

const open = () => createEditor({ journey: journey(), ids: sequentialIds(), now: () => 0, schedule: () => () => {} })
const main = (editor: Editor): Variant => {
  const variant = editor.document.getState().journey.variants.main
  if (!variant) throw new Error('The main variant has gone')
  return variant
}
const ways = (editor: Editor) =>
  Object.values(main(editor).edges)
    .map(({ from, port, to }) => `${from}.${port} → ${to}`)
    .sort()
const chosen = (editor: Editor) => [...editor.view.getState().selection.nodes].sort()

describe('deleting a step', () => {
  it('leads the ways into it on to what came after', () => {
    const editor = open()
    select(editor.view, { nodes: ['mail'] })
    deleteSelection(editor)
    expect(ways(editor)).toContain('start.next → pause')
    editor.undo()
    expect(main(editor)).toEqual(journey().variants.main)
  })

  it('bridges several that follow one another', () => {
    const editor = open()
    select(editor.view, { nodes: ['mail', 'pause'] })
    deleteSelection(editor)
    expect(ways(editor)).toContain('start.next → split')
  })

  it('lets ways end where it parts into several', () => {
    const editor = open()
    select(editor.view, { nodes: ['split'] })
    deleteSelection(editor)
    expect(ways(editor)).toEqual(['mail.next → pause', 'sms.next → end', 'start.next → mail'])
  })

  it('bridges a parting whose ways all meet again at once', () => {
    const editor = open()
    select(editor.view, { nodes: ['sms'] })
    deleteSelection(editor)
    select(editor.view, { nodes: ['split'] })
    deleteSelection(editor)
    expect(ways(editor)).toContain('pause.next → end')
  })

  it('mends nothing when asked not to, and never a way that was itself deleted', () => {
    const editor = open()
    select(editor.view, { nodes: ['mail'] })
    deleteSelection(editor, { heal: false })
    expect(ways(editor).some((way) => way.startsWith('start'))).toBe(false)
    editor.undo()
    select(editor.view, { nodes: ['mail'], edges: ['e1'] })
    deleteSelection(editor)
    expect(ways(editor).some((way) => way.startsWith('start'))).toBe(false)
  })

  it('leaves no step leading to itself that may not', () => {
    const editor = open()
    editor.execute('edge.connect', { from: 'sms', port: 'next', to: 'pause' })
    editor.execute('edge.connect', { from: 'split', port: 'else', to: 'sms' })
    select(editor.view, { nodes: ['pause', 'sms'] })
    deleteSelection(editor)
    expect(ways(editor)).toEqual(['mail.next → split', 'start.next → mail'])
  })

  it('of any steps leaves a sound graph, and undo brings everything back', () => {
    const ids = Object.keys(journey().variants.main?.nodes ?? {})
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), (nodes) => {
        const editor = open()
        select(editor.view, { nodes })
        deleteSelection(editor)
        expect(graphOf(main(editor)).broken).toEqual([])
        editor.undo()
        expect(editor.document.getState().journey).toEqual(journey())
      }),
    )
  })
})

describe('putting another kind in a step’s place', () => {
  it('keeps its name, stage, place and pin, the ways into it, and leads on by the way that plays the same part', () => {
    const editor = open()
    editor.execute('node.setStage', { nodes: ['mail'], stage: 'st1' })
    editor.execute('node.pin', { nodes: ['mail'], pinned: true })
    expect(replaceStep(editor, 'mail', { kind: 'webhook' }).ok).toBe(true)
    expect(main(editor).nodes.mail).toMatchObject({
      kind: 'webhook',
      name: 'Mail',
      stage: 'st1',
      pinned: true,
      position: { x: 0, y: 120 },
    })
    expect(ways(editor)).toContain('start.next → mail')
    expect(ways(editor)).toContain('mail.ok → pause')
  })

  it('takes the channel of the one chosen', () => {
    const editor = open()
    replaceStep(editor, 'mail', { kind: 'message', config: { channel: 'push' } })
    expect(main(editor).nodes.mail?.config).toMatchObject({ channel: 'push' })
    expect(ways(editor)).toContain('mail.next → pause')
  })

  it('leaves a sound graph whatever becomes of what', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('start', 'mail', 'split', 'sms', 'end'),
        fc.constantFrom(...NODE_KINDS),
        (id, kind) => {
          const editor = open()
          const done = replaceStep(editor, id, { kind })
          expect(graphOf(main(editor)).broken).toEqual([])
          if (!done.ok) return
          const node = main(editor).nodes[id]
          const out = Object.values(main(editor).edges).filter(({ from }) => from === id).length
          const had = Object.values(journey().variants.main?.edges ?? {}).filter(({ from }) => from === id).length
          expect(out).toBe(Math.min(had, node ? portsOf(node).length : 0))
          expect(kindSpec(kind).config.safeParse(node?.config).success).toBe(true)
        },
      ),
    )
  })
})

describe('branches', () => {
  it('swap what they lead to, by two selected ways or a step with two', () => {
    const editor = open()
    select(editor.view, { edges: ['e4', 'e5'] })
    expect(flipSelection(editor)).toBe(true)
    expect(ways(editor)).toContain('split.b1 → end')
    expect(ways(editor)).toContain('split.else → sms')
    select(editor.view, { nodes: ['split'] })
    flipSelection(editor)
    expect(ways(editor)).toContain('split.b1 → sms')
    expect(editor.history.getState().past.map(({ name }) => name)).toEqual(['branch.flip', 'branch.flip'])
  })

  it('hand what they lead to to one that leads nowhere', () => {
    const editor = open()
    editor.execute('branch.flip', { node: 'split', ports: ['b1', 'b2'] })
    expect(ways(editor)).toContain('split.b2 → sms')
    expect(ways(editor).some((way) => way.startsWith('split.b1'))).toBe(false)
  })

  it('are not flipped when there are not two', () => {
    const editor = open()
    select(editor.view, { nodes: ['mail'] })
    expect(flipSelection(editor)).toBe(false)
    expect(editor.execute('branch.flip', { node: 'end', ports: ['a', 'b'] })).toMatchObject({ ok: false })
  })

  it('are tried earlier or later', () => {
    const editor = open()
    const order = () => {
      const node = main(editor).nodes.split
      return node ? portsOf(node).map(({ id }) => id) : []
    }
    editor.execute('branch.move', { node: 'split', branch: 'b2', by: -1 })
    expect(order()).toEqual(['b2', 'b1', 'else'])
    editor.execute('branch.move', { node: 'split', branch: 'b2', by: 9 })
    expect(order()).toEqual(['b1', 'b2', 'else'])
    expect(editor.execute('branch.move', { node: 'split', branch: 'else', by: 1 })).toMatchObject({ ok: false })
  })
})

describe('choosing steps', () => {
  it('takes all of a kind, messages of the same channel', () => {
    const editor = open()
    selectKind(editor, 'message')
    expect(chosen(editor)).toEqual(['mail', 'other', 'sms'])
    select(editor.view, { nodes: ['mail'] })
    selectSameKind(editor)
    expect(chosen(editor)).toEqual(['mail', 'other'])
    select(editor.view, {})
    expect(selectSameKind(editor)).toBe(false)
  })

  it('takes everything after or before one', () => {
    const editor = open()
    select(editor.view, { nodes: ['split'] })
    selectAlongFlow(editor, 'after')
    expect(chosen(editor)).toEqual(['end', 'sms', 'split'])
    select(editor.view, { nodes: ['split'] })
    selectAlongFlow(editor, 'before')
    expect(chosen(editor)).toEqual(['mail', 'pause', 'split', 'start'])
  })

  it('shows what is chosen', () => {
    const editor = open()
    expect(zoomToSelection(editor)).toBe(false)
    select(editor.view, { edges: ['e6'] })
    expect(zoomToSelection(editor)).toBe(true)
    expect(editor.view.getState().focus).toEqual({ nodes: ['sms', 'end'], notes: [], grab: false, fill: true })
    const note = editor.execute('note.add', { position: { x: 900, y: 900 } })
    select(editor.view, { notes: note.ok ? [note.value] : [] })
    expect(zoomToSelection(editor)).toBe(true)
    expect(editor.view.getState().focus).toMatchObject({ nodes: [], notes: [note.ok && note.value] })
  })

  it('goes from problem to problem, errors first, round and round', () => {
    const at = (node: string, severity: 'error' | 'warning' | 'hint') => ({
      code: 'x',
      message: '',
      severity,
      node,
      variant: 'main',
    })
    const editor = createEditor({
      journey: journey(),
      check: () => [at('mail', 'warning'), at('sms', 'error'), at('end', 'hint'), at('mail', 'warning')],
      schedule: (task) => {
        task()
        return () => {}
      },
    })
    editor.checkNow()
    const visited = [1, 1, 1, -1].map((by) => {
      goToProblem(editor, by === 1 ? 1 : -1)
      return chosen(editor)[0]
    })
    expect(visited).toEqual(['sms', 'mail', 'sms', 'mail'])
    expect(goToProblem(open())).toBe(false)
  })
})

describe('lining up', () => {
  const boxes = (editor: Editor, ids: readonly string[]) =>
    ids.flatMap((id) => {
      const node = main(editor).nodes[id]
      return node ? [stepBox(node)] : []
    })

  it.each([
    ['left', (box: { x: number }) => box.x],
    ['right', (box: { x: number; width: number }) => box.x + box.width],
    ['centre', (box: { x: number; width: number }) => box.x + box.width / 2],
    ['top', (box: { y: number }) => box.y],
    ['middle', (box: { y: number; height: number }) => box.y + box.height / 2],
    ['bottom', (box: { y: number; height: number }) => box.y + box.height],
  ] as const)('brings the %s of all to one line, in one step', (side, line) => {
    const editor = open()
    select(editor.view, { nodes: ['split', 'sms', 'other'] })
    expect(alignSelection(editor, side)).toBe(true)
    expect(new Set(boxes(editor, ['split', 'sms', 'other']).map(line)).size).toBe(1)
    expect(editor.history.getState().past).toHaveLength(1)
    expect(alignSelection(editor, side)).toBe(false)
  })

  it('makes gaps equal and leaves the outermost alone', () => {
    const editor = open()
    const ids = ['start', 'mail', 'split', 'end']
    select(editor.view, { nodes: ids })
    editor.execute('node.move', { nodes: { mail: { x: 0, y: 130 } } })
    expect(distributeSelection(editor, 'vertical')).toBe(true)
    const placed = boxes(editor, ids)
    const gaps = placed.slice(1).map((box, index) => box.y - ((placed[index]?.y ?? 0) + (placed[index]?.height ?? 0)))
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
    expect([main(editor).nodes.start?.position.y, main(editor).nodes.end?.position.y]).toEqual([0, 700])
    select(editor.view, { nodes: ['start', 'end'] })
    expect(distributeSelection(editor, 'horizontal')).toBe(false)
  })

  it('moves a collapsed group as the one box it is', () => {
    const editor = open()
    select(editor.view, { nodes: ['split', 'sms'] })
    const group = groupSelection(editor, 'Reminders')
    toggleGroup(editor, group?.ok ? group.value : '')
    const apart = () => (main(editor).nodes.split?.position.x ?? 0) - (main(editor).nodes.sms?.position.x ?? 0)
    const before = apart()
    select(editor.view, { nodes: ['split', 'sms', 'other'] })
    expect(alignSelection(editor, 'left')).toBe(true)
    expect(apart()).toBe(before)
  })
})

describe('groups', () => {
  const grouped = (...nodes: string[]) => {
    const editor = open()
    select(editor.view, { nodes })
    const made = groupSelection(editor, 'Welcome')
    return { editor, id: made?.ok ? made.value : '' }
  }

  it('are made of what is selected, folded and done away with, each in one step', () => {
    const { editor, id } = grouped('mail', 'pause')
    expect(main(editor).groups[id]).toEqual({ name: 'Welcome', nodes: ['mail', 'pause'] })
    toggleGroup(editor, id)
    expect(main(editor).groups[id]?.collapsed).toBe(true)
    toggleGroup(editor, id)
    expect(main(editor).groups[id]).not.toHaveProperty('collapsed')
    editor.execute('group.rename', { group: id, name: 'Hello' })
    expect(main(editor).groups[id]?.name).toBe('Hello')
    select(editor.view, { nodes: ['pause'] })
    expect(ungroupSelection(editor)).toBe(true)
    expect(main(editor).groups).toEqual({})
    expect(editor.history.getState().past.map(({ name }) => name)).toEqual([
      'group.create',
      'group.collapse',
      'group.collapse',
      'group.rename',
      'group.dissolve',
    ])
    expect(ungroupSelection(editor)).toBe(false)
  })

  it('have every step in one of them at most', () => {
    const { editor } = grouped('mail', 'pause')
    select(editor.view, { nodes: ['pause', 'split'] })
    groupSelection(editor, 'Other')
    expect(Object.values(main(editor).groups).map(({ nodes }) => nodes)).toEqual([['mail'], ['pause', 'split']])
  })

  it('take in more when grouped together with it', () => {
    const { editor, id } = grouped('mail', 'pause')
    select(editor.view, { nodes: ['mail', 'pause', 'split'] })
    groupSelection(editor, 'Another name')
    expect(main(editor).groups).toEqual({ [id]: { name: 'Welcome', nodes: ['mail', 'pause', 'split'] } })
  })

  it('take in a step that is put between two of theirs', () => {
    const { editor, id } = grouped('mail', 'pause')
    const made = editor.execute('node.insertOnEdge', {
      edge: 'e2',
      node: { kind: 'delay', position: { x: 0, y: 200 } },
    })
    expect(main(editor).groups[id]?.nodes).toContain(made.ok ? made.value : '')
  })

  it('take steps in and let them out, one step of the history each', () => {
    const { editor, id } = grouped('mail', 'pause')
    select(editor.view, { nodes: ['split', 'mail'] })
    expect(joinableGroups(editor)).toEqual([id])
    expect(addToGroup(editor, id)).toBe(true)
    expect(main(editor).groups[id]?.nodes).toEqual(['mail', 'pause', 'split'])
    expect(joinableGroups(editor)).toEqual([])
    select(editor.view, { nodes: ['mail'] })
    expect(takeOutOfGroup(editor)).toBe(true)
    expect(main(editor).groups[id]?.nodes).toEqual(['pause', 'split'])
    expect(takeOutOfGroup(editor)).toBe(false)
    expect(editor.history.getState().past.map(({ name }) => name)).toEqual([
      'group.create',
      'group.join',
      'group.leave',
    ])
    expect(addToGroup(editor, 'gone')).toBe(false)
  })

  it('change hands while steps are carried, in the same step; a group nobody is left in goes', () => {
    const { editor, id } = grouped('mail', 'pause')
    const moved = { x: 400, y: 400 }
    editor.execute('node.move', { nodes: { split: moved }, groups: { split: id, mail: undefined, pause: undefined } })
    expect(main(editor).groups).toEqual({ [id]: { name: 'Welcome', nodes: ['split'] } })
    expect(main(editor).nodes.split?.position).toEqual(moved)
    editor.undo()
    expect(main(editor).groups[id]?.nodes).toEqual(['mail', 'pause'])
    editor.execute('node.move', { groups: { mail: undefined, pause: undefined } })
    expect(main(editor).groups).toEqual({})
    expect(editor.execute('node.move', { groups: { mail: id } }).ok).toBe(false)
  })

  it('are deleted with all that is in them; ways lead on past', () => {
    const { editor, id } = grouped('mail', 'pause')
    expect(deleteWithGroup(editor, id)).toBe(true)
    expect(main(editor).groups).toEqual({})
    expect(Object.values(main(editor).edges)).toContainEqual({ from: 'start', port: 'next', to: 'split' })
    expect(deleteWithGroup(editor, id)).toBe(false)
  })

  it('keep every step in one of them at most, whatever changes hands', () => {
    const ids = ['start', 'mail', 'pause', 'split', 'sms', 'end']
    const to = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('gr1', 'gr2', undefined))
    fc.assert(
      fc.property(to, (groups) => {
        const editor = open()
        editor.execute('group.create', { nodes: ['start', 'mail', 'pause'] })
        editor.execute('group.create', { nodes: ['split', 'sms'] })
        const before = main(editor).groups
        expect(editor.execute('node.move', { groups }).ok).toBe(true)
        const where = Object.entries(main(editor).groups).flatMap(([id, { nodes }]) => nodes.map((node) => [node, id]))
        const wanted = ids.flatMap((node) => {
          const was = Object.keys(before).find((id) => before[id]?.nodes.includes(node))
          const id = Object.hasOwn(groups, node) ? groups[node] : was
          return id === undefined ? [] : [[node, id]]
        })
        expect(where.sort()).toEqual(wanted.sort())
        // What changes nothing is no step to take back.
        if (editor.history.getState().past.length > 2) editor.undo()
        expect(main(editor).groups).toEqual(before)
      }),
      { numRuns: 100 },
    )
  })

  it('go with their last step, and are copied when copied whole', () => {
    const { editor } = grouped('mail', 'pause')
    select(editor.view, { nodes: ['mail', 'pause'] })
    const text = copySelection(editor) ?? ''
    deleteSelection(editor)
    expect(main(editor).groups).toEqual({})
    const pasted = pasteText(editor, text)
    expect(pasted.ok && Object.values(main(editor).groups)).toEqual([
      { name: 'Welcome', nodes: pasted.ok ? [...('nodes' in pasted.value ? pasted.value.nodes : [])] : [] },
    ])
  })
})

describe('pins and stages', () => {
  it('pins what is selected, and lets go when all of it is pinned', () => {
    const editor = open()
    editor.execute('node.pin', { nodes: ['mail'], pinned: true })
    select(editor.view, { nodes: ['mail', 'pause'] })
    togglePinned(editor)
    expect([main(editor).nodes.mail?.pinned, main(editor).nodes.pause?.pinned]).toEqual([true, true])
    togglePinned(editor)
    expect(main(editor).nodes.mail).not.toHaveProperty('pinned')
  })

  it('moves a step into another stage as one step of the history', () => {
    const editor = open()
    editor.execute('node.move', { nodes: { mail: { x: 0, y: 500 } }, stages: { mail: 'st1' } })
    expect(main(editor).nodes.mail).toMatchObject({ stage: 'st1', position: { x: 0, y: 500 } })
    editor.undo()
    expect(main(editor)).toEqual(journey().variants.main)
    expect(editor.execute('node.move', { nodes: {}, stages: { mail: 'nowhere' } })).toMatchObject({ ok: false })
  })
})

describe('pasting', () => {
  it.each([
    ['a whole journey', JSON.stringify({ format: 'jornada/journey', formatVersion: 1 }), 'journey'],
    ['half a clip', '{"format":"jornada/clip","nodes":{', 'damaged'],
    [
      'a clip whose steps are none',
      '{"format":"jornada/clip","formatVersion":1,"nodes":{"n":{}},"edges":{},"notes":{}}',
      'damaged',
    ],
    ['something else', 'Hello', 'foreign'],
  ])('says what is wrong with %s and changes nothing', (_, text, error) => {
    const editor = open()
    const before = editor.document.getState().journey
    expect(pasteText(editor, text)).toEqual({ ok: false, error })
    expect(editor.document.getState().journey).toBe(before)
  })
})
