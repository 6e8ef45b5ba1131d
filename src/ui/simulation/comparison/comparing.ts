import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Journey } from '../../../document/index.ts'
import { type Editor, scenarioInView, variantInView } from '../../../editor/index.ts'
import type { Comparison } from '../../../simulator/index.ts'
import type { Analyse } from '../../../workers/analyse.ts'
import type { Simulation } from '../simulation.ts'

/** A telling of the journey under one set of assumptions. */
export interface Side {
  readonly variant: string
  readonly scenario: string
}

export interface ComparingState {
  readonly open: boolean
  /** The first, and those it is compared with: two to five. */
  readonly sides: readonly Side[]
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** Share of the work done, 0 to 1. */
  readonly progress: number
  /** One for each side after the first. */
  readonly results: readonly Comparison[]
  /** What was compared. */
  readonly journey: Journey | undefined
  readonly failure: 'errors' | 'other' | undefined
}

/** Setting tellings and scenarios of the open journey beside each other. */
export interface Comparing {
  readonly store: StoreApi<ComparingState>
  /** With a pair of variants, these two under the assumptions at hand. */
  readonly open: (variants?: readonly [first: string, other: string]) => void
  readonly close: () => void
  readonly setSides: (sides: readonly Side[]) => void
  readonly start: () => Promise<void>
  readonly cancel: () => void
}

/** The first, and four to compare it with: more do not fit beside each other. */
export const MOST_SIDES = 5

interface ComparingOptions {
  readonly editor: Editor
  readonly simulation: Simulation
  readonly compare: Analyse['compare']
}

const IDLE = { status: 'idle', progress: 0, results: [], journey: undefined, failure: undefined } as const

export function createComparing({ editor, simulation, compare }: ComparingOptions): Comparing {
  const store = createStore<ComparingState>(() => ({ open: false, sides: [], ...IDLE }))
  let underWay: AbortController | undefined
  const stop = () => {
    underWay?.abort()
    underWay = undefined
  }
  const suggest = () => suggestedSides(editor, simulation.choice.getState().scenario)
  const run = async (mine: AbortController, journey: Journey, sides: readonly Side[]) => {
    const [first, ...others] = sides
    if (!first) return
    const request = { journey, scenarioId: first.scenario, variant: first.variant }
    const results: Comparison[] = []
    for (const [index, other] of others.entries()) {
      const pair = [choiceOf(first), choiceOf(other)] as const
      const result = await compare(
        { request, sides: pair },
        {
          signal: mine.signal,
          onProgress: ({ done, total }) => {
            if (mine === underWay) store.setState({ progress: (index + done / Math.max(1, total)) / others.length })
          },
        },
      )
      if (mine !== underWay) return
      results.push(result)
      store.setState({ results: [...results], progress: (index + 1) / others.length })
    }
    store.setState({ status: 'done' })
  }
  return {
    store,
    open: (variants) => {
      const { journey } = editor.document.getState()
      const { sides } = store.getState()
      const scenario = scenarioInView(journey, simulation.choice.getState().scenario)
      if (variants && scenario !== undefined && !areThese(sides, variants)) {
        stop()
        store.setState({ open: true, ...IDLE, sides: variants.map((variant) => ({ variant, scenario })) })
        return
      }
      const alive = sides.length > 1 && sides.every((side) => exists(journey, side))
      store.setState(alive ? { open: true } : { open: true, sides: suggest(), ...IDLE })
    },
    close: () => {
      stop()
      const { status } = store.getState()
      store.setState({ open: false, ...(status === 'running' ? { status: 'cancelled' } : {}) })
    },
    setSides: (sides) => {
      stop()
      store.setState({ sides, ...IDLE })
    },
    start: async () => {
      stop()
      const mine = new AbortController()
      underWay = mine
      const { journey } = editor.document.getState()
      store.setState({ ...IDLE, status: 'running', journey })
      try {
        await run(mine, journey, store.getState().sides)
      } catch (error) {
        if (mine !== underWay) return
        const errors = error instanceof Error && error.name === 'SimulationError'
        store.setState({ status: 'failed', failure: errors ? 'errors' : 'other' })
      }
    },
    cancel: () => {
      stop()
      if (store.getState().status === 'running') store.setState({ status: 'cancelled' })
    },
  }
}

const choiceOf = ({ variant, scenario }: Side) => ({ variant, scenarioId: scenario })

const areThese = (sides: readonly Side[], variants: readonly string[]): boolean =>
  sides.length === variants.length && sides.every(({ variant }, index) => variant === variants[index])

const exists = ({ variants, scenarios }: Journey, { variant, scenario }: Side): boolean =>
  variants[variant] !== undefined && scenarios[scenario] !== undefined

/** What is in view beside another variant, where there is one; else beside another scenario. */
function suggestedSides(editor: Editor, chosen: string | undefined): Side[] {
  const { journey } = editor.document.getState()
  const variant = variantInView(journey, editor.view.getState())?.id ?? journey.mainVariant
  const scenario = scenarioInView(journey, chosen)
  if (scenario === undefined) return []
  const otherVariant = Object.keys(journey.variants)
    .sort()
    .find((id) => id !== variant)
  if (otherVariant !== undefined) {
    // The main telling is what the others are held against.
    const main = journey.mainVariant
    const other = variant === main ? otherVariant : variant
    return [
      { variant: main, scenario },
      { variant: other, scenario },
    ]
  }
  const otherScenario = Object.keys(journey.scenarios)
    .sort()
    .find((id) => id !== scenario)
  const first = { variant, scenario }
  return otherScenario === undefined ? [first] : [first, { variant, scenario: otherScenario }]
}
