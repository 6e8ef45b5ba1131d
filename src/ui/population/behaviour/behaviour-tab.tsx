import type { ScenarioEdit } from '../use-scenario.ts'
import { ChannelsSection } from './channels-section.tsx'
import { FatigueSection } from './fatigue-section.tsx'
import { SegmentsSection } from './segments-section.tsx'

/** How people take messages, who differs from the others, and how messages wear them out. */
export function BehaviourTab({ edit }: { edit: ScenarioEdit }) {
  return (
    <>
      <ChannelsSection edit={edit} />
      <FatigueSection edit={edit} />
      <SegmentsSection edit={edit} />
    </>
  )
}
