import type { Journey } from '../../../../document/index.ts'
import { assumptionsOf } from '../../../../simulator/analysis/index.ts'
import type { Report } from '../../../../simulator/index.ts'
import { assumptionName, assumptionValue } from '../../../fields/index.ts'
import type { Figure, Words } from './figure.ts'

/** What the run was told to assume, figure by figure, and where each comes from. */
export function assumptions(report: Pick<Report, 'scenario' | 'variant'>, journey: Journey, words: Words): Figure {
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
