import type { Report } from '../../../../simulator/index.ts'
import { goalName, type ReportNames } from '../names.ts'
import { type Figure, partInWords, partOf, shareColumns, type Words } from './figure.ts'

interface TimeColumn {
  readonly key: string
  readonly label: string
  readonly hint: string
  readonly values: { readonly people: number }
}

/** How long people take from coming in to a goal. */
export function timeToGoal(
  report: Report,
  { goal, names }: { goal: string; names: ReportNames },
  words: Words,
): { figure: Figure; columns: TimeColumn[]; marks: { at: string; label: string }[] } {
  const { t, format } = words
  const figures = report.goals[goal]
  const { upToMs, counts } = figures?.timeHistogram ?? { upToMs: [], counts: [] }
  const n = figures?.converted ?? 0
  const from = (index: number) => (index === 0 ? 0 : (upToMs[index - 1] ?? 0))
  const span = (index: number) => {
    const to = upToMs[index] ?? null
    if (to === null) return t('results:time.over', { from: format.elapsed(from(index), 'short') })
    return t('results:time.between', { from: format.elapsed(from(index), 'short'), to: format.elapsed(to, 'short') })
  }
  const columns = counts.map((count, index) => {
    const to = upToMs[index] ?? null
    return {
      key: String(index),
      label: to === null ? `> ${format.elapsed(from(index), 'narrow')}` : format.elapsed(to, 'narrow'),
      hint: t('results:hint', { label: span(index), part: partInWords(words, { count, total: n }) }),
      values: { people: count },
    }
  })
  const binOf = (ms: number) => String(upToMs.findIndex((to) => to === null || ms <= to))
  const { p50 = 0, p90 = 0 } = figures?.timeToMs ?? {}
  const said = { n: format.number(n), goal: goalName(names, goal), p50: format.elapsed(p50), p90: format.elapsed(p90) }
  return {
    columns,
    marks:
      n === 0
        ? []
        : binOf(p50) === binOf(p90)
          ? [{ at: binOf(p50), label: t('results:time.both') }]
          : [
              { at: binOf(p50), label: t('results:time.median') },
              { at: binOf(p90), label: t('results:time.p90') },
            ],
    figure: {
      id: `time-to-${goal}`,
      title: t('results:time.title', { goal: goalName(names, goal) }),
      sentence: n > 0 ? t('results:time.sentence', said) : t('results:time.none', said),
      table: {
        columns: [
          { key: 'from', label: t('results:time.from'), kind: 'time' },
          { key: 'upTo', label: t('results:time.upTo'), kind: 'time' },
          { key: 'people', label: t('results:column.people'), kind: 'count' },
          ...shareColumns(words, t('results:time.share')),
        ],
        rows: counts.map((count, index) => {
          const { share, low, high } = partOf(count, n)
          return [from(index), upToMs[index] ?? null, count, share, low, high]
        }),
      },
    },
  }
}
