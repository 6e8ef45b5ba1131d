import type { Comparison, PairedFigure, Report } from '../../../simulator/index.ts'

/** How a figure is written. */
export type FigureUnit = 'share' | 'amount' | 'number' | 'time' | 'count'

/** How far a side is from the first. */
export interface Difference {
  readonly value: number
  /** Of the paired difference; absent where people are not paired, so that nothing is said about chance. */
  readonly ci95?: readonly [number, number]
  /** `plain`: a difference without an interval. */
  readonly code: 'more' | 'less' | 'unclear' | 'same' | 'plain'
}

export interface ComparedFigure {
  readonly key: string
  readonly group: 'goals' | 'perCustomer' | 'contact' | 'ways'
  /** What it is of: a goal's id, an exit's reason. */
  readonly of?: string
  readonly figure: 'goal' | 'timeToGoal' | 'messages' | 'cost' | 'value' | 'pressure' | 'entered' | 'active' | 'exit'
  readonly unit: FigureUnit
  /** The first side's. */
  readonly first: number
  /** Of each other side, in order: its own figure and the difference. */
  readonly others: readonly { readonly value: number; readonly difference: Difference }[]
}

/** The figures that matter, with the main goal first. All comparisons have the same first side. */
export function comparedFigures(comparisons: readonly Comparison[]): ComparedFigure[] {
  const [any] = comparisons
  if (!any) return []
  const goals = Object.keys(any.goals).sort(
    (a, b) => Number(b === any.goal) - Number(a === any.goal) || (a < b ? -1 : 1),
  )
  return [
    ...goals.flatMap((goal) => [
      paired(
        comparisons,
        { key: `goal ${goal}`, group: 'goals', of: goal, figure: 'goal', unit: 'share' },
        (each) => each.goals[goal],
      ),
      plain(
        comparisons,
        { key: `time ${goal}`, group: 'goals', of: goal, figure: 'timeToGoal', unit: 'time' },
        ({ goals: all }) => all[goal]?.timeToMs.p50 ?? 0,
      ),
    ]),
    paired(
      comparisons,
      { key: 'value', group: 'perCustomer', figure: 'value', unit: 'amount' },
      (each) => each.valuePerCustomer,
    ),
    paired(
      comparisons,
      { key: 'cost', group: 'perCustomer', figure: 'cost', unit: 'amount' },
      (each) => each.costPerCustomer,
    ),
    paired(
      comparisons,
      { key: 'messages', group: 'contact', figure: 'messages', unit: 'number' },
      (each) => each.messagesPerCustomer,
    ),
    plain(
      comparisons,
      { key: 'pressure', group: 'contact', figure: 'pressure', unit: 'number' },
      ({ pressure }) => pressure.messagesPerCustomerWeek.p95,
    ),
    plain(comparisons, { key: 'entered', group: 'ways', figure: 'entered', unit: 'count' }, ({ entered }) => entered),
    ...exitsOf(comparisons).map((reason) =>
      plain(
        comparisons,
        { key: `exit ${reason}`, group: 'ways', of: reason, figure: 'exit', unit: 'share' },
        ({ exits, entered }) => (exits[reason] ?? 0) / Math.max(1, entered),
      ),
    ),
    plain(
      comparisons,
      { key: 'active', group: 'ways', figure: 'active', unit: 'share' },
      ({ active, entered }) => active / Math.max(1, entered),
    ),
  ]
}

type Head = Pick<ComparedFigure, 'key' | 'group' | 'of' | 'figure' | 'unit'>

function paired(
  comparisons: readonly Comparison[],
  head: Head,
  figureOf: (comparison: Comparison) => PairedFigure | undefined,
): ComparedFigure {
  const figures = comparisons.map((each) => figureOf(each) ?? NOTHING)
  return {
    ...head,
    first: figures[0]?.first ?? 0,
    others: figures.map((figure) => ({
      value: figure.second,
      difference: { value: figure.difference, ci95: figure.ci95, code: codeOf(figure) },
    })),
  }
}

const NOTHING: PairedFigure = { first: 0, second: 0, difference: 0, ci95: [0, 0], same: true }

/** Only an interval that leaves zero out says that there is more or less. */
function codeOf({ same, ci95: [low, high] }: PairedFigure): Difference['code'] {
  if (same) return 'same'
  return low > 0 ? 'more' : high < 0 ? 'less' : 'unclear'
}

function plain(comparisons: readonly Comparison[], head: Head, read: (report: Report) => number): ComparedFigure {
  const [any] = comparisons
  const first = any ? read(any.reports[0]) : 0
  return {
    ...head,
    first,
    others: comparisons.map(({ reports: [, report] }) => {
      const value = read(report)
      return { value, difference: { value: value - first, code: value === first ? 'same' : 'plain' } }
    }),
  }
}

/** The commonest first. */
function exitsOf(comparisons: readonly Comparison[]): string[] {
  const counts = new Map<string, number>()
  for (const { exits } of comparisons.flatMap(({ reports }) => [...reports]))
    for (const [reason, count] of Object.entries(exits)) counts.set(reason, Math.max(counts.get(reason) ?? 0, count))
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([reason]) => reason)
}
