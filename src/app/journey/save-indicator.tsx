import { useSyncExternalStore } from 'react'
import type { Autosave } from '../../sync/index.ts'
import { SaveState } from '../../ui/kit/index.ts'
import { saveStateName } from './save-state-name.ts'

/** Where the open journey is safe, in one word. */
export function SaveIndicator({ autosave, onResolve }: { autosave: Autosave; onResolve: () => void }) {
  const state = useSyncExternalStore(autosave.subscribe, autosave.getState)
  const name = saveStateName(state)
  return <SaveState state={name} onOpen={name === 'conflict' ? onResolve : undefined} />
}
