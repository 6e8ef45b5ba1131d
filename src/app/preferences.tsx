import { Suspense } from 'react'
import { onDemandOrNothing } from '../ui/kit/index.ts'
import classes from './app.module.css'
import type { PreferencesMenuProps } from './preferences-menu.tsx'

const Menu = onDemandOrNothing(async () => (await import('./preferences-menu.tsx')).PreferencesMenu)

/** Language, appearance and help; the menu follows when the page stands, into a place kept for it. */
export function PreferencesMenu(props: PreferencesMenuProps) {
  return (
    <Suspense fallback={<span className={classes.menuPlace} />}>
      <Menu {...props} />
    </Suspense>
  )
}
