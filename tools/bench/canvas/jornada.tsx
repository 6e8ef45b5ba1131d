import '../../../src/ui/kit/theme/styles.ts'
import { MantineProvider } from '@mantine/core'
import { check } from '../../../src/compiler/index.ts'
import type { Journey } from '../../../src/document/index.ts'
import { createEditor } from '../../../src/editor/index.ts'
import { JourneyCanvas } from '../../../src/ui/canvas/index.ts'
import { AnnouncerProvider, resolveVariables, startI18n, theme } from '../../../src/ui/kit/index.ts'

/** Jornada's own canvas as the designer shows it, with the checker running, over the same graph. */
export async function jornada(journey: Journey) {
  await startI18n('en', ['common', 'canvas', 'kinds'])
  const editor = createEditor({ journey, check, now: Date.now })
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="light">
      <AnnouncerProvider>
        <JourneyCanvas editor={editor} />
      </AnnouncerProvider>
    </MantineProvider>
  )
}
