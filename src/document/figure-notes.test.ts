import { describe, expect, it } from 'vitest'
import { withTrueNotes } from './figure-notes.ts'
import { newScenario } from './names.ts'
import type { Scenario } from './scenario.ts'

const PATH = '/behaviour/channels/email/open'
const scenario = (open: number | undefined, assumptions: Scenario['assumptions']): Scenario => ({
  ...newScenario({ name: 'Base' }),
  behaviour: { channels: { email: open === undefined ? {} : { open } }, nodes: {}, segments: [], events: {} },
  ...(assumptions && { assumptions }),
})
const SOURCED = { source: 'A study', low: 0.1, high: 0.5 }

describe('what is known about a figure', () => {
  it('stays while the figure does', () => {
    const before = scenario(0.3, { [PATH]: SOURCED })
    expect(withTrueNotes(before, { ...before, customers: 5 }).assumptions).toEqual({ [PATH]: SOURCED })
  })

  it('no longer holds when the figure is another, save what somebody wrote', () => {
    const noted = { ...SOURCED, note: 'Ask Eva' }
    expect(withTrueNotes(scenario(0.3, { [PATH]: noted }), scenario(0.4, { [PATH]: noted })).assumptions).toEqual({
      [PATH]: { note: 'Ask Eva' },
    })
    expect(withTrueNotes(scenario(0.3, { [PATH]: SOURCED }), scenario(0.4, { [PATH]: SOURCED }))).not.toHaveProperty(
      'assumptions',
    )
  })

  it('holds when it is changed along with the figure, or comes with a new scenario', () => {
    const other = { source: 'Another study' }
    const after = scenario(0.4, { [PATH]: other })
    expect(withTrueNotes(scenario(0.3, { [PATH]: SOURCED }), after)).toEqual(after)
    expect(withTrueNotes(undefined, after)).toEqual(after)
  })

  it('goes with the figure', () => {
    expect(
      withTrueNotes(scenario(0.3, { [PATH]: SOURCED }), scenario(undefined, { [PATH]: SOURCED })),
    ).not.toHaveProperty('assumptions')
  })
})
