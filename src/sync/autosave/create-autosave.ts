import type { Autosave, AutosaveOptions } from './autosave-api.ts'
import { recoverDraft } from './recovery.ts'
import { Saver } from './saver.ts'

/**
 * Starts keeping an opened journey safe, until `dispose`; then what the backend has not confirmed is sent in the
 * background, in the same way as work that an earlier page left behind.
 */
export function createAutosave(options: AutosaveOptions): Autosave {
  const saver = new Saver(options)
  const { opened, onReplace: _nobody, ...recovery } = options
  return {
    getState: saver.getState,
    subscribe: saver.subscribe,
    change: saver.change,
    flush: saver.flush,
    resolve: saver.resolve,
    dispose: async () => {
      await saver.dispose()
      const ref = { id: opened.document.id, session: opened.session, changedAt: 0 }
      void recoverDraft(ref, recovery)
    },
  }
}
