import type { Journey } from '../../../../document/index.ts'
import { type Assumption, assumptionsOf } from '../../../../simulator/analysis/index.ts'
import type { Report } from '../../../../simulator/index.ts'
import type { Figure, Words } from './figure.ts'

/** What the run was told to assume, figure by figure, and where each comes from. */
export function assumptions(report: Report, journey: Journey, words: Words): Figure {
  const { t, format } = words
  const scenario = journey.scenarios[report.scenario]
  const all = scenario ? assumptionsOf(journey, scenario, report.variant).filter(({ used }) => used) : []
  const sourced = all.filter(({ source }) => source !== undefined).length
  return {
    id: 'assumptions',
    title: t('results:assume.title'),
    sentence: t('results:assume.sentence', { n: format.number(all.length), sourced: format.number(sourced) }),
    table: {
      columns: [
        { key: 'assumption', label: t('results:assume.what'), kind: 'text' },
        { key: 'value', label: t('results:assume.value'), kind: 'text' },
        { key: 'range', label: t('results:assume.range'), kind: 'text' },
        { key: 'source', label: t('results:assume.source'), kind: 'text' },
      ],
      rows: all.map((each) => [
        assumptionName(each, words),
        assumptionValue(each, each.value, words),
        each.ranged ? `${assumptionValue(each, each.low, words)} – ${assumptionValue(each, each.high, words)}` : '–',
        [each.source ?? t('results:assume.guess'), each.note].filter(Boolean).join(' · '),
      ]),
    },
  }
}

/** What an assumption is about, in words. */
export function assumptionName({ label }: Assumption, { t }: Words): string {
  const about = label.nodeName || label.node || (label.channel ? t(`common:channel.${label.channel}`) : undefined)
  const figure = t(`results:assume.figure.${label.figure}`, { name: label.name ?? '', property: label.property ?? '' })
  const parameter =
    label.parameter && label.parameter !== 'value' ? t(`results:assume.parameter.${label.parameter}`) : ''
  return [about, figure, label.option, parameter].filter(Boolean).join(' · ')
}

/** A value that an assumption can take, in its unit. */
export function assumptionValue({ unit }: Assumption, value: number, { t, format }: Words): string {
  switch (unit) {
    case 'share':
      return format.percent(value, value > 0 && value < 0.01 ? 2 : 1)
    case 'milliseconds':
      return format.elapsed(value, 'short')
    case 'factor':
      return `× ${format.number(value, 2)}`
    case 'perDay':
      return t('results:assume.perDay', { count: format.number(value, 4) })
    default:
      return format.number(value, 3)
  }
}
