import type { Row } from '../page/flow.ts'
import type { TakenAway } from '../speech.ts'
import { heading, paragraph, type Setter } from './rows.ts'

/** How the figures came about: the formulae in words, and what was simulated. */
export function computedRows({ journey, workshop, run, say }: TakenAway, set: Setter): Row[] {
  const { t, format } = say
  if (Object.keys(workshop.steps).length + Object.keys(workshop.opportunities).length === 0) return []
  const report = run?.report
  const scenario = report?.scenario === undefined ? undefined : journey.scenarios[report.scenario]?.name
  const telling = report && journey.variants[report.variant]?.name
  const lines = [
    t('takeAway:computed.gap'),
    t('takeAway:computed.curve'),
    t('takeAway:computed.order'),
    ...(report ? [t('takeAway:computed.beside')] : []),
    ...(Object.values(workshop.opportunities).some(({ computed }) => computed) ? [t('takeAway:computed.impact')] : []),
    ...(report && telling !== undefined
      ? [
          t('takeAway:computed.run', {
            people: format.number(report.people ?? report.entered),
            telling,
            scenario: scenario ?? '–',
          }),
        ]
      : []),
    ...impactRuns({ journey, workshop, say }),
  ]
  return [
    heading(set, t('takeAway:computed.title')),
    ...lines.map((line) => paragraph(set, line, { size: set.size * 0.92, tone: 'text-soft' })),
  ]
}

/** With which people the computed impacts were found: those who doubt one can run it again. */
function impactRuns({
  journey,
  workshop,
  say: { t, format },
}: Pick<TakenAway, 'journey' | 'workshop' | 'say'>): string[] {
  const nameOf = (id: string) => journey.variants[id]?.name ?? id
  const runs = Object.values(workshop.opportunities).flatMap(({ computed }) =>
    computed
      ? [
          t('takeAway:computed.impactRun', {
            variant: nameOf(computed.variant),
            reality: nameOf(computed.reality),
            people: format.number(computed.people),
            seed: String(computed.seed),
          }),
        ]
      : [],
  )
  return [...new Set(runs)]
}
