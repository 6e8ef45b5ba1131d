import { type RefObject, useEffect, useLayoutEffect } from 'react'

/** Where the page's own bar ends; below it there is room. */
const VARIABLE = '--j-results-top'

/**
 * While the panel lies over the page, nothing beneath it can have the keyboard (WCAG 2.4.11), and Escape takes it back.
 * The page's bar stays above and in use.
 */
export function useLargeView(panel: RefObject<HTMLElement | null>, large: boolean, leave: () => void): void {
  useLayoutEffect(() => {
    const element = panel.current
    if (!large || !element) return
    const covered = coveredBy(element)
    for (const each of covered) each.inert = true
    const bar = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0
    element.style.setProperty(VARIABLE, `${Math.max(0, bar)}px`)
    return () => {
      for (const each of covered) each.inert = false
    }
  }, [panel, large])
  useEffect(() => {
    if (!large) return
    const onKeyDown = (event: KeyboardEvent) => {
      // Menus, dialogs and fields that need the key themselves have taken it by then.
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role="menu"],[role="dialog"]'))
        leave()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [large, leave])
}

/** All that lies beside the panel, up to the part of the page that holds the bar. */
function coveredBy(panel: HTMLElement): HTMLElement[] {
  const covered: HTMLElement[] = []
  let element: HTMLElement | null = panel
  while (element?.parentElement) {
    const beside: Element[] = [...element.parentElement.children].filter((each) => each !== element)
    const others = beside.filter((each) => !holdsBar(each)).filter((each) => each instanceof HTMLElement)
    covered.push(...others.filter((each) => !each.inert))
    if (others.length < beside.length) return covered
    element = element.parentElement
  }
  return covered
}

const holdsBar = (element: Element) => element.tagName === 'HEADER' || element.querySelector('header') !== null
