import { useMemo } from 'react'
import { useStore } from 'zustand'
import { impactAge, impactBeside } from '../../../workshop/index.ts'
import { useJourney } from '../../canvas/index.ts'
import { useWorkshop } from '../workshop-context.ts'
import { type Computing, type Impacts, impactsOf } from './impacts.ts'
import type { Idea } from './use-ideas.ts'

export function useImpacts(): Impacts {
  const { editor, services } = useWorkshop()
  return impactsOf(editor, services)
}

/** What is under way or went wrong for an idea. */
export function useComputing(id: string): Computing | undefined {
  return useStore(useImpacts().store, (all) => all[id])
}

/** What was simulated of an idea beside what the room guessed, and whether the journey is still the one that was simulated. */
export function useImpact({ opportunity }: Pick<Idea, 'opportunity'>) {
  const { editor } = useWorkshop()
  const journey = useJourney(editor, (each) => each)
  const { variants, mainVariant, scenarios, settings, attributes, events, timeZone } = journey
  // Only what a simulation depends on: the workshop's own words change with every letter.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const age = useMemo(
    () => impactAge(journey, opportunity),
    [variants, mainVariant, scenarios, settings, attributes, events, timeZone, opportunity],
  )
  return useMemo(() => ({ age, beside: impactBeside(opportunity) }), [age, opportunity])
}
