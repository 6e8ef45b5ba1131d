import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createEditor, type Editor, loadLaterCommands } from '../../../editor/index.ts'
import { SimulationError } from '../../../simulator/index.ts'
import { impactAge, impactBeside } from '../../../workshop/index.ts'
import { loadExample } from '../example/example.ts'
import type { WorkshopServices } from '../workshop-context.ts'
import { impactsOf } from './impacts.ts'
import { makeTelling } from './tellings.ts'

type Compare = WorkshopServices['compare']
type Result = Awaited<ReturnType<Compare>>

const example = await loadExample('en')
beforeAll(loadLaterCommands)

const figure = { first: 0.1, second: 0.15, difference: 0.05, ci95: [0.04, 0.06] as const, same: false }
const result = { goals: { g1: figure }, people: 500 } as unknown as Result

function open(compare: Compare, scenario: string | undefined = 's1') {
  const editor = createEditor({ journey: example })
  const services = { compare, scenario: () => scenario } as unknown as WorkshopServices
  return { editor, impacts: impactsOf(editor, services) }
}
const idea = (editor: Editor, id: string) => editor.document.getState().journey.workshop?.opportunities[id]

describe('the impact of an idea', () => {
  it('is computed against reality under the scenario at hand, and kept with what it is of', async () => {
    const compare = vi.fn<Compare>(async () => result)
    const { editor, impacts } = open(compare)
    impacts.compute(['o1'])
    await vi.waitFor(() => expect(idea(editor, 'o1')?.computed?.difference).toBe(0.05))
    expect(compare.mock.calls[0]?.[0]).toMatchObject({
      request: { scenarioId: 's1', variant: 'v1' },
      sides: [{ variant: 'v1' }, { variant: 'v3' }],
    })
    const kept = idea(editor, 'o1')
    expect(kept?.computed).toMatchObject({ goal: 'g1', reality: 'v1', variant: 'v3', people: 500, seed: 7 })
    expect(kept && impactAge(editor.document.getState().journey, kept)).toBe('current')
    editor.undo()
    expect(idea(editor, 'o1')?.computed?.difference).toBe(0.0211)
  })

  it('is of an older journey once a step of its variant is another one', async () => {
    const { editor } = open(async () => result)
    const age = () => {
      const { journey } = editor.document.getState()
      const held = journey.workshop?.opportunities.o1
      return held && impactAge(journey, held)
    }
    expect(age()).toBe('current')
    editor.execute('node.configure', { node: 'wait', config: { mode: 'for', duration: 'PT3H' } }, { variant: 'v3' })
    expect(age()).toBe('changed')
    editor.undo()
    expect(age()).toBe('current')
  })

  it('is none at all where not one person fared otherwise', async () => {
    const twin = { ...figure, second: 0.1, difference: 0, ci95: [-0.0001, 0.0001] as [number, number], same: true }
    const { editor, impacts } = open(async () => ({ ...result, goals: { g1: twin } }))
    impacts.compute(['o1'])
    await vi.waitFor(() => expect(idea(editor, 'o1')?.computed?.ci95).toEqual([0, 0]))
    const kept = idea(editor, 'o1')
    expect(kept && impactBeside(kept)?.code).toBe('same')
  })

  it('tells how far it is, and leaves no trace when it is given up', async () => {
    const compare: Compare = (_, options) =>
      new Promise((_resolve, reject) => {
        options?.onProgress?.({ done: 1, total: 4 })
        options?.signal?.addEventListener('abort', () => reject(new Error('given up')))
      })
    const { editor, impacts } = open(compare)
    impacts.compute(['o1'])
    await vi.waitFor(() => expect(impacts.store.getState().o1).toEqual({ status: 'running', progress: 0.25 }))
    impacts.cancel('o1')
    await Promise.resolve()
    expect(impacts.store.getState()).toEqual({})
    expect(idea(editor, 'o1')?.computed?.difference).toBe(0.0211)
  })

  it('is computed one after another; one that cannot be does not stop the others', async () => {
    let atOnce = 0
    let most = 0
    const compare: Compare = async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise((resolve) => setTimeout(resolve, 5))
      atOnce -= 1
      return result
    }
    const { editor, impacts } = open(compare)
    editor.execute('workshop.editOpportunity', { id: 'o2', parts: { dreamVariant: 'v2' } })
    impacts.compute(['o3', 'o1', 'o2'])
    await vi.waitFor(() => expect(idea(editor, 'o2')?.computed?.variant).toBe('v2'))
    expect(idea(editor, 'o1')?.computed?.difference).toBe(0.05)
    expect(impacts.store.getState()).toEqual({ o3: { status: 'failed', problem: { code: 'noVariant' } } })
    expect(most).toBe(1)
  })

  it('says which variant has errors when nobody can walk through it', async () => {
    const { editor, impacts } = open(async () => {
      throw new SimulationError('The journey has errors')
    })
    const empty = editor.execute('variant.add', { name: 'Nothing yet', purpose: 'realistic' })
    const variant = empty.ok ? empty.value : ''
    editor.execute('workshop.editOpportunity', { id: 'o1', parts: { variant } })
    impacts.compute(['o1'])
    await vi.waitFor(() => expect(impacts.store.getState().o1?.status).toBe('failed'))
    expect(impacts.store.getState().o1).toEqual({ status: 'failed', problem: { code: 'errors', variant } })
  })

  it('needs assumptions, a goal and something else than reality', async () => {
    const reasons = async (work: (editor: Editor) => void, scenario?: string) => {
      const compare = vi.fn<Compare>(async () => result)
      const editor = createEditor({ journey: example })
      const services = { compare, scenario: () => scenario } as unknown as WorkshopServices
      const impacts = impactsOf(editor, services)
      work(editor)
      impacts.compute(['o1'])
      await vi.waitFor(() => expect(impacts.store.getState().o1?.status).toBe('failed'))
      expect(compare).not.toHaveBeenCalled()
      const failed = impacts.store.getState().o1
      return failed?.status === 'failed' && failed.problem.code
    }
    expect(await reasons(() => undefined)).toBe('noScenario')
    expect(
      await reasons((editor) => {
        editor.execute('workshop.editOpportunity', { id: 'o1', parts: { variant: 'v1' } })
      }, 's1'),
    ).toBe('isReality')
  })
})

describe('the variants of an idea', () => {
  const variants = (editor: Editor) => editor.document.getState().journey.variants

  it('are made and linked as one step: the dream from reality, the realistic one from the dream, which stays', () => {
    const { editor } = open(async () => result)
    const dream = makeTelling(editor, 'o2', 'dreamVariant', 'Dream: collect')
    expect(idea(editor, 'o2')?.dreamVariant).toBe(dream)
    expect(variants(editor)[dream ?? '']).toMatchObject({ name: 'Dream: collect', purpose: 'dream' })
    expect(variants(editor)[dream ?? '']?.nodes).toEqual(example.variants.v1?.nodes)
    const realistic = makeTelling(editor, 'o1', 'variant', 'Realistic: coupon')
    expect(variants(editor)[realistic ?? '']).toMatchObject({ purpose: 'realistic' })
    expect(variants(editor)[realistic ?? '']?.nodes).toEqual(example.variants.v2?.nodes)
    expect(variants(editor).v2).toEqual(example.variants.v2)
    editor.undo()
    expect(idea(editor, 'o1')?.variant).toBe('v3')
    editor.undo()
    expect(idea(editor, 'o2')?.dreamVariant).toBeUndefined()
    expect(variants(editor)).toEqual(example.variants)
  })
})
