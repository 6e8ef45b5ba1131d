import type { BoardLane, Opportunity, Workshop, WorkshopStep } from '../../../document/index.ts'
import { titleOf } from '../../../workshop/index.ts'
import { linesOf } from '../../canvas/board/index.ts'
import { ideasOf } from './cell-words.ts'

/** Sizes of the type in cells, as `cells.module.css` has them. */
const [PADDING, SIDES] = [20, 24]
const [TEXT, LINE] = [13, 18]
const [TITLE, TITLE_LINE] = [14, 20]
const META = 22

/** How high what a step says in a lane stands at a width, in pixels; 0 where it says nothing. */
export function cellHeight(workshop: Workshop): (step: string, lane: BoardLane, width: number) => number {
  const ideas = ideasOf(workshop)
  return (id, lane, width) => {
    const step = workshop.steps[id]
    if (!step) return 0
    const inner = contentHeight(step, lane, width - SIDES, ideas.get(id) ?? [])
    return inner > 0 ? inner + PADDING : 0
  }
}

const textHeight = (text: string | undefined, width: number): number => linesOf(text ?? '', width, TEXT) * LINE

function contentHeight(
  step: WorkshopStep,
  lane: BoardLane,
  width: number,
  ideas: readonly (readonly [string, Opportunity])[],
): number {
  switch (lane) {
    case 'action':
      return linesOf(step.name || ' ', width, TITLE) * TITLE_LINE + (step.entryPoint || step.place ? META : 0)
    case 'touchpoint':
      return textHeight(step.touchpoint, width)
    case 'owner':
      return textHeight(step.owner, width - 24)
    case 'channel':
      return step.channel ? LINE : 0
    case 'expectation':
    case 'reality': {
      const told = step[lane]
      return textHeight(told?.text, width) + (told?.within || told?.likelihood !== undefined ? META : 0)
    }
    case 'emotion':
      return step.expectation?.emotion === undefined && step.reality?.emotion === undefined ? 0 : 1
    case 'pains':
      return listHeight(step.pains, width)
    case 'backstage':
      return listHeight(step.backstage ?? [], width)
    case 'evidence':
      return [step.expectation, step.reality].filter((told) => told?.evidence).length * LINE
    case 'opportunity':
      return ideas.reduce((sum, [, idea]) => sum + textHeight(titleOf(idea), width - 40) + 16, 0)
  }
}

const listHeight = (items: readonly string[], width: number): number =>
  items.reduce((sum, item) => sum + Math.max(LINE, textHeight(item, width - 14)) + 4, 0)
