import { describe, expect, it } from 'vitest'
import type { RunStoryStep } from '../../../editor/index.ts'
import { toldAt, visibleSteps } from './visible-steps.ts'

const because = { code: 'rule', values: {}, text: 'country is MX, so At home' }
const steps: readonly RunStoryStep[] = [
  { at: 0, type: 'entered', node: 'start' },
  { at: 0, type: 'arrived', node: 'start' },
  { at: 0, type: 'left', node: 'start', port: 'next' },
  { at: 0, type: 'arrived', node: 'who' },
  { at: 0, type: 'left', node: 'who', port: 'home', reason: because },
  { at: 0, type: 'arrived', node: 'mail' },
  { at: 0, type: 'sent', node: 'mail' },
  { at: 0, type: 'left', node: 'mail', port: 'next' },
  { at: 0, type: 'arrived', node: 'wait' },
  { at: 9, type: 'event', event: 'message.clicked', node: 'mail' },
  { at: 9, type: 'left', node: 'wait', port: 'b1' },
  { at: 9, type: 'arrived', node: 'gift' },
  { at: 9, type: 'exited' },
]

describe('a story in lines', () => {
  it('tells what happens and what is waited for, not every coming and going', () => {
    expect(visibleSteps(steps).map((index) => `${steps[index]?.type} ${steps[index]?.node ?? ''}`.trim())).toEqual([
      'entered start',
      'left who',
      'sent mail',
      'arrived wait',
      'event mail',
      'left wait',
      'exited',
    ])
  })

  it('stays on the line that was told last while something silent happens', () => {
    const visible = visibleSteps(steps)
    expect([-1, 0, 1, 3, 4, 7, 12].map((step) => toldAt(visible, step))).toEqual([-1, 0, 0, 0, 4, 6, 12])
  })

  it('has a last line for somebody who has just come to rest', () => {
    expect(visibleSteps([{ at: 0, type: 'arrived', node: 'wait' }])).toEqual([0])
  })
})
