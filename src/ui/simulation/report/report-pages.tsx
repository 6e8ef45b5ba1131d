import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Journey } from '../../../document/index.ts'
import type { Report } from '../../../simulator/index.ts'
import { JourneyPicture, sayOf } from '../../canvas/index.ts'
import { useFormat } from '../../kit/index.ts'
import { ChartCard } from '../results/chart-card.tsx'
import { assumptions } from '../results/figures/assumptions.ts'
import { economics } from '../results/figures/economics.ts'
import { exits } from '../results/figures/exits.ts'
import { goals } from '../results/figures/goals.ts'
import { messages } from '../results/figures/messages.ts'
import { pressure } from '../results/figures/pressure.ts'
import { steps } from '../results/figures/steps.ts'
import { inPlaceOrder, namesOf, type ReportNames } from '../results/names.ts'
import { OtherJourneys } from '../results/other-journeys.tsx'
import { PAPER_WIDTH } from '../results/printed.ts'
import { stepRows } from '../results/steps-table.ts'
import { useWords } from '../results/use-words.ts'
import {
  ArmsCard,
  ConversionDaysCard,
  ExitsCard,
  FlowCard,
  FunnelCard,
  MessageDaysCard,
  PressureCard,
  TimeCard,
} from '../results/views/charts.tsx'
import { TornadoCard, type TornadoCardProps } from '../results/views/tornado-card.tsx'
import classes from './report.module.css'

interface ReportPagesProps {
  report: Report
  journey: Journey
  limit: number
  group: string | undefined
  matters: TornadoCardProps | undefined
}

/** The report itself, from what came of the run to how anybody can run it again. */
export function ReportPages({ report, journey, limit, group, matters }: ReportPagesProps) {
  const { t } = useTranslation('report')
  const words = useWords()
  const names = useMemo(() => namesOf(journey, report.variant), [journey, report.variant])
  return (
    <>
      <Head report={report} journey={journey} group={group} />
      <Outcome report={report} names={names} limit={limit} />
      <h2>{t('journey')}</h2>
      <Picture report={report} journey={journey} />
      <h2>{t('results')}</h2>
      <Charts report={report} names={names} limit={limit} />
      {Object.keys(report.messages).length > 0 && <ChartCard figure={messages(report, names, words)} report={report} />}
      <ChartCard figure={steps(stepRows(report, names), report, words)} report={report} />
      <OtherJourneys report={report} />
      <h2>{t('assumed')}</h2>
      {matters && <TornadoCard {...matters} />}
      <ChartCard figure={assumptions(report, journey, words)} report={report} />
      <Again report={report} journey={journey} group={group} />
    </>
  )
}

/** More steps than this are not read on a sheet of paper. */
const MOST_STEPS = 120
/** As high as a page at most. */
const PAPER_HEIGHT = 900

/** The journey as it stands on the canvas, small, with the figures of the run. Paper is white. */
function Picture({ report, journey }: Pick<ReportPagesProps, 'report' | 'journey'>) {
  const { t } = useTranslation(['report', 'kinds', 'common'])
  const format = useFormat()
  const variant = journey.variants[report.variant]
  const steps = Object.keys(variant?.nodes ?? {}).length
  if (!variant || steps === 0 || steps > MOST_STEPS) return null
  const speak = (key: string, values?: Record<string, unknown>): string => t(key as 'report:picture', values ?? {})
  return (
    <div className={classes.picture}>
      <JourneyPicture
        variant={variant}
        stages={journey.stages}
        say={sayOf({ journey, variant: report.variant, t: speak, format })}
        scheme="light"
        title={t('report:picture', { name: journey.name })}
        report={report}
        ground={false}
        within={{ width: PAPER_WIDTH, height: PAPER_HEIGHT }}
      />
    </div>
  )
}

function Head({ report, journey, group }: Omit<ReportPagesProps, 'limit' | 'matters'>) {
  const { t } = useTranslation('report')
  const format = useFormat()
  const scenario = journey.scenarios[report.scenario]
  const facts = [
    [t('scenario'), scenario?.name || report.scenario],
    [t('variant'), journey.variants[report.variant]?.name || report.variant],
    [t('people'), format.number(report.people)],
    ...(group === undefined ? [] : [[t('only'), group]]),
    ...(report.replications > 1 ? [[t('replications'), format.number(report.replications)]] : []),
    ...(scenario ? [[t('period'), format.duration(scenario.horizon)]] : []),
    [t('seed'), String(report.seed)],
  ]
  return (
    <header className={classes.head}>
      <h1>
        <bdi>{journey.name}</bdi>
      </h1>
      {journey.description && <p className={classes.description}>{journey.description}</p>}
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

interface FiguresProps {
  report: Report
  names: ReportNames
  limit: number
}

/** What came of it, in sentences. */
function Outcome({ report, names, limit }: FiguresProps) {
  const { t } = useTranslation('report')
  const words = useWords()
  const said = [
    goals(report, names, words),
    economics(report, names, words),
    pressure(report, limit, words).figure,
    exits(report, words).figure,
  ]
  return (
    <section className={classes.outcome}>
      <h2>{t('outcome')}</h2>
      {said.map(({ id, sentence }) => (
        <p key={id}>{sentence}</p>
      ))}
    </section>
  )
}

function Charts({ report, names, limit }: FiguresProps) {
  const words = useWords()
  return (
    <>
      <FunnelCard report={report} names={names} />
      <FlowCard report={report} names={names} />
      <ChartCard figure={goals(report, names, words)} report={report} />
      {Object.keys(report.goals).map((goal) => (
        <TimeCard key={goal} goal={goal} report={report} names={names} />
      ))}
      <ConversionDaysCard report={report} names={names} />
      <ChartCard figure={economics(report, names, words)} report={report} />
      {inPlaceOrder(report.experiments, names).map(([id, figures]) => (
        <ArmsCard key={id} id={id} figures={figures} report={report} names={names} />
      ))}
      <MessageDaysCard report={report} />
      <PressureCard report={report} limit={limit} />
      <ExitsCard report={report} />
    </>
  )
}

/** The same seed gives the same figures on any machine. */
function Again({ report, journey, group }: Omit<ReportPagesProps, 'limit' | 'matters'>) {
  const { t } = useTranslation('report')
  const variant = journey.scenarios[report.scenario]?.variant ?? journey.mainVariant
  const command = [
    'npm run --silent jornada -- simulate',
    `${journey.id}.journey.json`,
    `--scenario ${report.scenario}`,
    `--customers ${report.customers}`,
    `--replications ${report.replications}`,
    `--seed ${report.seed}`,
  ].join(' ')
  return (
    <section className={classes.again}>
      <h2>{t('again')}</h2>
      <p>{t('againText')}</p>
      <pre>{command}</pre>
      {group !== undefined && <p>{t('againGroup', { group })}</p>}
      {variant !== report.variant && <p>{t('againVariant', { variant: report.variant })}</p>}
    </section>
  )
}
