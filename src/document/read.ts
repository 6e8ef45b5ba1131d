import { fail, ok, type Result } from '../kernel/result.ts'
import { FORMAT, FORMAT_VERSION, type Journey, journeySchema } from './journey.ts'
import { type JsonFinding, type Place, placesIn, scanJson } from './json-scan.ts'
import { LIMITS } from './limits.ts'
import { migrate, type RawJourney } from './migrations/index.ts'
import { atMostProblems, type DocumentProblem, jsonPath, MAX_PROBLEMS, problemOf, show } from './problem.ts'
import { checkCounts, checkShape, isObject, overLimit, own } from './raw-guard.ts'
import { type PlacedProblem, schemaProblems } from './schema-problems.ts'

export type ReadResult = Result<Journey, readonly DocumentProblem[]>

/**
 * Reads the text of a `.journey.json` file: all its problems at once, each with path, line and column, or the journey,
 * migrated from older versions and with absent collections filled in. Never throws. A file that is too large in bytes,
 * nodes, edges, variants or nesting is refused without being read to its end.
 */
export function readJourney(text: string): ReadResult {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (isTooLarge(json)) return fail([fileTooLarge()])
  if (/^\s*$/.test(json)) {
    return fail([problemOf('file.empty', '', 'empty')])
  }
  const counter = countingVisitor()
  const scan = scanJson(json, LIMITS.jsonDepth, counter.visit)
  if (scan.stopped && counter.problem) return fail([{ ...counter.problem, ...placesIn(json)(counter.offset) }])
  const findings = scan.error ? [...scan.duplicates, scan.error] : scan.duplicates
  const found = fromFindings(json, findings)
  if (scan.error) return fail(atMostProblems(found))
  const result = readValue(JSON.parse(json))
  if (!result.ok) return fail(atMostProblems([...found, ...locate(json, result.error)]))
  return found.length > 0 ? fail(found) : result
}

/** Reads a value that has already been parsed, as from a request or a database. See `readJourney`. */
export function readJourneyValue(value: unknown): ReadResult {
  const result = readValue(value)
  return result.ok ? result : fail(atMostProblems(result.error.map((placed) => placed.problem)))
}

function readValue(value: unknown): Result<Journey, readonly PlacedProblem[]> {
  // Each check makes it safe and cheap to run the next one.
  for (const check of [checkCounts, checkShape, checkEnvelope]) {
    const problems = check(value)
    if (problems.length > 0) return fail(problems.map((problem) => ({ problem, at: problem.path })))
  }
  const current = migrate(value as RawJourney)
  const parsed = journeySchema.safeParse(current)
  return parsed.success ? ok(parsed.data) : fail(schemaProblems(parsed.error.issues, current))
}

/** Does it look like a journey at all, and one of a version we know? */
function checkEnvelope(value: unknown): DocumentProblem[] {
  if (!isObject(value)) return [problemOf('format.notAnObject', '', 'notAnObject', { found: show(value) })]
  const format = own(value, 'format')
  if (format === undefined) return [problemOf('format.unknown', 'format', 'noFormat', { expected: show(FORMAT) })]
  if (format !== FORMAT)
    return [problemOf('format.unknown', 'format', 'otherFormat', { found: show(format), expected: show(FORMAT) })]
  const version = own(value, 'formatVersion')
  const known = FORMAT_VERSION
  if (version === undefined) return [problemOf('format.version', 'formatVersion', 'noVersion', { known })]
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return [problemOf('format.version', 'formatVersion', 'badVersion', { found: show(version), known })]
  if (version <= known) return []
  return [problemOf('format.newer', 'formatVersion', 'newer', { version, known })]
}

/** Counts members while the text is walked, so that a text with a hundred thousand nodes is given up at the limit. */
function countingVisitor() {
  const counts = new Map<string, number>()
  const state: {
    problem?: DocumentProblem
    offset: number
    visit: (path: readonly (string | number)[], offset: number) => boolean
  } = {
    offset: 0,
    visit(path, offset) {
      if (path[0] !== 'variants') return false
      const counted = path.length === 2 ? 'variants' : path.length === 4 ? path[2] : undefined
      if (counted !== 'variants' && counted !== 'nodes' && counted !== 'edges') return false
      const collection = path.slice(0, -1)
      const key = jsonPath(collection)
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      if (count <= { variants: LIMITS.variants, nodes: LIMITS.nodesPerVariant, edges: LIMITS.edgesPerVariant }[counted])
        return false
      state.problem = overLimit(counted, collection)
      state.offset = offset
      return true
    },
  }
  return state
}

/** Adds line and column to the problems that will be told, by a second walk that looks for their paths. */
function locate(json: string, problems: readonly PlacedProblem[]): DocumentProblem[] {
  const wanted = new Set(problems.slice(0, MAX_PROBLEMS).map((placed) => placed.at))
  wanted.delete('')
  const offsets = new Map<string, number>()
  // Without any depth limit of its own: the text has been walked before.
  scanJson(json, Number.POSITIVE_INFINITY, (path, offset) => {
    const key = jsonPath(path)
    if (wanted.has(key)) offsets.set(key, offset)
    return offsets.size === wanted.size
  })
  const placeOf = placesIn(json)
  return problems.map(({ problem, at }) => {
    const offset = offsets.get(at)
    return offset === undefined ? problem : { ...problem, ...placeOf(offset) }
  })
}

function fromFindings(json: string, findings: readonly JsonFinding[]): DocumentProblem[] {
  if (findings.length === 0) return []
  const placeOf = placesIn(json)
  return findings.map((finding) => {
    const place: Place = placeOf(finding.offset)
    return { ...problemOf(finding.code, finding.path, finding.sentence, { ...finding.values, ...place }), ...place }
  })
}

export const fileTooLarge = (): DocumentProblem =>
  problemOf('file.tooLarge', '', 'tooLarge', { max: LIMITS.fileBytes / 1024 / 1024 })

/** Is the text longer than the limit, in bytes of UTF-8? */
function isTooLarge(text: string): boolean {
  if (text.length > LIMITS.fileBytes) return true
  if (text.length * 3 <= LIMITS.fileBytes) return false
  let bytes = text.length
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    // A surrogate counts two, so that a pair makes its four.
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return bytes > LIMITS.fileBytes
}
