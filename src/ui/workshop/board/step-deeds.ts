import { BOARD_LANES } from '../../../document/index.ts'
import { inOrder } from '../../../workshop/index.ts'
import { freeThingsOf } from '../../canvas/board/index.ts'
import { ALL_ACTIONS, actionShown } from './board-course.ts'
import type { Tools } from './tools-context.ts'

/** What is done to columns. Each is one step back. */

const workshopOf = ({ editor }: Tools) => editor.document.getState().journey.workshop

/** Adds a step beside another one, of its action and stage, and begins to write its name. */
export function addStepBeside(tools: Tools, id: string, by: 1 | -1): void {
  const { editor, bench } = tools
  const step = workshopOf(tools)?.steps[id]
  if (!step) return
  const { action, stage } = step
  const siblings = bench
    .layout()
    .columns.map((column) => column.step)
    .filter((each) => workshopOf(tools)?.steps[each]?.action === action)
  const before = by < 0 ? id : siblings[siblings.indexOf(id) + 1]
  const made = editor.execute('workshop.addStep', {
    name: '',
    ...(action !== undefined && { action }),
    ...(stage !== undefined && { stage }),
    ...(before !== undefined && { before }),
  })
  if (made.ok) writeIn(tools, made.value)
}

/** The first step of a course. */
export function addFirstStep(tools: Tools): void {
  const { editor, board } = tools
  const workshop = workshopOf(tools)
  const action = workshop ? actionShown(workshop, board.getState().action) : ALL_ACTIONS
  const [stage] = inOrder(editor.document.getState().journey.stages)[0] ?? []
  const made = editor.execute('workshop.addStep', {
    name: '',
    ...(action !== ALL_ACTIONS && { action }),
    ...(stage !== undefined && { stage }),
  })
  if (made.ok) writeIn(tools, made.value)
}

function writeIn({ bench, handle }: Tools, step: string): void {
  const lane = bench.layout().lanes[0]?.lane ?? BOARD_LANES[0]
  // The board knows of the new column with its next drawing.
  requestAnimationFrame(() => handle()?.goTo({ step, lane }, true))
}

/** Moves a step past its neighbour; into the neighbour's stage, where that is another one. */
export function moveStepBy(tools: Tools, id: string, by: 1 | -1): boolean {
  const { editor, bench } = tools
  const { columns } = bench.layout()
  const at = columns.findIndex(({ step }) => step === id)
  const [here, there] = [columns[at], columns[at + by]]
  if (!here || !there) return false
  if (here.stage !== there.stage) {
    setStage(tools, id, there.stage === '' ? undefined : there.stage, by)
    return true
  }
  const before = by < 0 ? there.step : columns[at + 2]?.step
  editor.execute('workshop.moveStep', { id, ...(before !== undefined && { before }) })
  return true
}

/** Puts a step under another heading: at its beginning when it comes from the left, at its end when from the right. */
export function setStage({ editor, bench }: Tools, id: string, stage: string | undefined, from?: 1 | -1): void {
  const gesture = editor.gesture('workshop.editStep')
  editor.execute('workshop.editStep', { id, parts: { stage } })
  const others = bench.layout().columns.filter((column) => column.stage === (stage ?? '') && column.step !== id)
  const before = from === 1 ? others[0]?.step : undefined
  if (from !== undefined) editor.execute('workshop.moveStep', { id, ...(before !== undefined && { before }) })
  gesture.commit()
}

/** A new stage right behind that of the step, which comes into it; its name is written at once. */
export function newStage(tools: Tools, id: string, name: string): void {
  const { editor, store } = tools
  const stages = inOrder(editor.document.getState().journey.stages)
  const at = stages.findIndex(([stage]) => stage === workshopOf(tools)?.steps[id]?.stage)
  const [low, high] = [
    stages[at < 0 ? stages.length - 1 : at]?.[1].order ?? 0,
    at < 0 ? undefined : stages[at + 1]?.[1].order,
  ]
  const gesture = editor.gesture('workshop.editStep')
  const made = editor.execute('stage.put', { value: { name, order: high === undefined ? low + 1 : (low + high) / 2 } })
  if (made.ok) editor.execute('workshop.editStep', { id, parts: { stage: made.value } })
  gesture.commit()
  if (made.ok) store.setState({ namingStage: made.value })
}

/** Takes a step away. What lies upon its column stays where it is seen. */
export function removeStep({ editor, bench, board, handle }: Tools, id: string): void {
  const { columns, columnOf, lanes } = bench.layout()
  const at = columnOf.get(id) ?? 0
  const beside = columns[at + 1] ?? columns[at - 1]
  const gesture = editor.gesture('workshop.removeStep')
  freeThingsOf(bench, id)
  editor.execute('workshop.removeStep', { id })
  gesture.commit()
  const { cell, editing } = board.getState()
  board.setState({
    ...(cell?.step === id && { cell: undefined }),
    ...(editing?.step === id && { editing: undefined }),
  })
  // The menu that asked for it is gone with the column: the keyboard goes to the one beside.
  const [lane] = lanes
  if (beside && lane) requestAnimationFrame(() => handle()?.goTo({ step: beside.step, lane: lane.lane }))
}
