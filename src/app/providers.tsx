import { MantineProvider } from '@mantine/core'
import { type ReactNode, Suspense } from 'react'
import { AnnouncerProvider, onDemandOrNothing, resolveVariables, theme } from '../ui/kit/index.ts'

// Nothing has been said yet when the first screen appears.
const Toasts = onDemandOrNothing(async () => (await import('./toasts.tsx')).Toasts)

/** Look and voice of the page: theme, toasts, announcements. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <AnnouncerProvider>
        {children}
        <Suspense fallback={null}>
          <Toasts />
        </Suspense>
      </AnnouncerProvider>
    </MantineProvider>
  )
}
