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
    const life = { over: false }
    const autosave: Autosave = createAutosave({
      opened,
      sessions,
      timing,
      openChannel: () => channelOf(hub),
      client: mortal(client, life),
      store: mortal(store, life),
      clock: {
        now: clock.now,
        random: () => clock.random(),
        clearTimeout: clock.clearTimeout,
        setTimeout: (run, ms) => clock.setTimeout(() => life.over || run(), ms),
      },
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
      /** The tab is gone without a word: a crash, a power cut. It hears no answer and does nothing any more. */
      die: () => {
        life.over = true
        sessions.end(opened.session)
      },
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
    openChannel: () => channelOf(hub),
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

/** The same object, whose answers nobody gets once life is over. */
function mortal<Port extends object>(port: Port, life: { readonly over: boolean }): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return async (...args: unknown[]) => {
        if (life.over) return new Promise(() => undefined)
        const answer: unknown = await value.apply(target, args)
        return life.over ? new Promise(() => undefined) : answer
      }
    },
  })
}

function loseAnswers(server: ReturnType<typeof createMockServer>['server'], times: number): void {
  let left = times
  server.use(
    http.all(`${MOCK_ORIGIN}/*`, async ({ request }) => {
      if (left <= 0 || request.headers.has('x-passed')) return undefined
      left -= 1
      const passed = new Request(request)
      passed.headers.set('x-passed', '1')
      await fetch(passed).catch(() => undefined)
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
