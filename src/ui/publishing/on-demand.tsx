import { Suspense } from 'react'
import { useStore } from 'zustand'
import { onDemand, useOnceOpen } from '../kit/index.ts'
import type { PublishingProps } from './publishing.ts'

const Dialogs = onDemand(async () => (await import('./dialogs.tsx')).PublishingDialogs)

/** What goes out of the journey other than its own file; its code comes when it is first asked for. */
export function PublishingScreen(props: PublishingProps) {
  const opened = useOnceOpen(useStore(props.publishing.view, (view) => view.open !== undefined))
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      <Dialogs {...props} />
    </Suspense>
  )
}
