import type { ReactNode } from 'react'
import { vi } from 'vitest'
import type { Journey } from '../../../../document/index.ts'
import { createEditor, createRunStore, loadLaterCommands } from '../../../../editor/index.ts'
import type { Language } from '../../../kit/index.ts'
import { render } from '../../../kit/testing/render.tsx'
import { loadExample } from '../../example/example.ts'
import { WorkshopProvider } from '../../workshop-context.ts'
import { createWorkshopView } from '../../workshop-view.ts'

interface ShowOptions {
  readonly language?: Language
  readonly change?: (journey: Journey) => Journey
}

/** A step of the workshop over the example, as it stands in the frame; returns its editor and the way to take it away. */
export async function showStep(piece: ReactNode, { language = 'en', change = (same) => same }: ShowOptions = {}) {
  const [example] = await Promise.all([loadExample(language), loadLaterCommands()])
  const editor = createEditor({ journey: change(example) })
  const view = createWorkshopView()
  const services = {
    run: createRunStore(),
    scenario: () => 's1',
    simulate: () => undefined,
    compare: () => Promise.reject(new Error('Nothing is compared here')),
    save: () => undefined,
    showOnCanvas: () => undefined,
    now: () => 0,
  }
  const takeAway = await render(
    <WorkshopProvider value={{ editor, view, services }}>
      <main style={{ width: 1100, padding: 24 }}>{piece}</main>
    </WorkshopProvider>,
    { language },
  )
  await vi.waitFor(() => {
    if (!document.querySelector('main')?.hasChildNodes()) throw new Error('The step is not drawn yet')
  })
  return { editor, view, takeAway, workshop: () => editor.document.getState().journey.workshop }
}
