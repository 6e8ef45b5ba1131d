import { useCallback, useMemo } from 'react'
import { CHANNELS, type Channel, type Journey, type Scenario, type Variant } from '../../../document/index.ts'
import { type Editor, variantInView } from '../../../editor/index.ts'
import { chosenScenario, type Simulation } from '../simulation.ts'
import { useReadable } from '../use-readable.ts'

/** The scenario under the form's hands. */
export interface ScenarioEdit {
  readonly id: string
  readonly scenario: Scenario
  readonly journey: Journey
  /** The variant in view. */
  readonly variant: Variant | undefined
  /** Replaces parts of the scenario; typing in one field is one step back. */
  readonly change: (parts: Partial<Scenario>) => void
}

/** The chosen scenario and the way to change it; undefined when the journey has none. */
export function useScenario(editor: Editor, simulation: Simulation): ScenarioEdit | undefined {
  const journey = useReadable(
    editor.document,
    useCallback((state) => state.journey, []),
  )
  const chosen = useReadable(
    simulation.choice,
    useCallback((state) => state.scenario, []),
  )
  const variantId = useReadable(
    editor.view,
    useCallback((state) => state.variant, []),
  )
  return useMemo(() => {
    const id = chosenScenario(journey, chosen)
    const scenario = id === undefined ? undefined : journey.scenarios[id]
    if (id === undefined || !scenario) return undefined
    const change = (parts: Partial<Scenario>) => {
      // Read anew: two changes in one event must both count.
      const now = editor.document.getState().journey.scenarios[id]
      if (now) editor.execute('scenario.put', { id, value: { ...now, ...parts } })
    }
    return { id, scenario, journey, variant: variantInView(journey, { variant: variantId })?.variant, change }
  }, [editor, journey, chosen, variantId])
}

/** The channels that matter here: those the variant sends by and those the scenario speaks of, in the usual order. */
export function channelsInPlay({ scenario, variant }: Pick<ScenarioEdit, 'scenario' | 'variant'>): Channel[] {
  const sends = Object.values(variant?.nodes ?? {}).flatMap((node) =>
    node.kind === 'message' ? [node.config.channel] : [],
  )
  return CHANNELS.filter(
    (channel) =>
      sends.includes(channel) || channel in scenario.behaviour.channels || channel in scenario.population.consent,
  )
}

/** The record without a key. */
export function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  const { [key]: _gone, ...rest } = record
  return rest
}

/** The object without the parts that are undefined, for schemas that know a part only as present or absent. */
export function present<Parts extends object>(parts: Parts): { [Key in keyof Parts]: Exclude<Parts[Key], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never
}
