import type { Piece } from './sample.ts'

/** The part of Stryker's report (mutation-testing-report-schema) that is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly Mutant[] }>>
}

export interface Mutant {
  readonly mutatorName: string
  readonly replacement?: string
  readonly status: string
  readonly location: { readonly start: { readonly line: number; readonly column: number } }
}

export interface Score {
  readonly killed: number
  readonly timedOut: number
  readonly survived: number
  /** No test came by at all. */
  readonly notCovered: number
  /** (killed + timed out) ÷ all of the four. */
  readonly score: number
  readonly ci95: readonly [low: number, high: number]
}

interface Counts {
  caught: number
  all: number
}

const RESAMPLES = 4_000
const CAUGHT = new Set(['Killed', 'Timeout'])
const MISSED = new Set(['Survived', 'NoCoverage'])

/**
 * How many of the mutants the tests noticed, with a 95 % interval. Mutants of one function live and die together, so the
 * interval comes from drawing whole pieces again (bootstrap); one that counts mutants as independent would be too narrow.
 */
export function scoreOf(report: MutationReport, pieces: readonly Piece[], next: () => number): Score {
  const statuses = Object.values(report.files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const count = (status: string) => statuses.filter((each) => each === status).length
  const clusters = countsOf(report, pieces)
  const resampled = Array.from({ length: RESAMPLES }, () =>
    shareOf(clusters.map(() => clusters[Math.floor(next() * clusters.length)] as Counts)),
  ).sort((a, b) => a - b)
  const at = (share: number) => resampled[Math.floor(share * (RESAMPLES - 1))] ?? 0
  return {
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survived: count('Survived'),
    notCovered: count('NoCoverage'),
    score: shareOf(clusters),
    ci95: [at(0.025), at(0.975)],
  }
}

function shareOf(clusters: readonly Counts[]): number {
  const all = clusters.reduce((sum, cluster) => sum + cluster.all, 0)
  return all === 0 ? 0 : clusters.reduce((sum, cluster) => sum + cluster.caught, 0) / all
}

/** Pieces without a single mutant tell nothing and are left out. */
function countsOf(report: MutationReport, pieces: readonly Piece[]): Counts[] {
  return pieces
    .map(({ file, firstLine, lastLine }) => {
      const inside = (report.files[file]?.mutants ?? []).filter(
        ({ location }) => location.start.line >= firstLine && location.start.line <= lastLine,
      )
      const caught = inside.filter(({ status }) => CAUGHT.has(status)).length
      return { caught, all: caught + inside.filter(({ status }) => MISSED.has(status)).length }
    })
    .filter(({ all }) => all > 0)
}

/** The mutants that no test noticed, as places with what stood there instead. */
export const survivorsOf = (report: MutationReport): string[] =>
  Object.entries(report.files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => MISSED.has(status))
      .map(({ location: { start }, mutatorName, replacement = '', status }) => {
        const instead = replacement.replace(/\s+/g, ' ').slice(0, 60)
        return `${file}:${start.line}:${start.column} ${mutatorName} → ${instead}${status === 'NoCoverage' ? ' (no test comes here)' : ''}`
      }),
  )
