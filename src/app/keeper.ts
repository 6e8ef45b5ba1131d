import type { Journey } from '../document/index.ts'
import {
  browserSessions,
  createAutosave,
  type JourneyClient,
  type LocalStore,
  newSession,
  type OpenedJourney,
  openJourney,
  openNew,
} from '../sync/index.ts'
import type { JourneyKeeper, KeepResult } from '../ui/library/index.ts'

/** Reads and changes journeys that no page has open, by the same way as an open one is saved. */
export function createKeeper(client: JourneyClient, store: LocalStore): JourneyKeeper {
  const open = (id: string) => openJourney(id, { client, store })
  return {
    load: (id) => peek(id, client, store),
    create: (document) => save({ client, store, opened: openNew(document), document }),
    change: async (id, change) => {
      const opened = await open(id)
      if (!opened.ok) return opened.error.kind === 'problem' ? 'missing' : 'offline'
      return save({ client, store, opened: opened.value, document: change(opened.value.document) })
    },
    remove: async (id) => {
      const gone = await client.remove(id)
      const notThere = !gone.ok && gone.error.kind === 'problem' && gone.error.problem.code === 'journey-not-found'
      if (!gone.ok && !notThere) return gone.error.kind === 'problem' ? 'failed' : 'offline'
      const forgotten = await store.forget(id)
      return forgotten.ok ? 'done' : 'failed'
    },
  }
}

interface Saving {
  readonly client: JourneyClient
  readonly store: LocalStore
  readonly opened: OpenedJourney
  readonly document: Journey
}

async function save({ client, store, opened, document }: Saving): Promise<KeepResult> {
  const autosave = createAutosave({ client, store, opened, onReplace: () => undefined })
  autosave.change(document)
  await autosave.flush()
  const { local, remote } = autosave.getState()
  await autosave.dispose()
  return local === 'saved' || remote === 'saved' ? 'done' : 'failed'
}

/** The document as it would open, read without opening it: this device's unsent work, else the server's, else what is known. */
async function peek(id: string, client: JourneyClient, store: LocalStore): Promise<Journey | undefined> {
  const draft = await readDraft(id, store)
  if (draft) return draft
  const remote = await client.get(id)
  if (remote.ok) return remote.value.document
  const known = await store.known(id)
  return known.ok ? known.value?.document : undefined
}

/** The newest draft that no open page holds. A store hands drafts out only to an owner: it is borrowed and given back. */
async function readDraft(id: string, store: LocalStore): Promise<Journey | undefined> {
  const refs = await store.drafts(id)
  for (const ref of refs.ok ? refs.value : []) {
    if (await browserSessions.isHeld(ref.session)) continue
    const session = newSession()
    const borrowed = await store.claim(ref, session)
    if (!borrowed.ok || !borrowed.value) continue
    await store.claim({ ...ref, session }, ref.session)
    return borrowed.value.document
  }
  return undefined
}
