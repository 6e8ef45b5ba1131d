import type { AutosaveState } from '../../sync/index.ts'
import type { SaveStateName } from '../../ui/kit/index.ts'

/** The worst thing that is true comes first. */
export function saveStateName({ local, remote, lastError, durability }: AutosaveState): SaveStateName {
  if (remote === 'conflict') return 'conflict'
  const unsafeHere = local === 'failed' || durability === 'memory'
  if (unsafeHere && lastError?.kind === 'quota' && remote !== 'saved') return 'full'
  if (remote === 'failed') return 'failed'
  if (remote === 'offline') return unsafeHere ? 'failed' : 'offline'
  if (remote === 'saved') return 'saved'
  if (local === 'saving' || remote === 'saving') return 'saving'
  return local === 'saved' && durability === 'disk' ? 'savedHere' : 'saving'
}
