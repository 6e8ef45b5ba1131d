import { PROBLEM_MEDIA_TYPE, type Problem } from '../problem.ts'

/** An answer, before any server or mock puts it on the wire. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ReplyBody
}

export type ReplyBody =
  | { readonly kind: 'nothing' }
  /** To be written as JSON. */
  | { readonly kind: 'json'; readonly value: unknown }
  /** JSON already written. */
  | { readonly kind: 'text'; readonly mediaType: string; readonly text: string }

export const jsonReply = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: { kind: 'json', value },
})

export const documentReply = (text: string, headers: Record<string, string>): Reply => ({
  status: 200,
  headers,
  body: { kind: 'text', mediaType: 'application/json', text },
})

export const emptyReply = (status: 204 | 304, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: { kind: 'nothing' },
})

export const problemReply = (problem: Problem, headers: Record<string, string> = {}): Reply => ({
  status: problem.status,
  headers: { 'cache-control': 'no-store', ...headers },
  body: { kind: 'text', mediaType: PROBLEM_MEDIA_TYPE, text: JSON.stringify(problem) },
})
