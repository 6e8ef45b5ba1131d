import { lazy, Suspense } from 'react'
import classes from './app.module.css'

const Menu = lazy(async () => ({ default: (await import('./preferences-menu.tsx')).PreferencesMenu }))

/** Language and appearance; the menu follows when the page stands, into a place kept for it. */
export function PreferencesMenu() {
  return (
    <Suspense fallback={<span className={classes.menuPlace} />}>
      <Menu />
    </Suspense>
  )
}
