import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core'
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react'
import { Keys } from './keys.tsx'

interface IconButtonProps extends ActionIconProps, Omit<ComponentPropsWithoutRef<'button'>, keyof ActionIconProps> {
  /** Its name: read aloud, and shown under the pointer. */
  label: string
  /** Its shortcut, such as `mod+z`. */
  keys?: string
  children: ReactNode
  ref?: Ref<HTMLButtonElement>
}

/** A button that shows only an icon, with its name in a tooltip. */
export function IconButton({ label, keys, children, ...props }: IconButtonProps) {
  return (
    <Tooltip
      label={
        keys ? (
          <>
            {label} <Keys keys={keys} />
          </>
        ) : (
          label
        )
      }
    >
      <ActionIcon aria-label={label} {...props}>
        {children}
      </ActionIcon>
    </Tooltip>
  )
}
