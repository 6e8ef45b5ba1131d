import type { z } from 'zod'
import { readJourneyValue } from '../../document/index.ts'
import { fail, ok, type Result } from '../../kernel/result.ts'
import {
  type Endpoint,
  PROBLEM_MEDIA_TYPE,
  type Problem,
  type ProblemError,
  pathOf,
  problemSchema,
} from '../contract/index.ts'
import type { SyncFailure } from './failure.ts'

export interface Transport {
  readonly fetch: typeof fetch
  /** Without a trailing slash; empty for the page's own origin. */
  readonly baseUrl: string
  readonly timeoutMs: number
}

export interface RequestInput {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
  /** JSON text. */
  readonly body?: string
  readonly ifMatch?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Lets a small request outlive the page (browsers allow 64 KiB). */
  readonly keepalive?: boolean
}

export interface Answer<Body> {
  readonly body: Body
  readonly headers: Headers
}

type ResponseOf<Spec extends Endpoint> = Spec extends { response: infer Schema extends z.ZodType }
  ? z.output<Schema>
  : undefined

/** Sends one request and checks what comes back against the contract. Never throws. */
export async function request<Spec extends Endpoint>(
  transport: Transport,
  endpoint: Spec,
  input: RequestInput,
): Promise<Result<Answer<ResponseOf<Spec>>, SyncFailure>> {
  const received = await exchange(transport, endpoint, input)
  if (!received.ok) return received
  const { response, text } = received.value
  if (!response.ok) return fail(refusal(response, text))
  if (!endpoint.response) return ok({ body: undefined as ResponseOf<Spec>, headers: response.headers })
  const value = parseJson(text)
  if (!value.ok) return fail(badResponse(response, 'not JSON'))
  const checked = check(endpoint, value.value)
  if (!checked.ok) return fail(badResponse(response, 'not what the contract promises', checked.error))
  return ok({ body: checked.value as ResponseOf<Spec>, headers: response.headers })
}

/** A document is read like one from a file: an older one is migrated, a newer one is refused in so many words. */
function check(endpoint: Endpoint, value: unknown): Result<unknown, readonly ProblemError[]> {
  if (endpoint.answers === 'document') return readJourneyValue(value)
  const parsed = endpoint.response?.safeParse(value)
  if (!parsed || parsed.success) return ok(parsed?.data)
  return fail(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })))
}

interface Received {
  readonly response: Response
  readonly text: string
}

/** The body is read under the same deadline as the headers: a server may stop in the middle of it. */
async function exchange(
  transport: Transport,
  endpoint: Endpoint,
  input: RequestInput,
): Promise<Result<Received, SyncFailure>> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), transport.timeoutMs)
  const signal = input.signal ? AbortSignal.any([input.signal, deadline.signal]) : deadline.signal
  try {
    const response = await transport.fetch(addressOf(transport, endpoint, input), {
      method: endpoint.method,
      headers: headersOf(input),
      ...(input.body === undefined ? {} : { body: input.body }),
      ...(input.keepalive ? { keepalive: true } : {}),
      signal,
    })
    return ok({ response, text: await response.text() })
  } catch (error) {
    if (input.signal?.aborted) return fail({ kind: 'aborted' })
    if (deadline.signal.aborted) return fail({ kind: 'timeout', afterMs: transport.timeoutMs })
    return fail({ kind: 'offline', message: error instanceof Error ? error.message : String(error) })
  } finally {
    clearTimeout(timer)
  }
}

function addressOf(transport: Transport, endpoint: Endpoint, { params = {}, query = {} }: RequestInput): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const tail = search.size > 0 ? `?${search}` : ''
  return `${transport.baseUrl}${pathOf(endpoint, params)}${tail}`
}

function headersOf({ body, ifMatch }: RequestInput): Record<string, string> {
  return {
    accept: `application/json, ${PROBLEM_MEDIA_TYPE}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  }
}

function refusal(response: Response, text: string): SyncFailure {
  const value = parseJson(text)
  const parsed = value.ok ? problemSchema.safeParse(value.value) : undefined
  // A proxy in between answers 502, 503 and 504 in its own words: for us the server is not there.
  if (!parsed?.success && response.status >= 502 && response.status <= 504) {
    return { kind: 'offline', message: `HTTP ${response.status}` }
  }
  if (!parsed?.success) return badResponse(response, 'a refusal without a problem document')
  const retryAfterMs = retryAfter(response.headers.get('retry-after'))
  const problem: Problem = parsed.data
  return { kind: 'problem', problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
}

/** Only the form in seconds: a date would need the server's clock. */
function retryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : undefined
}

const badResponse = (response: Response, message: string, errors: readonly ProblemError[] = []): SyncFailure => ({
  kind: 'badResponse',
  status: response.status,
  message,
  errors,
})

function parseJson(text: string): Result<unknown, undefined> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return fail(undefined)
  }
}
