import { useMemo } from 'react'
import { useStore } from 'zustand'
import { CHANNELS, type Channel, type Journey, type Scenario, type Variant } from '../../document/index.ts'
import { type Editor, scenarioInView } from '../../editor/index.ts'
import { useJourney, useVariant, useView } from '../canvas/index.ts'
import type { PopulationScreenProps } from './on-demand.tsx'

/** The scenario under the screen's hands. */
export interface ScenarioEdit {
  readonly id: string
  readonly scenario: Scenario
  readonly journey: Journey
  readonly editor: Editor
  /** The variant in view. */
  readonly variant: Variant
  readonly variantId: string
  /** Replaces parts of the scenario; typing in one field is one step back. */
  readonly change: (parts: { readonly [Part in keyof Scenario]?: Scenario[Part] | undefined }) => void
}

/** The chosen scenario and the way to change it; undefined when the journey has none. */
export function useScenario({
  editor,
  chosen,
}: Pick<PopulationScreenProps, 'editor' | 'chosen'>): ScenarioEdit | undefined {
  const journey = useJourney(editor, (each) => each)
  const wish = useStore(chosen, (state) => state.scenario)
  const variant = useVariant(editor)
  const variantId = useView(editor, (view) => view.variant)
  return useMemo(() => {
    const id = scenarioInView(journey, wish)
    const scenario = id === undefined ? undefined : journey.scenarios[id]
    if (id === undefined || !scenario) return undefined
    const change: ScenarioEdit['change'] = (parts) => {
      // Read anew: two changes in one event must both count.
      const now = editor.document.getState().journey.scenarios[id]
      if (now) editor.execute('scenario.put', { id, value: { ...now, ...parts } as Scenario })
    }
    return { id, scenario, journey, editor, variant, variantId, change }
  }, [editor, journey, wish, variant, variantId])
}

/** The channels that matter here: those the variant sends by and those the scenario speaks of, in the usual order. */
export function channelsInPlay({ scenario, variant }: Pick<ScenarioEdit, 'scenario' | 'variant'>): Channel[] {
  const sends = Object.values(variant.nodes).flatMap((node) => (node.kind === 'message' ? [node.config.channel] : []))
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
