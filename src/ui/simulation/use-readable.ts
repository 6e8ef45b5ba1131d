import { useCallback, useSyncExternalStore } from 'react'
import type { ReadableStore } from '../../editor/index.ts'

/** A part of a store, kept fresh. The selector must give the same object while nothing it reads has changed. */
export function useReadable<State, Part>(store: ReadableStore<State>, select: (state: State) => Part): Part {
  const read = useCallback(() => select(store.getState()), [store, select])
  return useSyncExternalStore(store.subscribe, read)
}
