import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'

type Announce = (text: string, urgency?: 'polite' | 'assertive') => void
const AnnouncerContext = createContext<Announce>(() => undefined)

/** Holds the two live regions of the page; put it once, near the root. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [texts, setTexts] = useState({ polite: '', assertive: '' })
  const flip = useRef(false)
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    // The same sentence twice would be silent: a trailing no-break space makes it a change.
    flip.current = !flip.current
    setTexts((before) => ({ ...before, [urgency]: flip.current ? text : `${text}\u00a0` }))
  }, [])
  const regions = useMemo(
    () => (
      <>
        <div className="j-visually-hidden" role="status" aria-live="polite" data-testid="announcer">
          {texts.polite}
        </div>
        <div className="j-visually-hidden" role="alert" aria-live="assertive">
          {texts.assertive}
        </div>
      </>
    ),
    [texts],
  )
  return (
    <AnnouncerContext.Provider value={announce}>
      {children}
      {regions}
    </AnnouncerContext.Provider>
  )
}

/** Says a sentence to screen readers. */
export const useAnnounce = (): Announce => useContext(AnnouncerContext)
