import { describe, expect, it } from 'vitest'
import { type Sketch, sketch } from '../../document/testing/sketch.ts'
import { HOUR_MS } from '../../kernel/duration.ts'
import { simulate } from '../simulation.ts'
import { exponentialCdf, integral, meanError, STANDARD_ERRORS, shareError } from '../testing/theory.ts'

const start: Sketch['nodes'][string] = ['entry', { trigger: { type: 'manual' } }]
const OPEN = 0.3
const CUSTOMERS = 100_000

/**
 * Everybody is called to a journey where a message waits six hours to be opened (openings exponential with a mean of four
 * hours); who opened it goes on to a third journey.
 */
const report = simulate({
  journey: sketch({
    id: 'main',
    attributes: { opened: { label: 'Opened', type: 'boolean' } },
    nodes: {
      start,
      call: ['journey', { journey: 'asks', mode: 'call' }],
      opened: [
        'split',
        {
          branches: {
            b1: {
              name: 'Yes',
              order: 1,
              where: { combinator: 'and', rules: [{ field: 'customer.opened', operator: '=', value: true }] },
            },
          },
        },
      ],
      on: ['journey', { journey: 'thanks', mode: 'handOff' }],
    },
    paths: ['start > call > opened.b1 > on'],
    scenario: {
      customers: CUSTOMERS,
      seed: 11,
      behaviour: { channels: { email: { open: 0.9, openDelay: { dist: 'exponential', mean: 'PT4H' } } } },
    },
  }),
  journeys: [
    sketch({
      id: 'asks',
      attributes: { opened: { label: 'Opened', type: 'boolean' } },
      nodes: {
        start,
        mail: ['message', { channel: 'email' }],
        wait: [
          'waitFor',
          { branches: { b1: { name: 'Opened', event: 'message.opened', message: 'mail' } }, timeout: 'PT6H' },
        ],
        yes: ['update', { set: [{ attribute: 'opened', op: 'set', value: true }] }],
      },
      paths: ['start > mail > wait.b1 > yes'],
      // What its own scenario says of its own steps goes before the main one's channel.
      scenario: { behaviour: { nodes: { mail: { open: OPEN } } } },
    }),
    sketch({ id: 'thanks', nodes: { start }, paths: [] }),
  ],
  scenarioId: 's1',
})

describe('people who pass through several journeys', () => {
  const inTime = OPEN * exponentialCdf(6, 4)

  it('are as many as open in time', () => {
    expect(report.journeys?.asks?.people).toBe(CUSTOMERS)
    const both = report.journeys?.thanks?.people ?? 0
    expect(Math.abs(shareError(both, CUSTOMERS, inTime))).toBeLessThan(STANDARD_ERRORS)
    expect(report.exits['handed off']).toBe(both)
  })

  it('are away as long as the opening or the time-out takes', () => {
    const density = (hours: number) => (OPEN / 4) * Math.exp(-hours / 4)
    const moment = (power: number) => integral((t) => t ** power * density(t), 0, 6) + 6 ** power * (1 - inTime)
    const deviation = Math.sqrt(moment(2) - moment(1) ** 2)
    const mean = (report.nodes.call?.dwellMs.mean ?? 0) / HOUR_MS
    expect(Math.abs(meanError(mean, CUSTOMERS, moment(1), deviation))).toBeLessThan(STANDARD_ERRORS)
  })
})
