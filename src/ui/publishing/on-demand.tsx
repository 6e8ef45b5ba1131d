import { lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import type { PublishingProps } from './publishing.ts'

const Dialogs = lazy(async () => ({ default: (await import('./dialogs.tsx')).PublishingDialogs }))

/** What goes out of the journey other than its own file; its code comes when it is first asked for. */
export function PublishingScreen(props: PublishingProps) {
  const open = useStore(props.publishing.view, (view) => view.open !== undefined)
  const [wanted, setWanted] = useState(open)
  if (open && !wanted) setWanted(true)
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <Dialogs {...props} />
    </Suspense>
  )
}
