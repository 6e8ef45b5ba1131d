import type { ReactNode } from 'react'
import classes from './pieces.module.css'

/** Something wide that scrolls by itself: named, and reachable by keyboard so that arrow keys can scroll it. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling area can have the focus
    <section className={classes.scrollRegion} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
