import { HttpResponse, http } from 'msw'
import { vi } from 'vitest'
import { createMockServer, MOCK_ORIGIN } from '../../../mocks/node.ts'
import { type Journey, readJourney } from '../../document/index.ts'
import type { Autosave, AutosaveTiming } from '../autosave/autosave-api.ts'
import { createAutosave } from '../autosave/create-autosave.ts'
import { type OpenedJourney, openJourney, openNew } from '../autosave/open-journey.ts'
import type { Sessions, TabChannel } from '../autosave/ports.ts'
import type { ReplaceCause } from '../autosave/state.ts'
import { createClient } from '../client/client.ts'
import { pretendCompile } from '../contract/testing/journeys.ts'
import type { LocalStore } from '../local/local-store.ts'
import { createMemoryStore } from '../local/memory-store.ts'
import { manualClock } from './manual-clock.ts'

/** A browser with tabs, its local store, a network that can fail, and a backend behind it. */
export function createWorld(store: LocalStore = createMemoryStore()) {
  const clock = manualClock()
  const { server, ports } = createMockServer({ compile: pretendCompile })
  const sessions = sharedSessions()
  const hub = new Set<(from: TabChannel, message: unknown) => void>()
  const online = new Set<() => void>()
  const requests: string[] = []
  server.events.on('request:start', ({ request }: { request: Request }) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`)
  })
  const client = createClient({ baseUrl: MOCK_ORIGIN, timeoutMs: 2_000 })

  const start = (opened: OpenedJourney, timing: Partial<AutosaveTiming> = {}) => {
    const tab = { document: opened.document, opened, replaced: [] as ReplaceCause[] }
    const autosave: Autosave = createAutosave({
      opened,
      client,
      store,
      sessions,
      clock,
      timing,
      channel: channelOf(hub),
      onOnline: (run) => {
        online.add(run)
        return () => online.delete(run)
      },
      onReplace: (document, cause) => {
        tab.document = document
        tab.replaced.push(cause)
      },
    })
    return Object.assign(tab, {
      autosave,
      edit: (change: (journey: Journey) => Journey) => {
        tab.document = change(tab.document)
        autosave.change(tab.document)
      },
      remote: () => autosave.getState().remote,
      local: () => autosave.getState().local,
      /** The tab is gone without a word: crash, power cut. Its timers never fire again. */
      die: () => sessions.end(opened.session),
    })
  }

  return {
    clock,
    server,
    ports,
    sessions,
    client,
    store,
    requests,
    create: (document: Journey, timing?: Partial<AutosaveTiming>) => start(openNew(document), timing),
    open: async (id: string, timing?: Partial<AutosaveTiming>) => {
      const opened = await openJourney(id, { client, store, sessions })
      if (!opened.ok) throw new Error(`could not open ${id}: ${opened.error.kind}`)
      return start(opened.value, timing)
    },
    /** What the backend has. */
    stored: async (id: string): Promise<Journey | undefined> => {
      const current = await ports.repository.current(id)
      const read = current && readJourney(current.document)
      return read?.ok ? read.value : undefined
    },
    cutNetwork: () => server.use(http.all(`${MOCK_ORIGIN}/*`, () => HttpResponse.error())),
    mendNetwork: () => server.resetHandlers(),
    /** The backend does what it is asked, but the answer is lost: so many times. */
    loseAnswers: (times: number) => loseAnswers(server, times),
    comeOnline: () => {
      for (const run of [...online]) run()
    },
  }
}

/** Waits for the real world (mocked requests) to catch up with the manual clock. */
export const eventually = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 5_000, interval: 2 })

function loseAnswers(server: ReturnType<typeof createMockServer>['server'], times: number): void {
  let left = times
  server.use(
    http.all(`${MOCK_ORIGIN}/*`, async ({ request }) => {
      if (left <= 0 || request.headers.has('x-passed')) return undefined
      left -= 1
      const passed = new Request(request)
      passed.headers.set('x-passed', '1')
      await fetch(passed)
      return HttpResponse.error()
    }),
  )
}

function channelOf(hub: Set<(from: TabChannel, message: unknown) => void>): TabChannel {
  const listeners = new Set<(message: unknown) => void>()
  const deliver = (from: TabChannel, message: unknown) => {
    if (from === channel) return
    const copy: unknown = structuredClone(message)
    queueMicrotask(() => {
      for (const run of [...listeners]) run(copy)
    })
  }
  const channel: TabChannel = {
    post: (message) => {
      for (const run of hub) run(channel, message)
    },
    onMessage: (run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    close: () => hub.delete(deliver),
  }
  hub.add(deliver)
  return channel
}

function sharedSessions(): Sessions & { end(session: string): void } {
  const held = new Set<string>()
  return {
    hold: (session) => {
      held.add(session)
      return () => held.delete(session)
    },
    isHeld: async (session) => held.has(session),
    end: (session) => held.delete(session),
  }
}
