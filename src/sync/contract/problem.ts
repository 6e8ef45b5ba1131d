import { z } from 'zod'
import type { Diagnostic } from './diagnostics.ts'
import { diagnosticSchema } from './diagnostics.ts'

/** Every way a request can be refused, with the status it travels under. Codes are stable; clients decide by them. */
export const PROBLEMS = {
  'invalid-request': { status: 400, title: 'The request is not well formed' },
  'malformed-json': { status: 400, title: 'The body is not JSON' },
  'forbidden-origin': { status: 403, title: 'Requests from this site are refused' },
  'route-not-found': { status: 404, title: 'There is nothing at this address' },
  'journey-not-found': { status: 404, title: 'There is no such journey' },
  'revision-not-found': { status: 404, title: 'There is no such revision' },
  'machine-not-found': { status: 404, title: 'This journey has not been published' },
  'method-not-allowed': { status: 405, title: 'This address does not answer to that method' },
  'journey-exists': { status: 409, title: 'A journey with this id is already there' },
  'precondition-failed': { status: 412, title: 'The journey has changed since it was read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'host-not-allowed': { status: 421, title: 'This server does not answer under that name' },
  'invalid-journey': { status: 422, title: 'The document is not a valid journey' },
  'newer-format': { status: 422, title: 'The document was made by a newer version' },
  'id-mismatch': { status: 422, title: 'The id of the address and of the document differ' },
  'variant-not-found': { status: 422, title: 'The revision has no such variant' },
  'not-publishable': { status: 422, title: 'The journey has errors and cannot be published' },
  'precondition-required': { status: 428, title: 'The request must say which version it changes' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong on the server' },
  unavailable: { status: 503, title: 'The server cannot answer at the moment' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof PROBLEMS

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** At most so many single errors travel with one problem; `errorCount` says how many there were. */
const MAX_PROBLEM_ERRORS = 500

/**
 * One thing that is wrong, and where: `variants.v1.nodes.n1.config.timeout` in a document, `query.limit` in a request.
 * The shape of `DocumentProblem` in the document's room.
 */
const problemErrorSchema = z.object({
  path: z.string(),
  message: z.string(),
  code: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Place in the text, both from 1. */
  line: z.int().optional(),
  column: z.int().optional(),
})
export interface ProblemError {
  readonly path: string
  readonly message: string
  readonly code?: string | undefined
  readonly values?: Readonly<Record<string, string | number>> | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
}

/** An RFC 9457 problem document. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** A code this version does not know is kept as it is: a newer server must still be understood as refusing. */
  code: z.string(),
  errors: z.array(problemErrorSchema).optional(),
  errorCount: z.int().optional(),
  /** `precondition-failed`: the document as the server has it now, its tag and its revision. */
  current: z.unknown().optional(),
  etag: z.string().optional(),
  revision: z.int().optional(),
  /** `not-publishable`: what the compiler found. */
  diagnostics: z.array(diagnosticSchema).optional(),
})
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string | undefined
  readonly code: ProblemCode | (string & {})
  readonly errors?: readonly ProblemError[] | undefined
  readonly errorCount?: number | undefined
  readonly current?: unknown
  readonly etag?: string | undefined
  readonly revision?: number | undefined
  readonly diagnostics?: readonly Diagnostic[] | undefined
}

type ProblemDetails = Partial<Pick<Problem, 'errors' | 'current' | 'etag' | 'revision' | 'diagnostics'>>

export function problem(code: ProblemCode, detail?: string, more: ProblemDetails = {}): Problem {
  const { status, title } = PROBLEMS[code]
  const { errors, ...rest } = more
  return {
    type: `urn:jornada:problem:${code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    code,
    ...(errors ? { errors: errors.slice(0, MAX_PROBLEM_ERRORS), errorCount: errors.length } : {}),
    ...rest,
  }
}

/** The problem of a request part that its schema refuses. */
export function invalidRequest(part: 'params' | 'query' | 'headers' | 'body', error: z.core.$ZodError): Problem {
  const errors = error.issues.map((issue) => ({
    path: [part, ...issue.path.map(String)].join('.'),
    message: issue.message,
  }))
  return problem('invalid-request', `${errors.length} wrong value(s) in the ${part} of the request`, { errors })
}
