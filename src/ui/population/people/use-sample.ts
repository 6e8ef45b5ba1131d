import { useDeferredValue, useMemo } from 'react'
import { type SampledPerson, samplePeople } from '../../../simulator/index.ts'
import type { ScenarioEdit } from '../use-scenario.ts'

/** So many of the people, drawn anew when a figure changes; typing does not wait for them. */
export function useSample(edit: ScenarioEdit, count: number): readonly SampledPerson[] {
  const journey = useDeferredValue(edit.journey)
  const scenario = journey.scenarios[edit.id]
  return useMemo(() => {
    if (!scenario) return []
    try {
      return samplePeople({ journey, scenario, count })
    } catch {
      // A figure that nothing can be drawn from is told of where it stands.
      return []
    }
  }, [journey, scenario, count])
}
