import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { WorkshopView } from '../workshop-view.ts'

interface WayBack {
  /** Where one is now. */
  readonly message: string
  /** The word on the button. */
  readonly back: string
}

const ID = 'way-back-to-the-workshop'

/** Stays over the canvas until one goes back to the workshop or waves it away: a group should not get lost on its way. */
export function showWayBack(view: WorkshopView, { message, back }: WayBack): void {
  notifications.hide(ID)
  notifications.show({
    id: ID,
    autoClose: false,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <span>{message}</span>
        <Button variant="light" size="compact-sm" flex="none" onClick={() => view.open()}>
          {back}
        </Button>
      </Group>
    ),
  })
  const stop = view.store.subscribe(({ open }) => {
    if (!open) return
    notifications.hide(ID)
    stop()
  })
}
