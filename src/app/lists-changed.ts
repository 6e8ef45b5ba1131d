/** Tells whoever lists journeys that something about them has changed. */
export interface ListsChanged {
  readonly tell: () => void
  /** Returns the way to stop. */
  readonly listen: (run: () => void) => () => void
}

export function createListsChanged(): ListsChanged {
  const listeners = new Set<() => void>()
  return {
    tell: () => {
      for (const run of [...listeners]) run()
    },
    listen: (run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
  }
}
