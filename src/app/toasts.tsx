import { MantineThemeProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Where short notices appear. */
export function Toasts() {
  const { t } = useTranslation('common')
  const theme = useMemo(
    () => ({ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } } } }),
    [t],
  )
  return (
    <MantineThemeProvider inherit theme={theme}>
      <Notifications position="bottom-center" limit={3} zIndex={400} />
    </MantineThemeProvider>
  )
}
