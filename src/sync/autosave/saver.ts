import { type Journey, type Renamed, writeJourney } from '../../document/index.ts'
import type { Result } from '../../kernel/result.ts'
import type { StoredJourney } from '../client/client.ts'
import { isProblem, type SyncFailure } from '../client/failure.ts'
import { type JourneySummary, textHash } from '../contract/index.ts'
import { type Autosave, type AutosaveOptions, DEFAULT_TIMING } from './autosave-api.ts'
import { currentOf, factsOf, isSame, mayPass, remoteOf, unreadable } from './facts.ts'
import { createLocalWriter } from './local-writer.ts'
import { browserClock, browserSessions, onBrowserOnline, openTabChannel } from './ports.ts'
import { createPushTimer } from './push-timer.ts'
import { mergeBoth, reconcile } from './reconcile.ts'
import type { AutosaveState, ReplaceCause, Resolution } from './state.ts'
import { noticeOf, readNotice } from './tab-notice.ts'

/** More hashes than pushes can be in doubt at once in practice. */
const MAX_SENT = 20
/** What browsers let a request carry that outlives its page. */
const KEEPALIVE_BYTES = 60_000

/** Starts keeping an opened journey safe. What is unconfirmed when it is disposed of stays a draft on this device. */
export function createSaver(options: AutosaveOptions): Autosave {
  const { opened, client, store, onReplace, onSaved } = options
  const { sessions = browserSessions, clock = browserClock, onOnline = onBrowserOnline } = options
  const timing = { ...DEFAULT_TIMING, ...options.timing }
  const channel = options.channel === undefined ? openTabChannel(opened.document.id) : options.channel
  const listeners = new Set<() => void>()
  const facts = factsOf(opened, clock.now())
  const ending = new AbortController()
  const isDirty = () => facts.version !== facts.settled

  const writer = createLocalWriter({
    clock,
    spacingMs: timing.localSpacingMs,
    retryMs: timing.longestRetryMs,
    write: () => {
      const { mine, base, sent, changedAt } = facts
      if (!isDirty() && base) return store.settle(opened.session, base)
      return store.putDraft({ id: mine.id, session: opened.session, document: mine, base, sent, changedAt })
    },
    onChange: () => publish(),
  })
  const timer = createPushTimer(clock, timing, () => void push())
  const release = sessions.hold(opened.session)

  let state = stateOf()
  function stateOf(): AutosaveState {
    return {
      local: writer.state,
      remote: remoteOf(facts, isDirty()),
      lastError: facts.failure ?? writer.failure,
      savedAt: facts.savedAt,
      revision: facts.base?.revision,
      durability: store.durability,
      conflict: facts.conflict,
    }
  }
  function publish(): void {
    const next = stateOf()
    if ((Object.keys(next) as (keyof AutosaveState)[]).every((key) => next[key] === state[key])) return
    state = next
    for (const listener of [...listeners]) listener()
  }

  function takeMine(document: Journey): void {
    facts.mine = document
    facts.version += 1
    facts.changedAt = clock.now()
  }

  /** The backend has exactly what is open. */
  function settle(stored: StoredJourney): void {
    Object.assign(facts, { base: stored, settled: facts.version, sent: [], failure: undefined, conflict: undefined })
    facts.savedAt = clock.now()
    timer.reset()
    writer.schedule()
  }

  function replace(document: Journey, cause: ReplaceCause, renamed: readonly Renamed[] = []): void {
    takeMine(document)
    if (!facts.closed) onReplace(document, cause, renamed)
  }

  /** The backend turns out to have another document than the one under mine. */
  function meet(theirs: StoredJourney, cause: 'merge' | 'otherTab'): void {
    const outcome = reconcile({ base: facts.base, mine: facts.mine, theirs, sent: facts.sent })
    switch (outcome.kind) {
      case 'nothing':
        return
      case 'same':
        settle(theirs)
        break
      case 'conflict':
        facts.conflict = outcome.conflict
        timer.reset()
        break
      case 'arrived':
        goOnFrom(theirs)
        break
      case 'merged':
        replace(isDirty() ? outcome.document : theirs.document, cause, outcome.renamed)
        goOnFrom(theirs)
    }
    publish()
  }

  /** Mine now rests on theirs: what it has beyond that is sent. */
  function goOnFrom(theirs: StoredJourney): void {
    if (isSame(facts.mine, theirs.document)) return settle(theirs)
    Object.assign(facts, { base: theirs, sent: [], conflict: undefined, failure: undefined })
    writer.schedule()
    timer.soon()
  }

  function push(leaving = false): Promise<void> {
    if (facts.pushing) return facts.pushing
    if (facts.conflict || (!isDirty() && !facts.failure)) return Promise.resolve()
    timer.stop()
    facts.pushing = (isDirty() ? send(leaving) : refresh()).finally(() => {
      facts.pushing = undefined
      const { waiting } = facts
      facts.waiting = undefined
      if (waiting) meet(waiting, 'otherTab')
      publish()
    })
    publish()
    return facts.pushing
  }

  async function send(leaving: boolean): Promise<void> {
    const { mine, base, version } = facts
    const text = writeJourney(mine)
    facts.sent = [...facts.sent, textHash(text)].slice(-MAX_SENT)
    // Should the page end before the answer comes, the next session must know its own document when it meets it.
    writer.schedule()
    const call = { keepalive: leaving && text.length < KEEPALIVE_BYTES, signal: ending.signal }
    const result = base ? await client.put(mine, base.etag, call) : await client.create(mine, call)
    if (result.ok) confirmed({ document: mine, etag: result.value.etag, revision: result.value.revision }, version)
    else await refused(result, base)
  }

  function confirmed(stored: StoredJourney, version: number): void {
    if (facts.version === version) settle(stored)
    else {
      Object.assign(facts, { base: stored, sent: [], failure: undefined, savedAt: clock.now() })
      timer.reset()
      timer.afterChange()
      writer.schedule()
    }
    channel?.post(noticeOf(stored))
    onSaved?.({ id: stored.document.id, revision: stored.revision, etag: stored.etag })
  }

  async function refused(result: Result<JourneySummary, SyncFailure> & { ok: false }, base: StoredJourney | undefined): Promise<void> {
    const failure = result.error
    if (failure.kind === 'problem' && failure.problem.code === 'precondition-failed') {
      const theirs = currentOf(failure.problem)
      return theirs ? meet(theirs, 'merge') : failed(unreadable(failure.problem))
    }
    if (isProblem(failure, 'journey-exists')) return refresh()
    if (isProblem(failure, 'journey-not-found') && base) {
      // Deleted elsewhere, while work on it went on here: the work comes first, and a deletion is easily repeated.
      facts.base = undefined
      timer.soon()
      return
    }
    failed(failure)
  }

  /** Asks what the backend has, without sending anything. */
  async function refresh(): Promise<void> {
    const result = await client.get(facts.mine.id, { signal: ending.signal })
    if (!result.ok) return failed(result.error)
    facts.failure = undefined
    timer.reset()
    meet(result.value, 'merge')
  }

  function failed(failure: SyncFailure): void {
    if (failure.kind === 'aborted') return
    facts.failure = failure
    if (facts.closed) return
    if (mayPass(failure)) timer.afterFailure(failure.kind === 'problem' ? failure.retryAfterMs : undefined)
    else timer.reset()
  }

  function resolve(resolution: Resolution): void {
    const { conflict } = facts
    if (!conflict) return
    const { theirs, base } = conflict
    if (resolution === 'merged') {
      const { merged, renamed } = mergeBoth({ base, mine: facts.mine, theirs })
      replace(merged, 'merge', renamed)
    }
    if (resolution === 'theirs') replace(theirs.document, 'theirs')
    goOnFrom(theirs)
    publish()
  }

  async function flush({ leaving = false } = {}): Promise<void> {
    const local = writer.flush()
    // What was under way has older content: once more for what has changed since.
    if (facts.pushing && !leaving) await facts.pushing
    await Promise.all([local, isDirty() ? push(leaving) : undefined])
    await writer.flush()
  }

  const stops = [
    onOnline(() => {
      if (facts.failure) timer.soon()
    }),
    channel?.onMessage((message) => {
      const theirs = readNotice(message)
      if (!theirs || theirs.document.id !== facts.mine.id) return
      if (!facts.pushing) meet(theirs, 'otherTab')
      else if (theirs.revision > (facts.waiting?.revision ?? 0)) facts.waiting = theirs
    }),
  ]

  async function dispose(): Promise<void> {
    if (facts.closed) return
    facts.closed = true
    for (const stop of stops) stop?.()
    timer.stop()
    // Whether a request under way arrives is left open: the hash of what it carries is kept with the draft.
    ending.abort()
    await facts.pushing
    timer.stop()
    await writer.flush()
    writer.stop()
    channel?.close()
    release()
  }

  if (opened.dirty) {
    writer.schedule()
    timer.soon()
  } else if (opened.failure) {
    timer.afterFailure(undefined)
  }
  state = stateOf()
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change: (document) => {
      if (facts.closed || document === facts.mine) return
      takeMine(document)
      writer.schedule()
      if (!facts.conflict) timer.afterChange()
      publish()
    },
    flush,
    resolve,
    dispose,
  }
}
