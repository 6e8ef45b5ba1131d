import { beforeAll, describe, expect, it } from 'vitest'
import { type Journey, journeySchema, mergeJourneys, newJourney } from '../../document/index.ts'
import { HOSTILE } from '../../document/testing/hostile.ts'
import { createEditor, type Editor } from '../editor.ts'
import { loadLaterCommands } from './index.ts'

beforeAll(loadLaterCommands)

const fresh = () => newJourney({ id: 'j', name: 'J', timeZone: 'UTC' })
const open = (journey: Journey = fresh()) => {
  const editor = createEditor({ journey })
  const workshop = () => editor.document.getState().journey.workshop
  return { editor, workshop, journey: () => editor.document.getState().journey }
}

/** Persona, two actions, two steps with all that can be told, an opportunity with a question, a sticky. */
function filled() {
  const opened = open()
  const { editor } = opened
  editor.execute('workshop.setPersona', { name: 'Ana', goal: 'A gift' })
  editor.execute('workshop.addAction', { name: 'Buy', author: 'Bo' })
  editor.execute('workshop.addAction', { name: 'Purchase' })
  editor.execute('workshop.addStep', { name: 'Looks', action: 'a1', place: 'online' })
  editor.execute('workshop.addStep', { name: 'Gets the coupon', action: 'a1', channel: 'email' })
  editor.execute('workshop.setExperience', { id: 'p2', side: 'reality', parts: { within: 'P1D', emotion: -2 } })
  editor.execute('workshop.setExperience', { id: 'p2', side: 'expectation', parts: { within: 'PT5M', text: 'Now' } })
  editor.execute('workshop.addOpportunity', { step: 'p2', dream: 'At once' })
  editor.execute('workshop.askQuestion', { id: 'o1', question: 'Can an API do it?' })
  editor.execute('board.add', { kind: 'stickies', value: { x: 1, y: 2, text: 'Hm', step: 'p2' } })
  editor.mark()
  return opened
}

type Act = (editor: Editor) => { readonly ok: boolean }
const ACTS: Readonly<Record<string, Act>> = {
  'describing the persona': (e) => e.execute('workshop.setPersona', { quote: 'Today!' }),
  'leading on': (e) => e.execute('workshop.setSession', { current: 'reality', action: 'a1', dots: 5 }),
  'being done': (e) => e.execute('workshop.guide', { step: 'actions', parts: { done: true, notes: 'Good' } }),
  'starting a clock': (e) =>
    e.execute('workshop.guide', { step: 'actions', parts: { timer: { minutes: 5, endsAt: '2026-01-05T10:00:00Z' } } }),
  'adding an action': (e) => e.execute('workshop.addAction', { name: 'Return' }),
  'renaming an action': (e) => e.execute('workshop.renameAction', { id: 'a1', name: 'Buys' }),
  'moving an action': (e) => e.execute('workshop.moveAction', { id: 'a2', before: 'a1' }),
  'merging actions': (e) => e.execute('workshop.mergeActions', { into: 'a2', others: ['a1'] }),
  'removing an action': (e) => e.execute('workshop.removeAction', { id: 'a1' }),
  voting: (e) => e.execute('workshop.vote', { kind: 'actions', id: 'a1', person: 'Ana', on: true }),
  'adding a step before another': (e) => e.execute('workshop.addStep', { name: 'First', action: 'a1', before: 'p1' }),
  'editing a step': (e) =>
    e.execute('workshop.editStep', { id: 'p1', parts: { owner: 'CRM', backstage: ['Export'], pains: ['Slow'] } }),
  'telling reality': (e) => e.execute('workshop.setExperience', { id: 'p1', side: 'reality', parts: { emotion: 1 } }),
  'moving a step': (e) => e.execute('workshop.moveStep', { id: 'p2', before: 'p1' }),
  'moving a step to another action': (e) => e.execute('workshop.moveStep', { id: 'p2', action: 'a2' }),
  'removing a step': (e) => e.execute('workshop.removeStep', { id: 'p2' }),
  'making nodes': (e) => e.execute('workshop.nodesFromStep', { id: 'p2' }),
  'making steps': (e) => e.execute('workshop.stepsFromNodes', { nodes: ['n1'], action: 'a1' }),
  'adding an opportunity': (e) => e.execute('workshop.addOpportunity', { step: 'p1', name: 'Idea' }),
  'changing an opportunity': (e) =>
    e.execute('workshop.editOpportunity', {
      id: 'o1',
      parts: {
        status: 'planned',
        variant: 'v1',
        dreamVariant: 'v1',
        decision: 'Do it',
        owner: 'IT',
        due: '2026-12-01',
      },
    }),
  'placing an opportunity': (e) => e.execute('workshop.rateOpportunity', { id: 'o1', effort: 2.04, impact: 9 }),
  'keeping an impact': (e) =>
    e.execute('workshop.keepImpact', {
      id: 'o1',
      computed: {
        goal: 'g1',
        scenario: 's1',
        reality: 'v1',
        variant: 'v1',
        first: 0.1,
        second: 0.12,
        difference: 0.02,
        ci95: [0.01, 0.03],
        people: 100,
        seed: 7,
      },
    }),
  'removing an opportunity': (e) => e.execute('workshop.removeOpportunity', { id: 'o1' }),
  'asking a question': (e) => e.execute('workshop.askQuestion', { id: 'o1', question: 'Do we have the data?' }),
  'answering a question': (e) =>
    e.execute('workshop.editQuestion', { id: 'o1', question: 'q1', parts: { answer: 'yes', owner: 'IT' } }),
  'removing a question': (e) => e.execute('workshop.removeQuestion', { id: 'o1', question: 'q1' }),
  'drawing on the board': (e) => e.execute('board.add', { kind: 'strokes', value: { points: [0, 0, 5, 5] } }),
  'moving a sticky': (e) => e.execute('board.edit', { kind: 'stickies', id: 'k1', parts: { x: 9, step: undefined } }),
  'clearing the board': (e) => e.execute('board.remove', { kind: 'stickies', ids: ['k1'] }),
}

describe.each(Object.entries(ACTS))('%s', (_, act) => {
  it('is one step that can be taken back and done again, and leaves a valid document', () => {
    const { editor, journey } = filled()
    const before = journey()
    const steps = editor.history.getState().past.length
    expect(act(editor)).toMatchObject({ ok: true })
    const after = journey()
    expect(after).not.toEqual(before)
    expect(journeySchema.safeParse(after).error).toBeUndefined()
    expect(editor.history.getState().past).toHaveLength(steps + 1)
    editor.undo()
    expect(journey()).toEqual(before)
    editor.redo()
    expect(journey()).toEqual(after)
  })

  it('merges with what somebody else does meanwhile', () => {
    const { journey } = filled()
    const [mine, theirs] = [open(journey()), open(journey())]
    act(mine.editor)
    theirs.editor.execute('workshop.addAction', { name: 'Theirs' })
    theirs.editor.execute('workshop.vote', { kind: 'actions', id: 'a2', person: 'Cid', on: true })
    theirs.editor.execute('workshop.editStep', { id: 'p1', parts: { touchpoint: 'shop' } })
    const { merged } = mergeJourneys(journey(), mine.journey(), theirs.journey())
    expect(journeySchema.safeParse(merged).error).toBeUndefined()
    expect(Object.values(merged.workshop?.actions ?? {}).map(({ name }) => name)).toContain('Theirs')
    expect(merged.workshop?.actions.a2?.votes).toContain('Cid')
    expect(merged.workshop?.steps.p1?.touchpoint).toBe('shop')
  })
})

describe('merging cards that mean the same', () => {
  it('keeps dots and steps, and the plotted action follows', () => {
    const { editor, workshop } = filled()
    editor.execute('workshop.vote', { kind: 'actions', id: 'a1', person: 'Ana', on: true })
    editor.execute('workshop.vote', { kind: 'actions', id: 'a2', person: 'Ana', on: true })
    editor.execute('workshop.vote', { kind: 'actions', id: 'a1', person: 'Bo', on: true })
    editor.execute('workshop.setSession', { action: 'a1' })
    editor.execute('workshop.mergeActions', { into: 'a2', others: ['a1', 'a2'] })
    expect(workshop()?.actions).toEqual({ a2: { name: 'Purchase', order: 2, votes: ['Ana', 'Bo'], also: ['Buy'] } })
    expect(Object.values(workshop()?.steps ?? {}).map(({ action }) => action)).toEqual(['a2', 'a2'])
    expect(workshop()?.session?.action).toBe('a2')
  })
})

describe('dots', () => {
  it('are refused when a person has none left, and given back', () => {
    const { editor } = filled()
    editor.execute('workshop.setSession', { dots: 1 })
    const vote = (id: string, on: boolean) =>
      editor.execute('workshop.vote', { kind: 'actions', id, person: 'Ana', on }).ok
    expect([vote('a1', true), vote('a2', true), vote('a1', false), vote('a2', true)]).toEqual([true, false, true, true])
  })
})

describe('a step of the workshop on the canvas', () => {
  it('becomes a wait and a message after what came before, as it is told in that variant', () => {
    const { editor, journey, workshop } = filled()
    expect(editor.execute('workshop.nodesFromStep', { id: 'p2' })).toEqual({ ok: true, value: ['n2', 'n3'] })
    expect(workshop()?.steps.p2?.nodes).toEqual(['n2', 'n3'])
    const variant = journey().variants.v1
    expect(variant?.nodes.n2).toMatchObject({ kind: 'delay', config: { mode: 'for', duration: 'P1D' } })
    expect(variant?.nodes.n3).toMatchObject({ kind: 'message', name: 'Gets the coupon', config: { channel: 'email' } })
    expect(Object.values(variant?.edges ?? {})).toEqual([
      { from: 'n1', port: 'next', to: 'n2' },
      { from: 'n2', port: 'next', to: 'n3' },
    ])
    editor.execute('variant.edit', { id: 'v1', purpose: 'dream' })
    editor.execute('workshop.nodesFromStep', { id: 'p2' })
    expect(journey().variants.v1?.nodes.n4).toMatchObject({ config: { mode: 'for', duration: 'PT5M' } })
  })

  it('comes back as a step with its wait, and a loop is no trap', () => {
    const { editor, workshop } = filled()
    editor.execute('workshop.nodesFromStep', { id: 'p2' })
    editor.execute('edge.connect', { from: 'n3', port: 'next', to: 'n2' })
    const made = editor.execute('workshop.stepsFromNodes', { nodes: ['n3', 'n2', 'n1', 'gone'], action: 'a2' })
    expect(made).toEqual({ ok: true, value: ['p3', 'p4'] })
    expect(workshop()?.steps.p3).toMatchObject({ name: 'Start', nodes: ['n1'], entryPoint: true })
    expect(workshop()?.steps.p4).toMatchObject({ nodes: ['n2', 'n3'], channel: 'email', reality: { within: 'P1D' } })
    expect(editor.execute('workshop.stepsFromNodes', { nodes: ['gone'] }).ok).toBe(false)
  })
})

describe('what is not there', () => {
  it.each<Act>([
    (e) => e.execute('workshop.renameAction', { id: 'constructor', name: 'X' }),
    (e) => e.execute('workshop.editStep', { id: 'p9', parts: {} }),
    (e) => e.execute('workshop.removeStep', { id: '__proto__' }),
    (e) => e.execute('workshop.addOpportunity', { step: 'p9' }),
    (e) => e.execute('workshop.editOpportunity', { id: 'o1', parts: { variant: 'v9' } }),
    (e) => e.execute('workshop.mergeActions', { into: 'a1', others: ['a9'] }),
    (e) => e.execute('workshop.rateOpportunity', { id: 'o1', effort: Number.NaN }),
    (e) => e.execute('workshop.editQuestion', { id: 'o1', question: 'q9', parts: {} }),
    (e) => e.execute('workshop.setExperience', { id: 'p1', side: 'reality', parts: { emotion: 3 } }),
    (e) =>
      e.execute('board.add', {
        kind: 'images',
        value: { x: 0, y: 0, width: 1, height: 1, data: 'data:image/svg+xml;base64,AAAA', alt: '' },
      }),
  ])('cannot be changed, and nothing is: %#', (act) => {
    const { editor, journey } = filled()
    const before = journey()
    expect(act(editor).ok).toBe(false)
    expect(journey()).toBe(before)
  })

  it('leaves no trace where links led to it', () => {
    const { editor, workshop } = filled()
    editor.execute('variant.add', { name: 'Other', purpose: 'dream', from: 'v1' })
    editor.execute('workshop.editOpportunity', { id: 'o1', parts: { variant: 'v2' } })
    editor.execute('variant.delete', { id: 'v2' })
    expect(workshop()?.opportunities.o1).not.toHaveProperty('variant')
    editor.execute('workshop.removeStep', { id: 'p2' })
    expect([workshop()?.opportunities.o1, workshop()?.board?.stickies.k1]).not.toContainEqual(
      expect.objectContaining({ step: 'p2' }),
    )
  })
})

describe('what lies on the board in the column of a step that is removed', () => {
  const laid = (steps: readonly string[]) => {
    const { editor, workshop } = filled()
    const action = editor.execute('workshop.addAction', { name: 'Return' })
    const made = steps.map((name) =>
      editor.execute('workshop.addStep', { name, ...(action.ok && { action: action.value }) }),
    )
    const ids = made.map((step) => (step.ok ? step.value : ''))
    const last = ids.at(-1) ?? ''
    const value = { x: 4, y: 8, text: 'Why?', step: last, lane: 'pains' as const }
    const sticky = editor.execute('board.add', { kind: 'stickies', value })
    editor.execute('workshop.removeStep', { id: last })
    return { ids, thing: workshop()?.board?.stickies[sticky.ok ? sticky.value : ''] }
  }

  it('goes to the column beside it, in its lane', () => {
    const { ids, thing } = laid(['Packs it', 'Takes it to the shop'])
    expect(thing).toMatchObject({ x: 4, y: 8, step: ids[0], lane: 'pains' })
  })

  it('lies free where no column is left', () => {
    const { thing } = laid(['Packs it'])
    expect(thing).not.toHaveProperty('step')
    expect(thing).not.toHaveProperty('lane')
  })
})

describe.each(Object.entries(HOSTILE))('%s, told at the board', (_, text) => {
  it('stays what it is', () => {
    const { editor, workshop, journey } = filled()
    editor.execute('workshop.renameAction', { id: 'a1', name: text })
    editor.execute('workshop.editStep', { id: 'p1', parts: { name: text, pains: [text] } })
    editor.execute('workshop.vote', { kind: 'actions', id: 'a1', person: text, on: true })
    editor.execute('workshop.askQuestion', { id: 'o1', question: text })
    expect(workshop()?.actions.a1?.name).toBe(text)
    expect(workshop()?.steps.p1).toMatchObject({ name: text, pains: [text] })
    expect(journeySchema.safeParse(journey()).success).toBe(true)
  })
})
