import { z } from 'zod'
import type { ProblemCode } from './problem.ts'

/** What one address answers to. Client, mocks and server are all written against these. */
export interface Endpoint {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `:name` for parameters. */
  readonly path: `/api/${string}`
  readonly summary: string
  readonly params: z.ZodType<Record<string, unknown>>
  readonly query: z.ZodType<Record<string, unknown>>
  /** Absent where the request has no body. */
  readonly body?: z.ZodType
  /** Bytes of the body, as sent. */
  readonly bodyLimit?: number
  /** Whether the request names the version it is about. */
  readonly ifMatch?: 'required' | 'optional'
  readonly status: 200 | 201 | 204
  /** `document`: a journey in canonical JSON, to be read with `readJourneyValue`, which also migrates. */
  readonly answers: 'document' | 'json' | 'nothing'
  /** Absent where the answer has no body. */
  readonly response?: z.ZodType
  /** Headers of a good answer beside the content type. */
  readonly responseHeaders?: readonly string[]
  readonly problems: readonly ProblemCode[]
}

export const defineEndpoint = <const Spec extends Endpoint>(endpoint: Spec): Spec => endpoint

export const nothingSchema = z.object({})

/** The path of a request. Parameters are escaped, so no id can reach another address. */
export const pathOf = (endpoint: Pick<Endpoint, 'path'>, params: Readonly<Record<string, string | number>>): string =>
  endpoint.path.replace(/:(\w+)/g, (_match, name: string) => encodeURIComponent(String(params[name] ?? '')))
