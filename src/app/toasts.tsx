import { Notifications } from '@mantine/notifications'

/** Where short notices appear. */
export function Toasts() {
  return <Notifications position="bottom-center" limit={3} zIndex={400} />
}
