import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { AnnouncerProvider, resolveVariables, theme } from '../ui/kit/index.ts'

/** Look and voice of the page: theme, toasts, announcements. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <AnnouncerProvider>
        {children}
        <Notifications position="bottom-center" limit={3} zIndex={400} />
      </AnnouncerProvider>
    </MantineProvider>
  )
}
