import { type Journey, type Renamed, writeJourney } from '../../document/index.ts'
import type { StoredJourney } from '../client/client.ts'
import { isProblem, type SyncFailure } from '../client/failure.ts'
import { textHash } from '../contract/index.ts'
import type { LocalResult } from '../local/local-store.ts'
import { type Autosave, type AutosaveOptions, DEFAULT_TIMING } from './autosave-api.ts'
import { currentOf, type Facts, factsOf, isDirty, isSame, mayPass, remoteOf, unreadable } from './facts.ts'
import { createLocalWriter, type LocalWriter } from './local-writer.ts'
import {
  type AutosaveClock,
  browserClock,
  browserSessions,
  onBrowserOnline,
  openTabChannel,
  type TabChannel,
} from './ports.ts'
import { createPushTimer, type PushTimer } from './push-timer.ts'
import { mergeBoth, reconcile } from './reconcile.ts'
import type { AutosaveState, ReplaceCause, Resolution } from './state.ts'
import { noticeOf, readNotice } from './tab-notice.ts'

/** More hashes than pushes can be in doubt at once in practice. */
const MAX_SENT = 20
/** What browsers let a request carry that outlives its page. */
const KEEPALIVE_BYTES = 60_000

/** Keeps an opened journey safe. What is unconfirmed when it is disposed of stays a draft on this device. */
export class Saver implements Autosave {
  readonly #options: AutosaveOptions
  readonly #clock: AutosaveClock
  readonly #channel: TabChannel
  readonly #facts: Facts
  readonly #writer: LocalWriter
  readonly #timer: PushTimer
  readonly #ending = new AbortController()
  readonly #listeners = new Set<() => void>()
  readonly #stops: readonly (() => void)[]
  #state: AutosaveState

  constructor(options: AutosaveOptions) {
    const { opened, sessions = browserSessions, clock = browserClock, onOnline = onBrowserOnline } = options
    const timing = { ...DEFAULT_TIMING, ...options.timing }
    this.#options = options
    this.#clock = clock
    this.#channel = (options.openChannel ?? openTabChannel)(opened.document.id)
    this.#facts = factsOf(opened, clock.now())
    this.#writer = createLocalWriter({
      clock,
      spacingMs: timing.localSpacingMs,
      retryMs: timing.longestRetryMs,
      write: () => this.#write(),
      onChange: () => this.#publish(),
    })
    this.#timer = createPushTimer(clock, timing, () => void this.#push())
    this.#stops = [
      sessions.hold(opened.session),
      onOnline(() => this.#tryAgain()),
      this.#channel.onMessage((message) => this.#hear(message)),
    ]
    if (opened.dirty) {
      this.#writer.schedule('work')
      this.#timer.soon()
    } else if (opened.failure) this.#timer.afterFailure(undefined)
    this.#state = this.#stateNow()
  }

  readonly getState = (): AutosaveState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly change = (document: Journey): void => {
    if (this.#facts.closed || document === this.#facts.mine) return
    this.#takeMine(document)
    if (!this.#facts.conflict) this.#timer.afterChange()
    this.#publish()
  }

  readonly flush = async ({ leaving = false } = {}): Promise<void> => {
    const local = this.#writer.flush()
    // What was under way has older content: once more for what has changed since.
    if (this.#facts.pushing !== undefined && !leaving) await this.#facts.pushing
    await Promise.all([local, isDirty(this.#facts) ? this.#push(leaving) : undefined])
    await this.#writer.flush()
  }

  readonly resolve = (resolution: Resolution): void => {
    const { conflict, mine } = this.#facts
    if (!conflict) return
    const { theirs, base } = conflict
    if (resolution === 'merged') {
      const { merged, renamed } = mergeBoth({ base, mine, theirs })
      this.#replace(merged, 'merge', renamed)
    }
    if (resolution === 'theirs') this.#replace(theirs.document, 'theirs')
    this.#goOnFrom(theirs)
    this.#publish()
  }

  readonly dispose = async (): Promise<void> => {
    if (this.#facts.closed) return
    this.#facts.closed = true
    // Whether a request under way arrives is left open: the hash of what it carries is kept with the draft.
    this.#ending.abort()
    await this.#facts.pushing
    this.#timer.stop()
    await this.#writer.flush()
    this.#writer.stop()
    for (const stop of this.#stops) stop()
    this.#channel.close()
  }

  #stateNow(): AutosaveState {
    return {
      local: this.#writer.state,
      remote: remoteOf(this.#facts),
      lastError: this.#facts.failure ?? this.#writer.failure,
      savedAt: this.#facts.savedAt,
      revision: this.#facts.base?.revision,
      durability: this.#options.store.durability,
      conflict: this.#facts.conflict,
    }
  }

  #publish(): void {
    const next = this.#stateNow()
    if ((Object.keys(next) as (keyof AutosaveState)[]).every((key) => next[key] === this.#state[key])) return
    this.#state = next
    for (const listener of [...this.#listeners]) listener()
  }

  #write(): Promise<LocalResult<undefined>> {
    const { opened, store } = this.#options
    const { mine, base, sent, changedAt } = this.#facts
    if (base && !isDirty(this.#facts)) return store.settle(opened.session, base)
    return store.putDraft({ id: mine.id, session: opened.session, document: mine, base, sent, changedAt })
  }

  #takeMine(document: Journey): void {
    this.#facts.mine = document
    this.#facts.version += 1
    this.#facts.changedAt = this.#clock.now()
    this.#writer.schedule('work')
  }

  #replace(document: Journey, cause: ReplaceCause, renamed: readonly Renamed[] = []): void {
    this.#takeMine(document)
    if (!this.#facts.closed) this.#options.onReplace(document, cause, renamed)
  }

  /** The backend has exactly what is open. */
  #settle(stored: StoredJourney): void {
    this.#restOn(stored)
    this.#facts.settled = this.#facts.version
    this.#facts.savedAt = this.#clock.now()
    this.#timer.reset()
  }

  /** Mine now rests on theirs: what it has beyond that is sent. */
  #goOnFrom(theirs: StoredJourney): void {
    if (isSame(this.#facts.mine, theirs.document)) {
      this.#settle(theirs)
    } else {
      this.#restOn(theirs)
      this.#timer.soon()
    }
  }

  #restOn(base: StoredJourney): void {
    Object.assign(this.#facts, { base, sent: [], failure: undefined, conflict: undefined } satisfies Partial<Facts>)
    this.#writer.schedule('books')
  }

  #tryAgain(): void {
    if (this.#facts.failure) this.#timer.soon()
  }

  /** Another tab's document has reached the backend. */
  #hear(message: unknown): void {
    const facts = this.#facts
    const theirs = readNotice(message)
    if (facts.closed || theirs?.document.id !== facts.mine.id) return
    if (facts.pushing === undefined) this.#meet(theirs, 'otherTab')
    else if (theirs.revision > (facts.waiting?.revision ?? 0)) facts.waiting = theirs
  }

  /** The backend turns out to have another document than the one under mine. */
  #meet(theirs: StoredJourney, cause: 'merge' | 'otherTab'): void {
    const { base, mine, sent } = this.#facts
    const outcome = reconcile({ base, mine, theirs, sent })
    if (outcome.kind === 'nothing') return
    // Other tabs may not have heard of it either: of one's own save whose confirmation was lost, or of another person's.
    if (cause === 'merge') this.#channel.post(noticeOf(theirs))
    if (outcome.kind === 'conflict') {
      this.#facts.conflict = outcome.conflict
      this.#facts.failure = undefined
      this.#timer.reset()
    } else {
      if (outcome.kind === 'merged') this.#replace(outcome.document, cause, outcome.renamed)
      this.#goOnFrom(theirs)
    }
    this.#publish()
  }

  #push(leaving = false): Promise<void> {
    const facts = this.#facts
    if (facts.pushing !== undefined) return facts.pushing
    const dirty = isDirty(facts)
    if (facts.closed || facts.conflict || (!dirty && !facts.failure)) return Promise.resolve()
    this.#timer.stop()
    facts.pushing = (dirty ? this.#send(leaving) : this.#refresh()).finally(() => this.#pushed())
    this.#publish()
    return facts.pushing
  }

  #pushed(): void {
    const { waiting } = this.#facts
    this.#facts.pushing = undefined
    this.#facts.waiting = undefined
    if (waiting) this.#meet(waiting, 'otherTab')
    this.#publish()
  }

  async #send(leaving: boolean): Promise<void> {
    const { client } = this.#options
    const { mine, base, version } = this.#facts
    const text = writeJourney(mine)
    this.#facts.sent = [...this.#facts.sent, textHash(text)].slice(-MAX_SENT)
    // Should the page end before the answer comes, the next session must know its own document when it meets it.
    this.#writer.schedule('books')
    const call = { keepalive: leaving && text.length < KEEPALIVE_BYTES, signal: this.#ending.signal }
    const result = base ? await client.put(mine, base.etag, call) : await client.create(mine, call)
    if (!result.ok) return this.#refused(result.error, base)
    this.#confirmed({ document: mine, etag: result.value.etag, revision: result.value.revision }, version)
  }

  #confirmed(stored: StoredJourney, version: number): void {
    const {
      revision,
      etag,
      document: { id },
    } = stored
    if (this.#facts.version === version) this.#settle(stored)
    else {
      this.#restOn(stored)
      this.#facts.savedAt = this.#clock.now()
      this.#timer.reset()
      this.#timer.afterChange()
    }
    this.#channel.post(noticeOf(stored))
    this.#options.onSaved?.({ id, revision, etag })
  }

  async #refused(failure: SyncFailure, base: StoredJourney | undefined): Promise<void> {
    if (failure.kind === 'problem' && failure.problem.code === 'precondition-failed') {
      const theirs = currentOf(failure.problem)
      return theirs ? this.#meet(theirs, 'merge') : this.#fail(unreadable(failure.problem))
    }
    if (isProblem(failure, 'journey-exists')) return this.#refresh()
    if (!isProblem(failure, 'journey-not-found') || !base) return this.#fail(failure)
    // Deleted elsewhere, while work on it went on here: the work comes first, and a deletion is easily repeated.
    this.#facts.base = undefined
    this.#writer.schedule('books')
    this.#timer.soon()
  }

  /** Asks what the backend has, without sending anything. */
  async #refresh(): Promise<void> {
    const result = await this.#options.client.get(this.#facts.mine.id, { signal: this.#ending.signal })
    if (!result.ok) return this.#fail(result.error)
    this.#facts.failure = undefined
    this.#timer.reset()
    this.#meet(result.value, 'merge')
  }

  #fail(failure: SyncFailure): void {
    if (failure.kind === 'aborted') return
    this.#facts.failure = failure
    if (mayPass(failure)) this.#timer.afterFailure(failure.kind === 'problem' ? failure.retryAfterMs : undefined)
    else this.#timer.reset()
  }
}
