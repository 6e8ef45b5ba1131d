import { describe, expect, it } from 'vitest'
import { primaryGoal } from '../../../document/index.ts'
import { simulate } from '../../../simulator/index.ts'
import { loadTemplate, TEMPLATE_IDS, type TemplateId } from './templates.ts'

/** Enough for every step to be met and for the arms to be told apart. */
const CUSTOMERS = 6_000
/** Who has booked an appointment mostly comes: there is little left to win. */
const MOSTLY_REACHED: readonly TemplateId[] = ['appointment-reminder']

describe.each(TEMPLATE_IDS)('the figures of the template %s', async (id) => {
  const journey = await loadTemplate(id, 'en')
  const report = simulate({ journey, scenarioId: 's1', customers: CUSTOMERS })
  const variant = journey.variants[journey.mainVariant]

  it('reach the goal as often as people would believe', () => {
    const figures = report.goals[primaryGoal(journey.settings.goals) ?? '']
    expect(figures?.rate).toBeGreaterThan(0.01)
    expect(figures?.rate).toBeLessThan(MOSTLY_REACHED.includes(id) ? 0.8 : 0.6)
    expect(figures?.value).toBeGreaterThan(0)
  })

  it('show that something is better than the control', () => {
    const tests = Object.entries(variant?.nodes ?? {}).flatMap(([node, { kind, config }]) =>
      kind === 'experiment' ? [{ arms: config.arms, seen: report.experiments[node]?.arms ?? {} }] : [],
    )
    for (const { arms, seen } of tests) {
      const control = Object.keys(arms).find((arm) => arms[arm]?.control)
      const rates = Object.entries(seen).flatMap(([arm, { rate }]) => (arm === control ? [] : [rate]))
      expect(seen[control ?? '']?.rate).toBeLessThan(Math.max(...rates))
    }
    expect(tests.length).toBeGreaterThan(0)
  })

  it('leave no step unvisited, and nobody pestered', () => {
    expect(report.coverage.unvisitedNodes).toEqual([])
    expect(report.entered).toBeGreaterThan(CUSTOMERS / 2)
    expect(report.pressure.messagesPerCustomerWeek.mean).toBeLessThan(5)
  })
})
