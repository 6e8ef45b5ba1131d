import { describe, expect, it } from 'vitest'
import type { Condition, ConfigOf, ExitRule, RuleOperator, RuleValue } from '../../document/index.ts'
import { check } from './index.ts'
import { END, journeyOf, MAIL, node, START } from './testing/journeys.ts'

type Branches = ConfigOf<'waitFor'>['branches']
const worth = (operator: RuleOperator, value: RuleValue) => where({ field: 'event.value', operator, value })
const where = (...rules: Condition[]) => ({ combinator: 'and' as const, rules })
const buys = { name: 'Buys', event: 'purchase' }

/** A mail, then a wait with these branches, in a journey with these exit rules. */
function hearing(branches: Branches, exitRules: Record<string, ExitRule> = {}) {
  const journey = journeyOf({
    nodes: { start: START, mail: MAIL, sms: MAIL, x: node('waitFor', { timeout: 'P9D', branches }), end: END },
    edges: [
      'start > mail',
      'mail > sms',
      'sms > x',
      'x:timeout > end',
      ...Object.keys(branches).map((port) => `x:${port} > end`),
    ],
    settings: { exitRules },
  })
  return check(journey).map(({ code, port, values }) =>
    [code, port, values?.by ?? values?.rule].filter(Boolean).join(' '),
  )
}

describe('branches of a wait that hear the same event', () => {
  it('leave nothing for one behind a wider one, named by what takes it', () => {
    const large = { name: 'Large', event: 'purchase', where: worth('>', 100) }
    expect(hearing({ b1: buys, b2: large })).toEqual(['wait-branch-hidden b2 “Buys”'])
    expect(hearing({ b1: large, b2: buys })).toEqual([])
  })

  it('are asked in the order of their ids, whatever their order in the file', () => {
    const large = { name: 'Large', event: 'purchase', where: worth('>', 100) }
    expect(hearing({ b2: large, b1: buys })).toEqual(['wait-branch-hidden b2 “Buys”'])
  })

  it('may share it out so that nothing is left for a third', () => {
    const branches = {
      b1: { name: '', event: 'purchase', where: worth('>', 10) },
      b2: { name: 'Low', event: 'purchase', where: worth('<=', 20) },
      b3: { name: 'Middle', event: 'purchase', where: worth('between', [5, 30]) },
    }
    expect(hearing(branches)).toEqual(['wait-branch-hidden b3 “b1”, “Low”'])
    expect(hearing({ ...branches, b3: { name: 'Any', event: 'purchase' } })).toEqual([])
  })

  it('do not hide those that hear another event, or of another message', () => {
    const opens = (message?: string) => ({ name: '', event: 'message.opened', ...(message ? { message } : {}) })
    expect(hearing({ b1: opens('mail'), b2: { name: '', event: 'message.clicked', message: 'mail' } })).toEqual([])
    expect(hearing({ b1: opens('mail'), b2: opens('sms') })).toEqual([])
    expect(hearing({ b1: opens('mail'), b2: opens() })).toEqual([])
    expect(hearing({ b1: opens(), b2: opens('mail') })).toEqual(['wait-branch-hidden b2 “b1”'])
    expect(hearing({ b1: opens('mail'), b2: opens('mail') })).toEqual(['wait-branch-hidden b2 “b1”'])
  })

  it('that contradict themselves are told as such, not as hidden', () => {
    const never = where(
      { field: 'event.value', operator: '>', value: 2 },
      { field: 'event.value', operator: '<', value: 1 },
    )
    expect(hearing({ b1: buys, b2: { ...buys, where: never } })).toEqual(['condition-never-true b2'])
  })
})

describe('an exit rule on the event that a branch waits for', () => {
  it('takes the customer before the branch, which is told', () => {
    expect(hearing({ b1: buys }, { x1: { event: 'purchase', reason: 'Bought' } })).toEqual([
      'branch-behind-exit-rule b1 Bought',
    ])
    expect(hearing({ b1: buys }, { x1: { event: 'purchase', reason: '' } })).toEqual(['branch-behind-exit-rule b1 x1'])
  })

  it('with a condition takes only what meets it', () => {
    const rule = { event: 'purchase', reason: 'Large', where: worth('>', 100) }
    expect(hearing({ b1: buys }, { x1: rule })).toEqual([])
    expect(hearing({ b1: { ...buys, where: worth('>', 200) } }, { x1: rule })).toEqual([
      'branch-behind-exit-rule b1 Large',
    ])
    expect(hearing({ b1: { ...buys, where: worth('>', 50) } }, { x1: rule })).toEqual([])
  })

  it('on another event is none of its business', () => {
    expect(hearing({ b1: buys }, { x1: { event: 'message.unsubscribed', reason: 'Gone' } })).toEqual([])
  })
})
