import { useMemo } from 'react'
import { reveal, scenarioInView, select, showVariant } from '../../editor/index.ts'
import type { WorkshopServices } from '../../ui/workshop/index.ts'
import { offerFile } from '../offer-file.ts'
import { useServices } from '../services.ts'
import type { Workspace } from './workspace.ts'

/** What the workshop asks of the world, from what the journey's page has. */
export function useWorkshopServices({ editor, simulation, workshop }: Workspace): WorkshopServices {
  const { analyse, now } = useServices()
  return useMemo(
    () => ({
      run: simulation.run,
      scenario: () => scenarioInView(editor.document.getState().journey, simulation.choice.getState().scenario),
      simulate: simulation.start,
      compare: analyse.compare,
      save: offerFile,
      showOnCanvas: (variant, nodes) => {
        workshop.close()
        showVariant(editor.view, variant)
        if (!nodes?.length) return
        select(editor.view, { nodes })
        reveal(editor.view, nodes)
      },
      now,
    }),
    [editor, simulation, workshop, analyse, now],
  )
}
