import type { Claim } from '../claim.ts'
import { chance, type Finding, share } from '../finding.ts'
import { plot } from '../plot.ts'
import { cumulative, goalsOf, range, START, simulated, spreadOfShare } from '../run.ts'

const CUSTOMERS = 200_000
const ROUNDS = 10
const MAIL = 0.9 * 0.5 * 0.3
const TEXT = 0.95 * 0.6 * 0.2
const WEBHOOK_FAILS = 0.15

/** One round wins by the mail or, failing that, by the text; who did not win gives up where the webhook fails. */
const WIN = MAIL + (1 - MAIL) * TEXT
const LOSE = (1 - WIN) * WEBHOOK_FAILS
const STAY = 1 - WIN - LOSE

const { events, goals } = goalsOf('won')
const within = (hours: number) => ({ dist: 'uniform', min: 'PT0S', max: `PT${hours}H` })

const journey = () =>
  simulated({
    events,
    settings: { goals },
    nodes: {
      ...START,
      mail: ['message', { channel: 'email', cost: 0, urgent: false, consent: false, subject: '', body: '' }],
      mailed: [
        'waitFor',
        { branches: { b1: { name: 'Clicked', event: 'message.clicked', message: 'mail' } }, timeout: 'P1D' },
      ],
      text: ['message', { channel: 'sms', cost: 0, urgent: false, consent: false, subject: '', body: '' }],
      texted: [
        'waitFor',
        { branches: { b1: { name: 'Clicked', event: 'message.clicked', message: 'text' } }, timeout: 'P1D' },
      ],
      coin: [
        'webhook',
        { method: 'GET', url: 'https://example.com', headers: {}, body: '', timeout: 'PT1M', retries: 0 },
      ],
      won: ['goal', { goal: 'won' }],
      lost: ['exit', { reason: 'Gave up' }],
    },
    paths: [
      'start > mail > mailed.b1 > won',
      'mailed.timeout > text > texted.b1 > won',
      'texted.timeout > coin.ok > mail',
      'coin.error > lost',
    ],
    scenario: {
      customers: CUSTOMERS,
      seed: 41,
      // The last round ends a day before the horizon.
      horizon: `P${2 * ROUNDS - 1}DT23H`,
      behaviour: {
        channels: {
          email: { deliver: 0.9, open: 0.5, click: 0.3, openDelay: within(10), clickDelay: within(10) },
          sms: { deliver: 0.95, open: 0.6, click: 0.2, openDelay: within(10), clickDelay: within(10) },
        },
      },
      webhooks: { coin: { error: WEBHOOK_FAILS, latency: { dist: 'constant', value: 'PT0S' } } },
    },
  })

export const firstPassage: Claim = {
  id: 'first-passage',
  title: 'First passage: a loop that is left by winning or giving up',
  text: `A mail, a day to click; a text, a day to click; then a webhook that fails with 15 %: who won leaves by winning, who
met the failure gives up, everybody else goes round again. With *w* the chance to win a round and *l* to give up in it,
the chance to have won within *n* rounds is that of an absorbing chain, w·(1 − sⁿ)/(1 − s) with s = 1 − w − l, and the
mean number of mails is (1 − sⁿ)/(1 − s) (Kemeny and Snell, *Finite Markov Chains*, 1960, ch. III).`,
  prove: () => {
    const report = journey()
    // Mails of a round are answered on its first day, texts on its second.
    const byDay = range(2 * ROUNDS).map((day) =>
      day % 2 === 0 ? STAY ** (day / 2) * MAIL : STAY ** ((day - 1) / 2) * (1 - MAIL) * TEXT,
    )
    const wonByDay = report.days.converted.won ?? []
    const rounds = (1 - STAY ** ROUNDS) / (1 - STAY)
    const squares = range(ROUNDS, 1).reduce(
      (sum, round) => sum + round ** 2 * (round < ROUNDS ? STAY ** (round - 1) * (1 - STAY) : STAY ** (round - 1)),
      0,
    )
    const findings: Finding[] = [
      share('won within ten rounds', report.goals.won?.converted, CUSTOMERS, WIN * rounds),
      // The coin of the last round falls a moment after the horizon.
      share('gave up', report.exits['Gave up'], CUSTOMERS, (LOSE * (1 - STAY ** (ROUNDS - 1))) / (1 - STAY)),
      chance({
        name: 'mails a person',
        simulated: (report.messages.mail?.sent ?? 0) / CUSTOMERS,
        theory: rounds,
        observations: CUSTOMERS,
        deviation: Math.sqrt(squares - rounds ** 2),
      }),
      ...byDay.map((theory, day) => share(`won on day ${day + 1}`, wonByDay[day], CUSTOMERS, theory)),
    ]
    const won = cumulative(wonByDay).map((count) => count / CUSTOMERS)
    return { findings, figure: { caption: 'Share that has won, by day', svg: drawing(cumulative(byDay), won) } }
  },
}

const drawing = (theory: readonly number[], won: readonly number[]): string =>
  plot({
    title: 'Share that has won',
    x: { label: 'day', from: 0, to: 20, ticks: [0, 5, 10, 15, 20] },
    y: { label: 'share', from: 0, to: 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8] },
    theory: [{ name: 'absorbing chain', points: theory.map((value, day) => [day + 1, value]) }],
    simulated: range(theory.length).map((day) => ({
      x: day + 1,
      y: won[day] ?? 0,
      spread: spreadOfShare(won[day] ?? 0, CUSTOMERS),
    })),
  })
