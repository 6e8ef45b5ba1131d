import { HOUR_MS } from '../../../src/kernel/duration.ts'
import type { Claim } from '../claim.ts'
import { type Finding, meanOfRuns } from '../finding.ts'
import { plot } from '../plot.ts'
import { range, START, simulated } from '../run.ts'

const RUNS = 20
const CUSTOMERS = 8_000
/** Tasks that one agent does in an hour. */
const SERVICE = 2
const TEAMS = [1, 4] as const
const LOADS = [0.3, 0.5, 0.7, 0.8] as const

/** Chance to find all agents busy: A. K. Erlang, 1917. `load` is the share of the team's time that is needed. */
export function erlangC(agents: number, load: number): number {
  const offered = agents * load
  // Erlang B by its recursion, which does not overflow, then C from B.
  let blocked = 1
  for (let agent = 1; agent <= agents; agent++) blocked = (offered * blocked) / (agent + offered * blocked)
  return blocked / (1 - load * (1 - blocked))
}

/** Mean hours from asking to done: the wait and the work. */
const meanHours = (agents: number, load: number): number =>
  erlangC(agents, load) / (agents * SERVICE * (1 - load)) + 1 / SERVICE

const sojournHours = (agents: number, load: number, seed: number): number => {
  const hours = Math.round(CUSTOMERS / (load * agents * SERVICE))
  const report = simulated({
    nodes: {
      ...START,
      call: ['task', { team: 'care', instructions: '', within: 'P1000D' }],
      done: ['exit', { reason: 'Done' }],
    },
    paths: ['start > call.done > done'],
    scenario: {
      customers: CUSTOMERS,
      seed,
      horizon: 'P1000D',
      arrivals: { type: 'spread', over: `PT${hours}H` },
      teams: { care: { agents, handleTime: { dist: 'exponential', mean: `PT${60 / SERVICE}M` } } },
    },
  })
  return (report.nodes.call?.dwellMs.mean ?? Number.NaN) / HOUR_MS
}

export const queues: Claim = {
  id: 'queues',
  title: 'Queues: how long a team keeps customers waiting',
  text: `Customers come at random to a team of *c* agents whose tasks last half an hour on average, exponentially: an M/M/c
queue. With load ρ and the chance C to find everybody busy (Erlang's C formula), the mean time from asking to done is
C/(cμ(1 − ρ)) + 1/μ. ${RUNS} runs of ${CUSTOMERS.toLocaleString('en')} customers each; a run begins with an empty queue and has a fixed number of
customers, which at these loads matters less than chance does.`,
  prove: () => {
    const points = TEAMS.flatMap((agents) =>
      LOADS.map((load) => {
        // Luck of its own for every point: seeds in common would bend all points the same way.
        const runs = range(RUNS, 1_000 * agents + Math.round(100_000 * load)).map((seed) =>
          sojournHours(agents, load, seed),
        )
        const words = `${agents} ${agents === 1 ? 'agent' : 'agents'} at load ${load}`
        return { load, finding: meanOfRuns(`hours until done, ${words}`, runs, meanHours(agents, load)) }
      }),
    )
    return {
      findings: points.map(({ finding }) => finding),
      figure: { caption: 'Mean hours until done, by load', svg: drawing(points) },
    }
  },
}

const drawing = (points: readonly { load: number; finding: Finding }[]): string =>
  plot({
    title: 'Mean time from asking to done',
    x: { label: 'load', from: 0.2, to: 0.9, ticks: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] },
    y: { label: 'hours', from: 0, to: 3, ticks: [0, 0.5, 1, 1.5, 2, 2.5, 3] },
    theory: TEAMS.map((agents) => ({
      name: `Erlang C, ${agents} ${agents === 1 ? 'agent' : 'agents'}`,
      points: range(63).map((step) => [0.2 + step / 100, meanHours(agents, 0.2 + step / 100)] as const),
    })),
    simulated: points.map(({ load, finding: { simulated: y, theory, errors } }) => ({
      x: load,
      y,
      spread: errors === 0 ? 0 : 1.96 * Math.abs((y - theory) / errors),
    })),
  })
