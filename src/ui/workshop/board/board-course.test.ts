import { beforeAll, describe, expect, it } from 'vitest'
import { journeySchema, newJourney, newWorkshop, type Workshop } from '../../../document/index.ts'
import { createEditor, type Editor, loadLaterCommands } from '../../../editor/index.ts'
import { boardStoreOf } from '../../canvas/board/index.ts'
import { ALL_ACTIONS, actionShown, boardColumns, boardLayouter } from './board-course.ts'
import { slidesOf } from './presentation/slides.ts'
import { addStepBeside, moveStepBy, newStage, removeStep, setStage } from './step-deeds.ts'
import { createToolsStore, type Tools } from './tools-context.ts'

beforeAll(loadLaterCommands)

const step = (order: number, stage?: string, action = 'a1') => ({
  order,
  name: `S${order}`,
  action,
  nodes: [],
  pains: [],
  ...(stage && { stage }),
})
const STAGES = { s1: { name: 'Choose', order: 2 }, s2: { name: 'Meet', order: 1 } }

function workshop(steps: Workshop['steps']): Workshop {
  return {
    ...newWorkshop(),
    actions: { a1: { name: 'Buy', order: 1, votes: [] }, a2: { name: 'Return', order: 2, votes: [] } },
    steps,
  }
}

function toolsOf(steps: Workshop['steps']): Tools & { editor: Editor } {
  const journey = { ...newJourney({ id: 'j', name: 'J', timeZone: 'UTC' }), stages: STAGES, workshop: workshop(steps) }
  const editor = createEditor({ journey })
  const board = boardStoreOf(editor)
  const bench = { editor, store: board, layout: boardLayouter(editor, board) }
  return { editor, board, bench, store: createToolsStore(), handle: () => undefined, announce: () => undefined }
}

const order = ({ bench }: Tools) => bench.layout().columns.map(({ step: id, stage }) => `${id}:${stage}`)
const told = ({ editor }: Tools) => editor.document.getState().journey.workshop

describe('the columns of a course', () => {
  it('stand stage by stage, those of no stage last', () => {
    const course = workshop({
      p1: step(1, 's1'),
      p2: step(2),
      p3: step(3, 's2'),
      p4: step(4, 'gone'),
      p5: step(5, 's1'),
    })
    expect(boardColumns(course, STAGES, 'a1').map((column) => column.step)).toEqual(['p3', 'p1', 'p5', 'p2', 'p4'])
  })

  it('are those of the action chosen, else of the group’s, else all', () => {
    const course = workshop({ p1: step(1), p2: step(1, undefined, 'a2') })
    expect(actionShown(course, undefined)).toBe(ALL_ACTIONS)
    expect(actionShown({ ...course, session: { action: 'a2' } }, undefined)).toBe('a2')
    expect(actionShown({ ...course, session: { action: 'a2' } }, 'a1')).toBe('a1')
    expect(actionShown(course, 'gone')).toBe(ALL_ACTIONS)
    expect(boardColumns(course, STAGES, 'a2').map((column) => column.step)).toEqual(['p2'])
    expect(boardColumns(course, STAGES, ALL_ACTIONS)).toHaveLength(2)
  })
})

describe('what is done to a column', () => {
  const course = () => toolsOf({ p1: step(1, 's2'), p2: step(2, 's2'), p3: step(3, 's1') })

  it('a new step stands beside, of the same stage and action', () => {
    const tools = course()
    globalThis.requestAnimationFrame ??= () => 0
    addStepBeside(tools, 'p1', 1)
    expect(order(tools)).toEqual(['p1:s2', 'p4:s2', 'p2:s2', 'p3:s1'])
    addStepBeside(tools, 'p1', -1)
    expect(order(tools)[0]).toBe('p5:s2')
    expect(told(tools)?.steps.p4).toMatchObject({ action: 'a1', stage: 's2' })
  })

  it('moving it passes its neighbour, and at the edge of a stage goes into the next', () => {
    const tools = course()
    moveStepBy(tools, 'p1', 1)
    expect(order(tools)).toEqual(['p2:s2', 'p1:s2', 'p3:s1'])
    moveStepBy(tools, 'p1', 1)
    expect(order(tools)).toEqual(['p2:s2', 'p1:s1', 'p3:s1'])
    moveStepBy(tools, 'p1', -1)
    expect(order(tools)).toEqual(['p2:s2', 'p1:s2', 'p3:s1'])
    expect(moveStepBy(tools, 'p2', -1)).toBe(false)
    tools.editor.undo()
    tools.editor.undo()
    tools.editor.undo()
    expect(order(tools)).toEqual(order(course()))
  })

  it('a new stage comes right behind and takes it in, in one step back', () => {
    const tools = course()
    newStage(tools, 'p1', 'New')
    const { stages } = tools.editor.document.getState().journey
    const made = Object.keys(stages).find((id) => stages[id]?.name === 'New')
    expect(stages[made ?? '']?.order).toBe(1.5)
    expect(told(tools)?.steps.p1?.stage).toBe(made)
    expect(tools.store.getState().namingStage).toBe(made)
    tools.editor.undo()
    expect(order(tools)).toEqual(order(course()))
    setStage(tools, 'p1', undefined)
    expect(order(tools).at(-1)).toBe('p1:')
  })

  it('taken away, what lay upon it stays where it was seen', () => {
    const tools = course()
    tools.editor.execute('board.add', {
      kind: 'stickies',
      value: { x: 10, y: 8, text: 'Hm', step: 'p2', lane: 'action' },
    })
    removeStep(tools, 'p2')
    expect(told(tools)?.board?.stickies.k1).toEqual({ x: 250, y: 8, text: 'Hm' })
    tools.editor.undo()
    expect(told(tools)?.board?.stickies.k1).toMatchObject({ step: 'p2', x: 10 })
    expect(journeySchema.safeParse(tools.editor.document.getState().journey).success).toBe(true)
  })
})

describe('the slides of a presentation', () => {
  it('go stage by stage, a long one in even parts', () => {
    const steps = Object.fromEntries([1, 2, 3, 4, 5].map((each) => [`p${each}`, step(each, 's1')]))
    const slides = slidesOf(workshop({ ...steps, p6: step(6) }), STAGES, 'a1')
    const shown = slides.map((slide) =>
      slide.kind === 'opening' ? 'opening' : `${slide.stage}: ${slide.steps.map(([id]) => id).join(' ')}`,
    )
    expect(shown).toEqual(['opening', 's1: p1 p2 p3', 's1: p4 p5', ': p6'])
  })
})
