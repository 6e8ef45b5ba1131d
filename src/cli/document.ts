import { type Diagnostic, hasErrors } from '../compiler/index.ts'
import { type DocumentProblem, type Journey, readJourney } from '../document/index.ts'
import { DocumentHasErrors, EXIT, type Io, readText, WrongUse } from './io.ts'
import { diagnosticLines } from './text/diagnostics.ts'

export interface LoadedJourney {
  readonly journey: Journey
  /** As it stood in the file. */
  readonly text: string
}
export type Loaded = LoadedJourney | { readonly journey?: undefined; readonly diagnostics: Diagnostic[] }

/** Reads a journey file; what keeps it from being one comes as diagnostics like any other. */
export async function load(io: Io, file: string): Promise<Loaded> {
  const text = await readText(io, file)
  if (text === undefined) return { diagnostics: [NOT_UTF8] }
  const read = readJourney(text)
  return read.ok ? { journey: read.value, text } : { diagnostics: read.error.map(diagnosticOf) }
}

/** Reads a journey or says on standard error what is wrong with the file, and gives up. */
export async function loadOrGiveUp(io: Io, file: string): Promise<LoadedJourney> {
  const loaded = await load(io, file)
  if (loaded.journey) return loaded
  return giveUp(io, loaded.diagnostics)
}

/** Says what is wrong on standard error and ends the command with its exit code. */
export function giveUp(io: Io, diagnostics: readonly Diagnostic[]): never {
  io.err(diagnosticLines(diagnostics))
  throw new DocumentHasErrors()
}

/** 1 when a diagnostic is an error. */
export const exitCodeOf = (diagnostics: readonly Diagnostic[]): number =>
  hasErrors(diagnostics) ? EXIT.documentHasErrors : EXIT.done

/** The named variant, or the main one. Throws `WrongUse` with the names there are. */
export const variantOf = (journey: Journey, id: string = journey.mainVariant): string =>
  pick('variant', journey.variants, id)

/** Throws `WrongUse` with the ids there are when `id` is none of them. */
export function pick(what: string, from: Readonly<Record<string, { name: string }>>, id: string): string {
  if (Object.hasOwn(from, id)) return id
  const known = Object.entries(from).map(([key, { name }]) => `${key} (${name})`)
  throw new WrongUse(`There is no ${what} ${id} in this document. There is: ${known.join(', ') || 'none'}.`)
}

const NOT_UTF8: Diagnostic = {
  code: 'file.encoding',
  severity: 'error',
  message: 'The file is not UTF-8 text. Save it as UTF-8, or choose another file.',
}

const PLACE = /^variants\.([^.[]+)(?:\.(nodes|edges)\.([^.[]+))?/

function diagnosticOf({ code, path, message, values, line, column }: DocumentProblem): Diagnostic {
  const [, variant, collection, id] = PLACE.exec(path) ?? []
  const place = line === undefined || /^Line \d/.test(message) ? path : `${path} (line ${line}, column ${column})`
  return {
    code,
    severity: 'error',
    message: place.trim() === '' ? message : `${place.trim()}: ${message}`,
    ...(values ? { values } : {}),
    ...(variant ? { variant } : {}),
    ...(id && collection === 'nodes' ? { node: id } : {}),
    ...(id && collection === 'edges' ? { edge: id } : {}),
    ...(path ? { path } : {}),
  }
}
