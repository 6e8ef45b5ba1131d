import type { Claim } from '../claim.ts'
import { type Finding, share } from '../finding.ts'
import { plot } from '../plot.ts'
import { cumulative, goalsOf, range, START, simulated, spreadOfShare } from '../run.ts'

const CUSTOMERS = 200_000
const DAYS = 10
const PER_DAY = { buys: 0.12, complains: 0.05, visits: 0.2 } as const
type Risk = keyof typeof PER_DAY
const RISKS = Object.keys(PER_DAY) as Risk[]
const ALL = RISKS.reduce((sum, risk) => sum + PER_DAY[risk], 0)

const incidence = (risk: Risk, days: number): number => (PER_DAY[risk] / ALL) * (1 - Math.exp(-ALL * days))

const { events, goals } = goalsOf(...RISKS)

const journey = () =>
  simulated({
    events: { ...events, ...Object.fromEntries(RISKS.map((risk) => [`event-${risk}`, { label: risk }])) },
    settings: { goals },
    nodes: {
      ...START,
      wait: [
        'waitFor',
        {
          branches: Object.fromEntries(RISKS.map((risk) => [risk, { name: risk, event: `event-${risk}` }])),
          timeout: `P${DAYS}D`,
        },
      ],
      ...Object.fromEntries(RISKS.map((risk) => [`goal-${risk}`, ['goal', { goal: risk }] as const])),
      nothing: ['exit', { reason: 'Nothing' }],
    },
    paths: ['start > wait.timeout > nothing', ...RISKS.map((risk) => `wait.${risk} > goal-${risk}`)],
    scenario: {
      customers: CUSTOMERS,
      seed: 42,
      horizon: 'P20D',
      behaviour: {
        events: Object.fromEntries(
          RISKS.map((risk) => [risk, { event: `event-${risk}`, type: 'rate', perDay: PER_DAY[risk] }]),
        ),
      },
    },
  })

export const competingRisks: Claim = {
  id: 'competing-risks',
  title: 'Competing risks: of several things that may happen the first counts',
  text: `A wait for one of three events, each a Poisson process of its own rate λᵢ, with a time-out of ten days. The share that
left by cause *i* until *t* is its cumulative incidence λᵢ/Λ · (1 − e^(−Λt)) with Λ the sum of the rates; one minus the
survival of the cause alone would be too much (Prentice et al., *Biometrics* 34, 1978, 541–554).`,
  prove: () => {
    const report = journey()
    const counts = (risk: Risk) => report.days.converted[risk] ?? []
    const findings: Finding[] = [
      share('nothing happened', report.exits.Nothing, CUSTOMERS, Math.exp(-ALL * DAYS)),
      ...RISKS.flatMap((risk) => [
        share(`${risk} first`, report.goals[risk]?.converted, CUSTOMERS, incidence(risk, DAYS)),
        ...range(DAYS).map((day) =>
          share(
            `${risk} first, on day ${day + 1}`,
            counts(risk)[day],
            CUSTOMERS,
            incidence(risk, day + 1) - incidence(risk, day),
          ),
        ),
      ]),
    ]
    return { findings, figure: { caption: 'Cumulative incidence of the three causes', svg: drawing(counts) } }
  },
}

const drawing = (counts: (risk: Risk) => readonly number[]): string =>
  plot({
    title: 'Left by each cause',
    x: { label: 'day', from: 0, to: DAYS, ticks: [0, 2, 4, 6, 8, 10] },
    y: { label: 'share', from: 0, to: 0.6, ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6] },
    theory: RISKS.map((risk) => ({
      name: risk,
      points: range(10 * DAYS + 1).map((tenth) => [tenth / 10, incidence(risk, tenth / 10)] as const),
    })),
    simulated: RISKS.flatMap((risk) =>
      cumulative(counts(risk).slice(0, DAYS)).map((count, day) => ({
        x: day + 1,
        y: count / CUSTOMERS,
        spread: spreadOfShare(count / CUSTOMERS, CUSTOMERS),
      })),
    ),
  })
