import { useEffect } from 'react'

/** Fetches the code of the results while the page has nothing else to do, so that the first run finds it there. */
export function useResultsSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => void import('./results/results-panel.tsx').catch(() => undefined), 1_500)
    return () => clearTimeout(timer)
  }, [])
}
