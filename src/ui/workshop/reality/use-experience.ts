import type { Experience } from '../../../document/index.ts'
import type { ArgsOf } from '../../../editor/index.ts'
import type { CurveSide } from '../curve/shapes.ts'
import { useTold, useWorkshop } from '../workshop-context.ts'

interface ExperienceEditing {
  /** Absent: nothing has been told. */
  readonly told: Experience | undefined
  /** `undefined` takes a part away. */
  readonly set: (parts: ArgsOf<'workshop.setExperience'>['parts']) => void
  /** What follows is a step of its own. */
  readonly leave: () => void
}

/** What is told of one side of a step, and the way to tell it. */
export function useExperience(id: string, side: CurveSide): ExperienceEditing {
  const { editor } = useWorkshop()
  const told = useTold(({ steps }) => steps[id]?.[side])
  return {
    told,
    set: (parts) => editor.execute('workshop.setExperience', { id, side, parts }),
    leave: () => editor.mark(),
  }
}
