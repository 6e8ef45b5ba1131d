/** One finding about a document. Codes are stable; `values` fill the placeholders of the code's text in any language. */
export interface Diagnostic {
  readonly code: string
  readonly severity: Severity
  /** The English sentence. Interfaces in other languages build theirs from `code` and `values`. */
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly variant?: string
  readonly node?: string
  readonly edge?: string
  readonly port?: string
  /** Where in the document, as a JSON pointer, when no node or edge says it better. */
  readonly path?: string
}

/** `error`: cannot run. `warning`: runs, but hardly as meant. `hint`: worth a look. */
export type Severity = 'error' | 'warning' | 'hint'

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error')
