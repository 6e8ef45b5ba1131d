import { createStore } from 'zustand/vanilla'

/** What is shown of the help: the tour of the screen, the sheet of keys, or nothing. */
interface HelpState {
  readonly shown: 'tour' | 'shortcuts' | undefined
}

/** One for the page: a menu of another room opens what stands here. */
export const help = createStore<HelpState>(() => ({ shown: undefined }))
export const showHelp = (shown: HelpState['shown']): void => help.setState({ shown })

const SEEN = 'jornada.tour'

/** Has the tour been taken or skipped on this device? Where storage is barred, yes: else it came again every time. */
export function tourWasSeen(): boolean {
  try {
    return localStorage.getItem(SEEN) !== null
  } catch {
    return true
  }
}

export function rememberTour(): void {
  try {
    localStorage.setItem(SEEN, 'seen')
  } catch {
    // Private windows may refuse: then the tour never begins by itself.
  }
}
