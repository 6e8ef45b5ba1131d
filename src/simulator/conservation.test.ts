import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphOf, type Journey, NODE_KINDS, type Variant } from '../document/index.ts'
import { journeys } from '../document/testing/arbitraries.ts'
import type { Report } from './report.ts'
import { BlockRunner, reportOf } from './simulation.ts'
import type { TallyState } from './tally.ts'
import { modelOf } from './testing/model-of.ts'
import { unlessRunaway } from './testing/unless-runaway.ts'

const CUSTOMERS = 40

/** All but calls: a called journey is a machine of its own, which a lone document does not have. */
const KINDS = NODE_KINDS.filter((kind) => kind !== 'journey')

function counted(journey: Journey): { report: Report; state: TallyState; variant: Variant } {
  const model = modelOf(journey)
  const runner = new BlockRunner({ model })
  runner.run({ replication: 0, from: 0, to: CUSTOMERS })
  const state = runner.counted()
  const run = { model, customers: CUSTOMERS, replications: 1 }
  return { report: reportOf(run, [state], 0, CUSTOMERS), state, variant: journey.variants.v1 as Variant }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const holds = (law: (made: ReturnType<typeof counted>) => void) =>
  fc.assert(
    fc.property(
      journeys({ kinds: KINDS }),
      unlessRunaway((journey) => law(counted(journey))),
    ),
    { numRuns: 100 },
  )

describe('nobody is lost and nobody is made', () => {
  it('who came in has left or is at one node', () =>
    holds(({ report }) => {
      const nodes = Object.values(report.nodes)
      expect(report.entered).toBe(sum(Object.values(report.exits)) + report.active)
      expect(sum(nodes.map(({ active }) => active))).toBe(report.active)
      for (const { entered, left, active } of nodes) {
        expect(entered - left).toBe(active)
        expect(active).toBeGreaterThanOrEqual(0)
      }
    }))

  it('who arrives at a node came along an edge, or by an entry', () =>
    holds(({ report, variant }) => {
      const graph = graphOf(variant)
      for (const node of graph.nodes) {
        if (graph.entries.includes(node)) continue
        const came = graph.incoming(node).map(({ id }) => report.edges[id]?.count ?? 0)
        expect(report.nodes[node]?.entered).toBe(sum(came))
      }
      expect(sum(graph.entries.map((entry) => report.nodes[entry]?.entered ?? 0))).toBe(report.entered)
    }))

  it('who leaves a node goes along an edge or out of the journey', () =>
    holds(({ report, variant }) => {
      const graph = graphOf(variant)
      const out = graph.nodes.map((node) => {
        const along = sum(graph.outgoing(node).map(({ id }) => report.edges[id]?.count ?? 0))
        const left = report.nodes[node]?.left ?? 0
        expect(along).toBeLessThanOrEqual(left)
        return left - along
      })
      expect(sum(out)).toBe(sum(Object.values(report.exits)))
    }))

  it('no more times at a node are measured than have ended', () =>
    holds(({ report, state }) => {
      Object.values(report.nodes).forEach(({ left }, index) => {
        expect(state.dwell[index]?.count ?? 0).toBeLessThanOrEqual(left)
      })
    }))
})

describe('messages add up', () => {
  it('sent is delivered or bounced; opened were delivered; clicked and unsubscribed were opened', () =>
    holds(({ report }) => {
      for (const message of Object.values(report.messages)) {
        expect(message.delivered + message.bounced).toBe(message.sent)
        expect(message.opened).toBeLessThanOrEqual(message.delivered)
        expect(message.clicked).toBeLessThanOrEqual(message.opened)
        expect(message.unsubscribed).toBeLessThanOrEqual(message.opened)
      }
    }))

  it('who leaves a message was sent it, did not get it, or went by an exit rule or a new entry while it was held', () =>
    holds(({ report, variant }) => {
      const graph = graphOf(variant)
      for (const [node, { sent, skipped }] of Object.entries(report.messages)) {
        const decided = sent + skipped.consent + skipped.quietHours + skipped.cap
        const left = report.nodes[node]?.left ?? 0
        expect(decided).toBeLessThanOrEqual(left)
        expect(decided).toBeGreaterThanOrEqual(sum(graph.outgoing(node).map(({ id }) => report.edges[id]?.count ?? 0)))
      }
    }))

  it('the weeks of all customers hold all that was sent', () =>
    holds(({ report, state }) => {
      const inWeeks = sum([...state.counts.pressure].map((weeks, messages) => weeks * messages))
      expect(inWeeks).toBe(sum(Object.values(report.messages).map(({ sent }) => sent)))
    }))
})

describe('shares are of people', () => {
  it('who converts came in, and is counted once', () =>
    holds(({ report, state }) => {
      const people = state.counts.totals[3] ?? 0
      expect(people).toBeLessThanOrEqual(Math.min(CUSTOMERS, report.entered))
      for (const { converted, rate, ci95 } of Object.values(report.goals)) {
        expect(converted).toBeLessThanOrEqual(people)
        expect(rate).toBe(people === 0 ? 0 : converted / people)
        expect(ci95[0]).toBeLessThanOrEqual(rate + 1e-12)
        expect(ci95[1]).toBeGreaterThanOrEqual(rate - 1e-12)
      }
    }))

  it('each is in one arm of an experiment at most', () =>
    holds(({ report, state }) => {
      for (const [node, { arms }] of Object.entries(report.experiments)) {
        const entered = sum(Object.values(arms).map((arm) => arm.entered))
        expect(entered).toBeLessThanOrEqual(state.counts.totals[3] ?? 0)
        expect(entered > 0).toBe((report.nodes[node]?.left ?? 0) > 0)
        for (const arm of Object.values(arms)) expect(arm.converted).toBeLessThanOrEqual(arm.entered)
      }
    }))

  it('what was never visited is told, and nothing else', () =>
    holds(({ report }) => {
      const never = (figures: Record<string, { entered?: number; count?: number }>) =>
        Object.keys(figures).filter((id) => (figures[id]?.entered ?? figures[id]?.count) === 0)
      expect(report.coverage).toEqual({ unvisitedNodes: never(report.nodes), unvisitedEdges: never(report.edges) })
    }))
})
