import { BOARD_LANES, type Journey, newWorkshop, type Workshop } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { inOrder, orderedSteps, stepsOf } from '../../../workshop/index.ts'
import { type BoardColumn, type BoardLayout, type BoardStore, cellThings, layOut } from '../../canvas/board/index.ts'
import { cellHeight } from './cell-height.ts'

/** Every step, whatever action it belongs to. */
export const ALL_ACTIONS = 'all'
const NOTHING_YET: Workshop = newWorkshop()

/** The action whose course is shown: the one chosen on this screen, else the group's; every step where there is neither. */
export function actionShown(workshop: Workshop, chosen: string | undefined): string {
  const wished = chosen ?? workshop.session?.action ?? ALL_ACTIONS
  return Object.hasOwn(workshop.actions, wished) ? wished : ALL_ACTIONS
}

/** The columns of a course: stage by stage, steps of none last; within a stage in the order of the course. */
export function boardColumns(workshop: Workshop, stages: Journey['stages'], action: string): BoardColumn[] {
  const steps = action === ALL_ACTIONS ? orderedSteps(workshop) : stepsOf(workshop, action)
  const ranks = new Map(inOrder(stages).map(([id], index) => [id, index]))
  const rankOf = (stage: string) => ranks.get(stage) ?? ranks.size
  return (
    steps
      .map(([step, { stage }]) => ({ step, stage: stage !== undefined && ranks.has(stage) ? stage : '' }))
      // Sorting keeps the order of equal ones.
      .sort((a, b) => rankOf(a.stage) - rankOf(b.stage))
  )
}

/** Where everything stands now. Reckoned again only when what it depends on has changed. */
export function boardLayouter(editor: Editor, store: BoardStore): () => BoardLayout {
  let last: { readonly of: readonly unknown[]; readonly layout: BoardLayout } | undefined
  return () => {
    const { workshop = NOTHING_YET, stages } = editor.document.getState().journey
    const { hidden, action } = store.getState()
    const of = [workshop, stages, hidden, action]
    if (!last || of.some((each, index) => each !== last?.of[index])) {
      last = {
        of,
        layout: layOut({
          columns: boardColumns(workshop, stages, actionShown(workshop, action)),
          lanes: BOARD_LANES.filter((lane) => !hidden.has(lane)),
          heightOf: cellHeight(workshop),
          things: cellThings(workshop),
        }),
      }
    }
    return last.layout
  }
}
