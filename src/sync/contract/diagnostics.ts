import { z } from 'zod'

/** A finding of the compiler as it travels; the shape of `Diagnostic` in the compiler's room. */
export const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  variant: z.string().optional(),
  node: z.string().optional(),
  edge: z.string().optional(),
  port: z.string().optional(),
  path: z.string().optional(),
})
export interface Diagnostic {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'hint'
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>> | undefined
  readonly variant?: string | undefined
  readonly node?: string | undefined
  readonly edge?: string | undefined
  readonly port?: string | undefined
  readonly path?: string | undefined
}
