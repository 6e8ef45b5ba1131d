import { describe, expect, it } from 'vitest'
import { sketch } from '../../../document/testing/sketch.ts'
import type { RunReport } from '../../../editor/index.ts'
import { heatsOf } from './heat.ts'

const variant = () => {
  const { v1 } = sketch({
    nodes: {
      start: ['entry', { trigger: { type: 'manual' } }],
      pause: ['delay', { mode: 'for', duration: 'P1D' }],
      mail: ['message', { channel: 'email' }],
      done: ['exit', { reason: 'Done' }],
      lonely: ['exit', { reason: 'Never' }],
    },
    paths: ['start > pause > mail > done'],
  }).variants
  if (!v1) throw new Error('no variant')
  return v1
}

const figures = (entered: number, left: number, p50 = 0, p90 = p50) => ({
  entered,
  left,
  active: entered - left,
  dwellMs: { p50, p90 },
})

const report: RunReport = {
  variant: 'v1',
  entered: 100,
  active: 10,
  nodes: {
    start: figures(100, 100),
    pause: figures(100, 90, 3_600_000, 86_400_000),
    mail: figures(60, 60, 60_000),
    done: figures(50, 50),
    lonely: figures(0, 0),
  },
  edges: {
    'start-next': { count: 100 },
    'pause-next': { count: 60 },
    'mail-next': { count: 50 },
  },
}

describe('the heat of steps', () => {
  it('counts who left the journey at a step, not who is still there, and not where journeys end', () => {
    const heats = heatsOf(report, variant(), 'dropOff')
    expect(heats.get('pause')).toEqual({ value: 0.3, intensity: 1 })
    expect(heats.get('mail')?.value).toBeCloseTo(10 / 60, 12)
    expect(heats.get('start')?.value).toBe(0)
    expect(heats.has('done')).toBe(false)
  })

  it('measures visitors as a share of all who entered', () => {
    expect(heatsOf(report, variant(), 'visitors').get('done')).toEqual({ value: 0.5, intensity: 0.5 })
  })

  it('tells waits apart on a scale from a minute to the longest', () => {
    const heats = heatsOf(report, variant(), 'p90')
    expect(heats.get('pause')).toEqual({ value: 86_400_000, intensity: 1 })
    expect(heats.get('mail')?.intensity).toBe(0)
    const medians = heatsOf(
      { ...report, nodes: { ...report.nodes, mail: figures(60, 60, 600_000) } },
      variant(),
      'median',
    )
    expect(medians.get('mail')?.intensity).toBeCloseTo(Math.log(10) / Math.log(60), 12)
  })

  it('says nothing of steps nobody came by', () => {
    expect(heatsOf(report, variant(), 'visitors').has('lonely')).toBe(false)
  })
})
