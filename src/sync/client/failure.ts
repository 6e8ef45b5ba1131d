import type { Problem, ProblemError } from '../contract/index.ts'

/** Why a request brought no answer that can be used. */
export type SyncFailure =
  /** The server refused, and said why. `retryAfterMs` where it said when to come back. */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retryAfterMs?: number }
  /** Nothing answered: no network, or no server there. */
  | { readonly kind: 'offline'; readonly message: string }
  | { readonly kind: 'timeout'; readonly afterMs: number }
  /** The caller's signal ended it. */
  | { readonly kind: 'aborted' }
  /** Something answered that is not our server, or not one we understand. */
  | {
      readonly kind: 'badResponse'
      readonly status: number
      readonly message: string
      readonly errors: readonly ProblemError[]
    }

/** The failure as an exception, for libraries that want one (TanStack Query). */
export class SyncError extends Error {
  readonly failure: SyncFailure

  constructor(failure: SyncFailure) {
    super(describeFailure(failure))
    this.name = 'SyncError'
    this.failure = failure
  }
}

/** An English sentence for logs. Screens word failures from `kind` and the problem's `code`. */
export function describeFailure(failure: SyncFailure): string {
  switch (failure.kind) {
    case 'problem':
      return failure.problem.detail ? `${failure.problem.title}: ${failure.problem.detail}` : failure.problem.title
    case 'offline':
      return `The server cannot be reached (${failure.message})`
    case 'timeout':
      return `The server did not answer within ${failure.afterMs} ms`
    case 'aborted':
      return 'The request was given up'
    case 'badResponse':
      return `The server's answer (${failure.status}) could not be understood: ${failure.message}`
  }
}

export const isProblem = (failure: SyncFailure, code: Problem['code']): boolean =>
  failure.kind === 'problem' && failure.problem.code === code
