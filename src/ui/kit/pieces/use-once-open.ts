import { useState } from 'react'

/** Whether something has ever been open: what loads when first opened stays from then on, and with it its way out. */
export function useOnceOpen(open: boolean): boolean {
  const [opened, setOpened] = useState(open)
  if (open && !opened) setOpened(true)
  return opened || open
}
