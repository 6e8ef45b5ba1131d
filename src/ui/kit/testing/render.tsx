import '../theme/styles.ts'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { AnnouncerProvider, type Language, resolveVariables, startI18n, theme } from '../index.ts'

interface RenderOptions {
  readonly language?: Language
  readonly scheme?: 'light' | 'dark'
  /** Fills the window, for screens that do. */
  readonly full?: boolean
}

/** Draws a piece as it stands in the app: theme, words, announcements. For tests in a browser. Returns the way to take it away. */
export async function render(
  piece: ReactNode,
  { language = 'en', scheme = 'light', full = false }: RenderOptions = {},
) {
  await startI18n(language)
  const place = document.createElement('div')
  if (full) place.style.height = '100vh'
  document.body.append(place)
  const root = createRoot(place)
  root.render(
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} forceColorScheme={scheme}>
      <AnnouncerProvider>
        <Suspense fallback="…">{piece}</Suspense>
        <Notifications />
      </AnnouncerProvider>
    </MantineProvider>,
  )
  return () => {
    root.unmount()
    place.remove()
  }
}
