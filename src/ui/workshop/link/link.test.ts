import { describe, expect, it } from 'vitest'
import type { WorkshopStep } from '../../../document/index.ts'
import { loadExample } from '../example/example.ts'
import { visitsIn } from './read-file.ts'
import { suggestedNodes } from './suggestions.ts'

const step = (parts: Partial<WorkshopStep>): WorkshopStep => ({ name: '', order: 1, nodes: [], pains: [], ...parts })

describe('nodes that a step may mean', () => {
  it('are those with its words or its channel, without those it has already', async () => {
    const variant = (await loadExample('en')).variants.v1
    if (!variant) throw new Error('The example should have this telling')
    expect(suggestedNodes(step({ name: 'Gets the coupon' }), variant)).toEqual(['coupon'])
    expect(suggestedNodes(step({ name: 'Something', channel: 'email' }), variant)).toEqual(['coupon'])
    expect(suggestedNodes(step({ name: 'Gets the coupon', nodes: ['coupon'] }), variant)).toEqual([])
    expect(suggestedNodes(step({ name: 'Comes BÁCK and pays' }), variant)).toEqual(['clicked', 'back'])
  })
})

describe('a file of real visits', () => {
  const nodes = { n1: { entered: 10, left: 10, dwellMs: { p50: 60_000, p90: 120_000 } } }

  it('is CSV, with any case of its columns and others beside', () => {
    const text = '\uFEFFNode,Entered,left,p50,p90,name\r\nn1,10,10,PT1M,120,Coupon\r\n\r\n'
    expect(visitsIn(text, ['n1'])).toEqual({ ok: true, figures: { entered: 10, nodes } })
  })

  it('is JSON: rows, or a report of the command line', () => {
    const rows = [{ node: 'n1', entered: 10, left: 10, p50: 60, p90: 120 }]
    expect(visitsIn(JSON.stringify(rows), ['n1'])).toEqual({ ok: true, figures: { entered: 10, nodes } })
    const report = { entered: 12, nodes: { n1: { ...nodes.n1, active: 0 } } }
    expect(visitsIn(JSON.stringify(report), [])).toEqual({ ok: true, figures: { entered: 12, nodes } })
  })

  it.each(['', '{', '[]', '{"nodes":5}', 'hello'])('that is none is refused: %j', (text) => {
    expect(visitsIn(text, []).ok).toBe(false)
  })
})
