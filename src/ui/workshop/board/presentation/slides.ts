import type { Journey, Opportunity, Workshop, WorkshopStep } from '../../../../document/index.ts'
import { inOrder, type Named, type WorstMoment, worstMoment } from '../../../../workshop/index.ts'
import { boardColumns } from '../board-course.ts'
import { ideasOf } from '../cell-words.ts'

/** So many steps side by side can be read from the last row. */
const STEPS_A_SLIDE = 4

export type Slide =
  | { readonly kind: 'opening' }
  | {
      readonly kind: 'stage'
      /** Empty: steps of no stage. */
      readonly stage: string
      readonly steps: readonly Named<WorkshopStep>[]
      /** Which part of the stage it is, from 1, and how many there are. */
      readonly part: number
      readonly parts: number
      readonly worst: WorstMoment | undefined
      readonly ideas: readonly Named<Opportunity>[]
    }

/** What is shown one after the other: who it is about, then stage by stage; a long stage goes on over several. */
export function slidesOf(workshop: Workshop, stages: Journey['stages'], action: string): Slide[] {
  const columns = boardColumns(workshop, stages, action)
  const ideas = ideasOf(workshop)
  const slides: Slide[] = [{ kind: 'opening' }]
  for (const stage of [...inOrder(stages).map(([id]) => id), '']) {
    const own = columns.filter((column) => column.stage === stage)
    const parts = Math.ceil(own.length / STEPS_A_SLIDE)
    // As even as can be: five are three and two.
    const each = Math.ceil(own.length / Math.max(1, parts))
    for (let part = 0; part < parts; part += 1) {
      const steps = own.slice(part * each, (part + 1) * each).flatMap(({ step }) => {
        const told = workshop.steps[step]
        return told ? [[step, told] as const] : []
      })
      slides.push({
        kind: 'stage',
        stage,
        steps,
        part: part + 1,
        parts,
        worst: worstMoment(workshop, new Set(steps.map(([id]) => id))),
        ideas: steps.flatMap(([id]) => ideas.get(id) ?? []),
      })
    }
  }
  return slides
}
