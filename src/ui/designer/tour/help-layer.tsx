import { Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import type { Editor } from '../../../editor/index.ts'
import { onDemand } from '../../kit/index.ts'
import { help, rememberTour, showHelp, tourWasSeen } from './help.ts'
import { Tour } from './tour.tsx'

const ShortcutSheet = onDemand(async () => (await import('../shortcuts/shortcut-sheet.tsx')).ShortcutSheet)

const close = () => showHelp(undefined)
const leaveTour = () => {
  rememberTour()
  close()
}

/** The tour, by itself on the first visit, and the sheet of keys. */
export function HelpLayer({ editor }: { editor: Editor }) {
  const shown = useStore(help, (state) => state.shown)
  useEffect(() => {
    if (!tourWasSeen() && window.innerWidth >= ROOM_FOR_TOUR) showHelp('tour')
    document.addEventListener('keydown', onQuestionMark)
    return () => {
      document.removeEventListener('keydown', onQuestionMark)
      close()
    }
  }, [])
  return (
    <Suspense fallback={null}>
      {shown === 'tour' && <Tour editor={editor} onLeave={leaveTour} />}
      {shown === 'shortcuts' && <ShortcutSheet onClose={close} />}
    </Suspense>
  )
}

/** Pixels of width below which what the tour points to hardly stands beside it. */
const ROOM_FOR_TOUR = 800

/** Where somebody types, a question mark is a question mark. */
const TAKEN = 'input, textarea, select, [contenteditable="true"], [role="dialog"]:not([data-tour-card]), [role="menu"]'

function onQuestionMark(event: KeyboardEvent): void {
  if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.closest(TAKEN)) return
  event.preventDefault()
  showHelp('shortcuts')
}
