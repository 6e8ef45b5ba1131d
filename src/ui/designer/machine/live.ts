import { type Playing, placeInStory, type RunStory, type RunStoryStep } from '../../../editor/index.ts'
import type { DrawingIndex } from './highlight.ts'
import { INSIDE_PATH, OUTSIDE_PATH, type Outline, type TransitionItem } from './outline.ts'

/** Where a customer is at one step of her story. */
export interface Moment {
  /** On the canvas; undefined while she is outside. */
  readonly playing: Playing | undefined
  /** The machine's active states, and the transitions being taken. */
  readonly states: ReadonlySet<string>
  /** The line to look at: the innermost state of the path, or the transition. */
  readonly at: string
}

/** The machine's state once a step of a story has happened. */
export function momentOf(story: RunStory, step: number, outline: Outline, index: DrawingIndex): Moment {
  const past = story.steps.slice(0, step + 1)
  const here = past.at(-1)
  const playing = placeInStory(story, step)
  const node = playing?.node
  const goals = goalStates(past, outline)
  const taken = here?.type === 'left' ? takenBy(here, past.at(-2), outline, index) : []
  if (node === undefined)
    return { playing: undefined, states: new Set(['customer', ...goals, 'path', OUTSIDE_PATH]), at: OUTSIDE_PATH }
  const path = pathStates(node, story.steps, step, outline, index)
  return {
    playing,
    states: new Set(['customer', ...goals, 'path', INSIDE_PATH, ...path, ...taken]),
    at: taken[0] ?? path.at(-1) ?? INSIDE_PATH,
  }
}

/** A goal's state is `reached` from its conversion on. */
function goalStates(past: readonly RunStoryStep[], { items }: Outline): string[] {
  const region = items.get('goals')
  if (!region) return []
  const reached = new Set(past.flatMap(({ type, goal }) => (type === 'converted' && goal !== undefined ? [goal] : [])))
  const goals = region.children.flatMap((id) => {
    const item = items.get(id)
    return item?.kind === 'state' ? [id, `${id}.${reached.has(item.key) ? 'reached' : 'open'}`] : []
  })
  return ['goals', ...goals]
}

/**
 * The transition by which she left. Several may share a port; what she did just before, or what she left upon, tells
 * them apart where anything does.
 */
function takenBy(
  { node, port, reason }: RunStoryStep,
  before: RunStoryStep | undefined,
  { items }: Outline,
  index: DrawingIndex,
): readonly string[] {
  const all = node === undefined || port === undefined ? [] : index.transitionsAt(node, port)
  const did = before?.node === node ? before : undefined
  const likely = all.filter((id) => {
    const item = items.get(id)
    if (item?.kind !== 'transition') return false
    if (did?.type === 'sent') return hasAction(item, 'send')
    if (did?.type === 'skipped') return hasAction(item, 'skip', did.reason?.code)
    if (reason?.code === 'timeout') return item.on.startsWith('after ')
    return reason?.values.event === undefined || item.on === reason.values.event
  })
  return likely.length > 0 ? likely : all
}

const hasAction = ({ source }: TransitionItem, type: 'send' | 'skip', reason?: string): boolean =>
  (source.actions ?? []).some(
    (action) =>
      typeof action === 'object' && action.type === type && (action.type !== 'skip' || action.params.reason === reason),
  )

/**
 * The states within a step. A story does not tell of them, but they follow from it: where there is one it is that; a
 * message that is held is one that has arrived and is neither sent nor skipped until later.
 */
function pathStates(
  node: string,
  steps: readonly RunStoryStep[],
  step: number,
  { items }: Outline,
  index: DrawingIndex,
): readonly string[] {
  const [own, ...inner] = index.statesOf(node)
  if (own === undefined) return []
  const [first] = inner
  if (first === undefined) return [own]
  const held = inner.find((id) => items.get(id)?.state.endsWith('.held'))
  return [own, held !== undefined && staysOn(steps, step) ? held : first]
}

/** Does her next step at the same place of the story come at a later time? */
function staysOn(steps: readonly RunStoryStep[], step: number): boolean {
  const here = steps[step]
  if (here?.type === 'sent' || here?.type === 'skipped' || here?.type === 'left') return false
  const next = steps.slice(step + 1).find(({ type }) => type !== 'event' && type !== 'converted')
  return here !== undefined && (next === undefined || next.at > here.at)
}
