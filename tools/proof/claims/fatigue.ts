import type { Claim } from '../claim.ts'
import { type Finding, share } from '../finding.ts'
import { plot } from '../plot.ts'
import { range, START, simulated, spreadOfShare } from '../run.ts'

const CUSTOMERS = 200_000
const MAILS = 10
const [DELIVERED, OPENED, STRENGTH] = [0.95, 0.5, 0.2]
const HALF_LIVES = [1, 3, 14] as const

/** Of the n-th daily mail: earlier ones weigh half as much after each half-life. */
const openings = (mail: number, halfLife: number): number => {
  const pressure = range(mail, 1).reduce((sum, age) => sum + 2 ** (-age / halfLife), 0)
  return DELIVERED * OPENED * Math.exp(-STRENGTH * pressure)
}

const journey = (halfLife: number) => {
  const names = range(MAILS).map((index) => `mail-${index}`)
  return simulated({
    nodes: {
      ...START,
      ...Object.fromEntries(
        names.flatMap((name) => [
          [name, ['message', { channel: 'email', consent: false }]] as const,
          [`${name}-day`, ['delay', { mode: 'for', duration: 'PT24H' }]] as const,
        ]),
      ),
    },
    paths: [['start', ...names.flatMap((name) => [name, `${name}-day`])].join(' > ')],
    scenario: {
      customers: CUSTOMERS,
      seed: 43,
      horizon: 'P30D',
      behaviour: {
        channels: { email: { deliver: DELIVERED, open: OPENED } },
        fatigue: { strength: STRENGTH, halfLife: `P${halfLife}D` },
      },
    },
  })
}

export const fatigue: Claim = {
  id: 'fatigue',
  title: 'Fatigue: each mail makes the next one less likely to be opened',
  text: `Ten mails, one a day. A mail is opened with the channel's chance times e^(−strength · pressure), where the pressure is the
sum of 2^(−age/half-life) over the mails before: with a half-life of *h* days, Σ 2^(−k/h) for k = 1 … n − 1. Three
half-lives.`,
  prove: () => {
    const runs = HALF_LIVES.map((halfLife) => {
      const { messages } = journey(halfLife)
      return { halfLife, opened: range(MAILS).map((mail) => messages[`mail-${mail}`]?.opened ?? Number.NaN) }
    })
    const findings: Finding[] = runs.flatMap(({ halfLife, opened }) =>
      opened.map((count, mail) =>
        share(`mail ${mail + 1} opened, half-life ${halfLife} d`, count, CUSTOMERS, openings(mail, halfLife)),
      ),
    )
    const svg = plot({
      title: 'Opening rate of daily mails',
      x: { label: 'mail', from: 1, to: MAILS, ticks: range(MAILS, 1) },
      y: { label: 'opened', from: 0, to: 0.8, ticks: [0, 0.2, 0.4, 0.6, 0.8] },
      theory: HALF_LIVES.map((halfLife) => ({
        name: `half-life ${halfLife} d`,
        points: range(MAILS).map((mail) => [mail + 1, openings(mail, halfLife)] as const),
      })),
      simulated: runs.flatMap(({ opened }) =>
        opened.map((count, mail) => ({
          x: mail + 1,
          y: count / CUSTOMERS,
          spread: spreadOfShare(count / CUSTOMERS, CUSTOMERS),
        })),
      ),
    })
    return { findings, figure: { caption: 'Opening rate of ten daily mails', svg } }
  },
}
