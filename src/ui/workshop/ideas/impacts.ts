import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Journey, primaryGoal } from '../../../document/index.ts'
import type { Editor } from '../../../editor/index.ts'
import { impactFingerprint, realityVariant, testedVariant } from '../../../workshop/index.ts'
import type { WorkshopServices } from '../workshop-context.ts'

/** Why the impact of an idea cannot be computed. `errors`: in `variant` customers cannot walk to the end. */
export type ImpactProblem =
  | { readonly code: 'noVariant' | 'noGoal' | 'noScenario' | 'isReality' | 'failed' }
  | { readonly code: 'errors'; readonly variant: string }

export type Computing =
  | { readonly status: 'waiting' }
  /** Share of the work done, 0 to 1. */
  | { readonly status: 'running'; readonly progress: number }
  | { readonly status: 'failed'; readonly problem: ImpactProblem }

export interface Impacts {
  /** What is under way or went wrong, by the idea's id; one that came to its end is not there. */
  readonly store: StoreApi<Readonly<Record<string, Computing>>>
  /** Computes these one after another, after those that wait already. */
  readonly compute: (ids: readonly string[]) => void
  /** Gives one up, or all of them. What was computed before stays. */
  readonly cancel: (id?: string) => void
}

const known = new WeakMap<Editor, Impacts>()

/** The computing of impacts of an open journey: it goes on while the group looks at something else. */
export function impactsOf(editor: Editor, services: WorkshopServices): Impacts {
  const kept = known.get(editor) ?? createImpacts(editor, services)
  known.set(editor, kept)
  return kept
}

interface Plan {
  readonly journey: Journey
  readonly goal: string
  readonly scenario: string
  readonly reality: string
  readonly variant: string
}

/** What has to be simulated for an idea, or why it cannot be. */
function impactPlan(journey: Journey, id: string, scenario: string | undefined): Plan | ImpactProblem {
  const opportunity = journey.workshop?.opportunities[id]
  const variant = opportunity && testedVariant(journey, opportunity)
  const reality = realityVariant(journey)
  const goal = primaryGoal(journey.settings.goals)
  if (variant === undefined) return { code: 'noVariant' }
  if (variant === reality) return { code: 'isReality' }
  if (goal === undefined) return { code: 'noGoal' }
  if (scenario === undefined) return { code: 'noScenario' }
  return { journey, goal, scenario, reality, variant }
}

function createImpacts(editor: Editor, { compare, scenario }: WorkshopServices): Impacts {
  const store = createStore<Readonly<Record<string, Computing>>>(() => ({}))
  const controllers = new Map<string, AbortController>()
  let line: Promise<void> = Promise.resolve()
  const set = (id: string, computing: Computing | undefined) => {
    const { [id]: _, ...others } = store.getState()
    store.setState(computing ? { ...others, [id]: computing } : others, true)
  }
  const one = async (id: string, mine: AbortController) => {
    if (mine.signal.aborted) return
    const plan = impactPlan(editor.document.getState().journey, id, scenario())
    if ('code' in plan) return set(id, { status: 'failed', problem: plan })
    set(id, { status: 'running', progress: 0 })
    try {
      const computed = await computedBy(plan, compare, {
        signal: mine.signal,
        onProgress: ({ done, total }) => {
          if (!mine.signal.aborted) set(id, { status: 'running', progress: done / Math.max(1, total) })
        },
      })
      if (mine.signal.aborted) return
      set(id, undefined)
      // Refused where somebody has taken the idea away meanwhile: then nobody asks any more.
      editor.execute('workshop.keepImpact', { id, computed })
    } catch (error) {
      if (mine.signal.aborted) return
      const problem = await problemOf(error, plan)
      if (!mine.signal.aborted) set(id, { status: 'failed', problem })
    }
  }
  return {
    store,
    compute: (ids) => {
      for (const id of ids) {
        controllers.get(id)?.abort()
        const mine = new AbortController()
        controllers.set(id, mine)
        set(id, { status: 'waiting' })
        // One at a time: each takes all the cores there are.
        line = line.then(() => one(id, mine))
      }
    },
    cancel: (id) => {
      for (const each of id === undefined ? [...controllers.keys()] : [id]) {
        controllers.get(each)?.abort()
        controllers.delete(each)
        set(each, undefined)
      }
    },
  }
}

async function computedBy(
  { journey, goal, scenario, reality, variant }: Plan,
  compare: WorkshopServices['compare'],
  options: NonNullable<Parameters<WorkshopServices['compare']>[1]>,
) {
  const { goals, people } = await compare(
    { request: { journey, scenarioId: scenario, variant: reality }, sides: [{ variant: reality }, { variant }] },
    options,
  )
  const figure = goals[goal]
  if (!figure) throw new Error('The comparison does not tell of the goal')
  const { first, second, difference, ci95, same } = figure
  const seed = journey.scenarios[scenario]?.seed ?? 0
  const of = impactFingerprint(journey, { reality, variant, scenario })
  // Where not one person fared otherwise the two are one journey: no wider simulation would tell them apart.
  const interval: [number, number] = same ? [0, 0] : [ci95[0], ci95[1]]
  return { goal, scenario, reality, variant, first, second, difference, ci95: interval, people, seed, of }
}

/** Which of the two tellings cannot be walked through, if that is what is the matter. */
async function problemOf(error: unknown, { journey, variant, reality }: Plan): Promise<ImpactProblem> {
  if (!(error instanceof Error) || error.name !== 'SimulationError') return { code: 'failed' }
  const { check } = await import('../../../compiler/index.ts')
  const broken = [variant, reality].find((id) =>
    check({ ...journey, mainVariant: id }).some(({ severity }) => severity === 'error'),
  )
  return broken === undefined ? { code: 'failed' } : { code: 'errors', variant: broken }
}
