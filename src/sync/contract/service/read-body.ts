import type { z } from 'zod'
import { type DocumentProblem, type Journey, readJourney } from '../../../document/index.ts'
import { fail, ok, type Result } from '../../../kernel/result.ts'
import { invalidRequest, type Problem, type ProblemCode, problem } from '../problem.ts'

/** Reads a document by the same rules as the browser reads a file. */
export function readJourneyBody(text: string): Result<Journey, Problem> {
  const read = readJourney(text)
  if (read.ok) return read
  const code = codeOf(read.error)
  const count = read.error.length === 1 ? 'One problem' : `${read.error.length} problems`
  return fail(problem(code, `${count}, the first: ${read.error[0]?.message ?? ''}`, { errors: read.error }))
}

function codeOf(problems: readonly DocumentProblem[]): ProblemCode {
  const codes = new Set(problems.map(({ code }) => code))
  if (codes.has('file.tooLarge')) return 'body-too-large'
  if (codes.has('json.syntax') || codes.has('file.empty')) return 'malformed-json'
  return codes.has('format.newer') ? 'newer-format' : 'invalid-journey'
}

/** Reads any other body. */
export function readJsonBody<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): Result<z.output<Schema>, Problem> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail(problem('malformed-json'))
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? ok(parsed.data) : fail(invalidRequest('body', parsed.error))
}
