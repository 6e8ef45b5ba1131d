import type { ArmFigures, ExperimentFigures } from '../../../../simulator/index.ts'
import { goalName, nodeName, type ReportNames } from '../names.ts'
import { type Bar, type Figure, partInWords, signed, type Words } from './figure.ts'

interface Arm {
  readonly id: string
  readonly name: string
  readonly control: boolean
  readonly figures: ArmFigures
}

/** The arms of an experiment by their rates, against the one that gets nothing. */
export function arms(
  { id, figures }: { id: string; figures: ExperimentFigures },
  names: ReportNames,
  words: Words,
): { figure: Figure; bars: Bar[] } {
  const { t, format } = words
  const node = names.nodes[id]
  const config = node?.kind === 'experiment' || node?.kind === 'nextBest' ? node.config : undefined
  const goal = config?.goal ?? names.primaryGoal
  const all = Object.entries(figures.arms).map(([arm, armFigures]): Arm => {
    const known = config?.arms[arm]
    return { id: arm, name: known?.name.trim() || arm, control: known?.control === true, figures: armFigures }
  })
  const bars = all.map(({ id: key, name, control, figures: { entered, converted, rate, ci95 } }): Bar => {
    const label = control ? t('results:arms.control', { name }) : name
    return {
      key,
      label,
      value: rate,
      low: ci95[0],
      high: ci95[1],
      text: format.percent(rate, 2),
      hint: t('results:hint', { label, part: partInWords(words, { count: converted, total: entered }) }),
      quiet: control,
    }
  })
  const incremental = incrementalInWords(figures, words)
  return {
    bars,
    figure: {
      id: `arms-${id}`,
      title:
        goal === undefined
          ? nodeName(names, id)
          : t('results:arms.title', { name: nodeName(names, id), goal: goalName(names, goal) }),
      sentence: [sentenceOf(all, words), incremental].filter(Boolean).join(' '),
      table: tableOf(all, words),
    },
  }
}

function sentenceOf(all: readonly Arm[], { t, format }: Words): string {
  const n = format.number(all.reduce((sum, { figures }) => sum + figures.entered, 0))
  const best = all.reduce<Arm | undefined>(
    (top, arm) => (top && top.figures.probabilityBest >= arm.figures.probabilityBest ? top : arm),
    undefined,
  )
  if (!best) return t('results:arms.nobody')
  const said = { n, name: best.name, chance: format.chance(best.figures.probabilityBest) }
  const { rate, ci95 } = best.figures.difference
  const hasControl = all.some(({ control }) => control)
  if (!hasControl || best.control) return t('results:arms.sentence', said)
  const points = {
    points: signed(rate * 100, format),
    range: `${signed(ci95[0] * 100, format)} … ${signed(ci95[1] * 100, format)}`,
  }
  return ci95[0] > 0 || ci95[1] < 0
    ? t('results:arms.sentenceDifference', { ...said, ...points })
    : t('results:arms.sentenceChance', { ...said, ...points })
}

function incrementalInWords({ incremental }: ExperimentFigures, { t, format }: Words): string | undefined {
  if (!incremental) return undefined
  const [low, high] = incremental.ci95
  return t('results:arms.incremental', {
    conversions: format.number(incremental.conversions),
    range: `${format.number(low)} – ${format.number(high)}`,
  })
}

function tableOf(all: readonly Arm[], { t }: Words): Figure['table'] {
  const interval = (key: string, kind: 'share' | 'points' | 'change') =>
    [
      { key: `${key}95Low`, label: t('results:column.low'), kind },
      { key: `${key}95High`, label: t('results:column.high'), kind },
    ] as const
  return {
    columns: [
      { key: 'arm', label: t('results:arms.arm'), kind: 'text' },
      { key: 'entered', label: t('results:column.people'), kind: 'count' },
      { key: 'converted', label: t('results:arms.converted'), kind: 'count' },
      { key: 'rate', label: t('results:arms.rate'), kind: 'share' },
      ...interval('rate', 'share'),
      { key: 'difference', label: t('results:arms.difference'), kind: 'points' },
      ...interval('difference', 'points'),
      { key: 'lift', label: t('results:arms.lift'), kind: 'change' },
      ...interval('lift', 'change'),
      { key: 'probabilityBest', label: t('results:arms.best'), kind: 'share' },
      { key: 'messages', label: t('results:arms.messages'), kind: 'count' },
      { key: 'cost', label: t('results:arms.cost'), kind: 'amount' },
    ],
    rows: all.map(({ name, control, figures }) => {
      const against = all.some((arm) => arm.control) && !control
      const compared = against
        ? [figures.difference.rate, ...figures.difference.ci95, figures.liftVsControl, ...figures.liftCi95]
        : [null, null, null, null, null, null]
      return [
        control ? t('results:arms.control', { name }) : name,
        figures.entered,
        figures.converted,
        figures.rate,
        ...figures.ci95,
        ...compared,
        figures.probabilityBest,
        figures.messages,
        figures.cost,
      ]
    }),
  }
}
