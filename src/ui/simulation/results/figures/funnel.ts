import type { Report } from '../../../../simulator/index.ts'
import { goalName, type ReportNames } from '../names.ts'
import { type Bar, type Figure, partInWords, partOf, shareColumns, type Words } from './figure.ts'

interface FunnelStep {
  readonly key: string
  readonly label: string
  readonly people: number
}

/** Those who came in, those who reached each stage in its order, those who reached the main goal. */
export function funnelSteps(report: Report, names: ReportNames, { t }: Words): FunnelStep[] {
  const stages = Object.entries(names.stages)
    .filter(([id]) => report.stages[id])
    .sort(([a, { order: x }], [b, { order: y }]) => x - y || (a < b ? -1 : 1))
  const goal = names.primaryGoal === undefined ? undefined : report.goals[names.primaryGoal]
  return [
    { key: 'in', label: t('results:funnel.in'), people: report.people },
    ...stages.map(([id, { name }]) => ({
      key: `stage:${id}`,
      label: name.trim() || id,
      people: report.stages[id]?.people ?? 0,
    })),
    ...(goal && names.primaryGoal !== undefined
      ? [
          {
            key: 'goal',
            label: t('results:funnel.goal', { goal: goalName(names, names.primaryGoal) }),
            people: goal.converted,
          },
        ]
      : []),
  ]
}

/** How many people come how far. */
export function funnel(report: Report, names: ReportNames, words: Words): { figure: Figure; bars: Bar[] } {
  const { t, format } = words
  const steps = funnelSteps(report, names, words)
  const drops = steps.map(({ people }, index) => (index === 0 ? null : (steps[index - 1]?.people ?? 0) - people))
  const bars = steps.map(({ key, label, people }, index): Bar => {
    const { share, low, high } = partOf(people, report.people)
    const part = partInWords(words, { count: people, total: report.people })
    const lost = drops[index] ?? 0
    const before = steps[index - 1]?.label ?? ''
    return {
      key,
      label,
      value: share,
      low,
      high,
      short: format.percent(share),
      text: `${format.number(people)} · ${format.percent(share)}`,
      hint:
        lost > 0
          ? t('results:funnel.hintDrop', { label, part, lost: format.number(lost), before })
          : t('results:hint', { label, part }),
    }
  })
  return { figure: figureOf(report, steps, drops, names, words), bars }
}

function figureOf(
  report: Report,
  steps: readonly FunnelStep[],
  drops: readonly (number | null)[],
  names: ReportNames,
  words: Words,
): Figure {
  const { t } = words
  const noStages = Object.keys(names.stages).length === 0
  return {
    id: 'funnel',
    title: t('results:funnel.title'),
    sentence: sentenceOf(report, steps, drops, words),
    ...(noStages ? { note: t('results:funnel.noStages') } : {}),
    table: {
      columns: [
        { key: 'stage', label: t('results:funnel.stage'), kind: 'text' },
        { key: 'people', label: t('results:column.people'), kind: 'count' },
        ...shareColumns(words, t('results:funnel.share')),
        { key: 'fewer', label: t('results:funnel.fewer'), kind: 'count' },
        { key: 'shareOfBefore', label: t('results:funnel.ofBefore'), kind: 'share' },
        { key: 'shareOfBefore95Low', label: t('results:column.low'), kind: 'share' },
        { key: 'shareOfBefore95High', label: t('results:column.high'), kind: 'share' },
      ],
      rows: steps.map(({ label, people }, index) => {
        const { share, low, high } = partOf(people, report.people)
        const before = steps[index - 1]?.people
        // Who comes from elsewhere is no part of those before: a share would mislead.
        const step = before !== undefined && before > 0 && people <= before ? partOf(people, before) : undefined
        return [
          label,
          people,
          share,
          low,
          high,
          drops[index] ?? null,
          step?.share ?? null,
          step?.low ?? null,
          step?.high ?? null,
        ]
      }),
    },
  }
}

function sentenceOf(
  report: Report,
  steps: readonly FunnelStep[],
  drops: readonly (number | null)[],
  { t, format }: Words,
): string {
  const last = steps.at(-1)
  const said = {
    n: format.number(report.people),
    share: format.percent((last?.people ?? 0) / Math.max(1, report.people)),
    last: last?.label ?? '',
  }
  const most = Math.max(0, ...drops.map((drop) => drop ?? 0))
  if (most === 0) return t('results:funnel.sentence', said)
  const worst = steps[drops.indexOf(most)]?.label ?? ''
  return t('results:funnel.sentenceDrop', { ...said, lost: format.number(most), worst })
}
