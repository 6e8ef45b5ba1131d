import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'

interface UndoToast {
  message: string
  /** The word on the button. */
  undo: string
  onUndo: () => void
}

/** Says what was done and offers to take it back, long enough to be read and reached by keyboard. */
export function showUndo({ message, undo, onUndo }: UndoToast): void {
  const id = `undo-${crypto.randomUUID()}`
  notifications.show({
    id,
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <span>{message}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            notifications.hide(id)
            onUndo()
          }}
        >
          {undo}
        </Button>
      </Group>
    ),
  })
}
